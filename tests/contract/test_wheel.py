"""The wheel, installed alone with its dependencies in an empty environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
UV = shutil.which("uv", path=os.pathsep.join([str(BIN), os.environ["PATH"]])) or "uv"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that sees nothing of this checkout's Python path."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment that holds the wheel and what it needs, no more."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        folder,
        ROOT,
        cwd=folder,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    made = run(UV, "venv", "--python", sys.executable, folder / "venv", cwd=folder)
    assert made.returncode == 0, made.stderr
    python = folder / "venv" / "bin" / "python"
    locked = ROOT / "requirements" / "dev.txt"
    added = run(UV, "pip", "install", "--python", python, "-c", locked, wheel, cwd=folder)
    assert added.returncode == 0, added.stderr
    return python.parent


@pytest.mark.slow
@pytest.mark.network
def test_the_wheel_alone_runs_the_demo(installed, tmp_path):
    """Templates, tables, migrations and the bundled incident all travel inside the wheel."""
    done = run(installed / "crossbearing", "demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (report,) = tmp_path.glob("*/report.html")
    assert str(report.relative_to(tmp_path)) in done.stdout


@pytest.mark.slow
@pytest.mark.network
def test_a_missing_extra_is_named(installed, tmp_path):
    """Without the web extra `serve` says how to get it."""
    done = run(installed / "crossbearing", "serve", ".", "--reviewer", "R. Eader", cwd=tmp_path)
    assert done.returncode == 1
    assert "crossbearing[web]" in done.stderr
    assert "Traceback" not in done.stderr
