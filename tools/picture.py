"""Put the demo's real output into the README: `make picture`. Needs Chromium on the machine."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.browsing import NAMES

from crossbearing import casework

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "pictures" / "report.png"
SIZE = "1000,1900"


def main() -> None:
    """Assess the first bundled incident; show its page and its first lines in the README."""
    case = casework.demo()
    settings = casework.Settings(metadata=case.metadata)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "demo")
        paths = [str(path) for path in case.paths]
        assessment = casework.assess(paths, case.question, settings, out=folder)
        photograph(folder / "report.html")
    quote(casework.terminal(assessment))


def photograph(page: Path) -> None:
    """Write the top of a page as a PNG."""
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    if browser is None:
        sys.exit(f"no browser found ({', '.join(NAMES)}); install Chromium")
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            browser,
            "--headless",
            "--no-sandbox",  # the page is our own, and containers run as root
            "--hide-scrollbars",
            f"--window-size={SIZE}",
            f"--screenshot={PICTURE}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )
    print(f"wrote {PICTURE.relative_to(ROOT)}")


def quote(printed: str) -> None:
    """Replace the README's block of output by the part that is printed before the readings."""
    shown = printed.split("\nWhat it rests on")[0].strip()
    before, _, rest = README.read_text("utf-8").partition("```text\n")
    after = rest.partition("```\n")[2]
    README.write_text(f"{before}```text\n{shown}\n```\n{after}", encoding="utf-8")
    print(f"wrote {README.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
