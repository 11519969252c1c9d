"""Print the two laboratory sheets of the bundled incidents; the same bytes every time.

python tools/make_demo_pdf.py            writes both into casework/demo
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

DEMO = Path(__file__).parents[1] / "src" / "crossbearing" / "casework" / "demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A one-page report: where it goes, its head lines and its paragraphs."""

    path: str
    institute: str
    title: str
    dateline: str
    paragraphs: tuple[str, ...]


QUIST = Sheet(
    path="sarn/reports/09-quist-institute.pdf",
    institute="Quist Institute for Propellant Chemistry, Melvane Harbour, Melvane",
    title="Report 31/118: samples from the ammunition depot at Sarn",
    dateline="Melvane Harbour, 20 March 2031",
    paragraphs=(
        "The Quist Institute is independent. It is paid by the University of Melvane, and neither "
        "Ansel nor Teral has a seat on its board. Our own staff took the samples on 17 March, "
        "with leave of the Sarn town council, and nobody else has handled them.",
        "Samples. Forty-one samples of propellant, soil and casing were taken from halls four, "
        "five and six and from the crater between them.",
        "The Quist Institute found that the propellant in hall six had lost almost all of its "
        "stabiliser. Degraded propellant heats itself and can take fire without any spark.",
        "The Quist Institute concluded that the explosion was an accident caused by degraded "
        "propellant.",
        "The Quist Institute found no trace of missile fuel or of a foreign warhead in the crater.",
        "A missile of the size described in the press would have left both, and we would expect "
        "to detect them in nine cases out of ten.",
        "Limits. Hall six was washed by rain for three days before sampling. The institute does "
        "not say who was answerable for the store.",
    ),
)

TAMBER = Sheet(
    path="orlo/reports/09-tamber-laboratory.pdf",
    institute="Tamber Laboratory for Fire and Blast, Thrane City, Thrane",
    title="Examination 2033-74: debris of the pumping station at Orlo",
    dateline="Thrane City, 16 October 2033",
    paragraphs=(
        "The Tamber Laboratory is independent. It belongs to a foundation in Thrane and takes no "
        "money from Osmere, Pelmar or Dovrin. The debris was collected from the beach below the "
        "station by two of our chemists on 9 October, before the ruins were cleared.",
        "Debris. Twenty-six pieces of steel plate, roof and insulation were examined.",
        "The Tamber Laboratory found military explosive on nineteen of the twenty-six pieces.",
        "The Tamber Laboratory concluded that the explosion was an attack with a military "
        "warhead.",
        "The warhead struck the roof of the compressor hall. Gas leaves no such residue, the "
        "compressor hall was not blown outward, and the gas main was intact at the first valve.",
        "Limits. The laboratory does not say who fired the warhead. Seven pieces had lain in the "
        "sea for two tides and bore no residue of any kind.",
    ),
)

SHEETS = (QUIST, TAMBER)


def sheet_bytes(sheet: Sheet) -> bytes:
    """The sheet as a PDF: no clock, no random id, no compression that varies by library."""
    styles = getSampleStyleSheet()
    out = BytesIO()
    page = SimpleDocTemplate(
        out,
        pagesize=A4,
        invariant=1,
        pageCompression=0,
        title=sheet.title,
        author=sheet.institute,
    )
    story = [
        Paragraph(sheet.institute, styles["Heading4"]),
        Paragraph(sheet.title, styles["Heading2"]),
        Paragraph(sheet.dateline, styles["BodyText"]),
    ]
    for paragraph in sheet.paragraphs:
        story += [Spacer(1, 8), Paragraph(paragraph, styles["BodyText"])]
    page.build(story)
    return out.getvalue()


def main() -> None:
    """Write every sheet to its place among the bundled reports."""
    for sheet in SHEETS:
        (DEMO / sheet.path).write_bytes(sheet_bytes(sheet))


if __name__ == "__main__":
    main()
