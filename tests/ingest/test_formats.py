import gzip
import json
from email.message import EmailMessage

import pytest

from crossbearing.ingest.gather import gather
from crossbearing.model import Dated
from tests.ingest.making import PAGE, STORY, documents, pdf, split, warc, word, zipped


def test_a_text_file_is_kept_code_point_for_code_point(tmp_path):
    """White space, line ends and controls of a .txt file are untouched."""
    text = "\n  Title \r\n\r\nBody\u202e of it.\t\n\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (document,) = documents(tmp_path)
    assert (document.text, document.decoder) == (text, "text 1 utf-8")


def test_markdown_is_text_with_a_title(tmp_path):
    """The first heading is the title; the mark-up stays in the text."""
    (tmp_path / "a.md").write_text(f"# Fire at Sarn\n\n{STORY[0]}\n")
    (document,) = documents(tmp_path)
    assert document.title == "Fire at Sarn"
    assert document.text.startswith("# Fire")


def test_a_web_page_gives_headline_and_paragraphs_on_lines(tmp_path):
    """The article comes out a line a paragraph, without the navigation around it."""
    (tmp_path / "a.html").write_text(PAGE)
    (document,) = documents(tmp_path)
    assert document.text.split("\n") == ["Fire at the Sarn depot", *STORY]
    assert document.decoder.startswith("trafilatura ")


def test_a_web_page_says_who_published_it_and_when(tmp_path):
    """Title, publisher, byline and date with zone come from the page's own mark-up."""
    (tmp_path / "a.html").write_text(PAGE)
    (document,) = documents(tmp_path)
    assert (document.title, document.publisher) == ("Fire at the Sarn depot", "The Lamp")
    assert document.byline == "Ada Venn"
    assert document.published == Dated(
        value="2031-03-12T08:30:00+03:00",
        zone="+03:00",
        found="html meta article:published_time",
    )


def test_json_ld_dates_an_article(tmp_path):
    """A date and an author in JSON-LD count where there is no meta tag."""
    linked = {
        "@type": "NewsArticle",
        "datePublished": "2031-03-12",
        "author": {"name": "B. Or"},
    }
    script = f"<script type='application/ld+json'>{json.dumps(linked)}</script>"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    (tmp_path / "a.html").write_text(f"<html><head>{script}</head><body>{body}</body></html>")
    (document,) = documents(tmp_path)
    assert document.published == Dated(value="2031-03-12", found="html JSON-LD datePublished")
    assert document.byline == "B. Or"


def test_a_page_without_a_date_has_none(tmp_path):
    """No date is taken from the clock, the file or figures in the text."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (*STORY, "It was built in 2019."))
    (tmp_path / "a.html").write_text(f"<html><body>{body}</body></html>")
    (document,) = documents(tmp_path)
    assert (document.published, document.modified) == (None, None)


def test_a_declared_charset_is_followed(tmp_path):
    """A page in Windows-1251 that says so is read as that."""
    body = "<p>Министерство заявило, что над складом в ту ночь никто не летал.</p>" * 3
    page = f"<html><head><meta charset=windows-1251></head><body>{body}</body></html>"
    (tmp_path / "a.html").write_bytes(page.encode("cp1251"))
    (document,) = documents(tmp_path)
    assert document.text.startswith("Министерство заявило")
    assert document.language == "ru"


def test_a_pdf_gives_a_line_a_paragraph(tmp_path):
    """Lines that were only wrapped on the page are joined again."""
    long = [f"{STORY[0]} {STORY[1]}", f"{STORY[2]} {STORY[0]}"]
    (tmp_path / "a.pdf").write_bytes(pdf("Fire at Sarn", *long))
    (document,) = documents(tmp_path)
    assert document.text.split("\n") == ["Fire at Sarn", *long]
    assert document.title == "Fire at Sarn"


def test_a_word_document_gives_paragraphs_and_cells(tmp_path):
    """Paragraphs and table cells come out in order, a line each."""
    (tmp_path / "a.docx").write_bytes(word("Fire at Sarn", *STORY))
    (document,) = documents(tmp_path)
    assert document.text.split("\n") == ["Fire at Sarn", *STORY, "A cell of the table"]


def mail() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Fire at Sarn"
    message["From"] = "Sarn desk <desk@lamp.example>"
    message["Date"] = "Wed, 12 Mar 2031 08:30:00 +0300"
    message.set_content("\n\n".join(STORY))
    return message


def test_an_email_has_subject_sender_and_date(tmp_path):
    """Headers give title, byline and the date with its zone."""
    (tmp_path / "a.eml").write_bytes(mail().as_bytes())
    (document,) = documents(tmp_path)
    assert (document.kind, document.title) == ("email", "Fire at Sarn")
    assert document.byline == "Sarn desk"
    assert document.published == Dated(
        value="2031-03-12T08:30:00+03:00", zone="+0300", found="email Date header"
    )


def test_reports_attached_to_an_email_are_read(tmp_path):
    """An attached PDF is a document of its own, held in the message."""
    message = mail()
    message.add_attachment(
        pdf(*STORY), maintype="application", subtype="pdf", filename="../annex.pdf"
    )
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    gathered, _ = split(gather([str(tmp_path)]))
    body, annex = gathered
    assert annex.capture.path == f"{tmp_path}/a.eml!annex.pdf"
    assert annex.capture.container == body.capture.sha256


def post(**fields: object) -> dict[str, object]:
    return {"account": "@sarn_eye", "id": "77", "time": "2031-03-12T08:30:00Z"} | fields


def test_a_post_keeps_its_account_time_and_earlier_wordings(tmp_path):
    """The account is the publisher, and edits are editions."""
    edits = [{"time": "2031-03-12T08:00:00Z", "text": "A strike!"}]
    (tmp_path / "a.json").write_text(json.dumps(post(text="A blast.", edits=edits)))
    (document,) = documents(tmp_path)
    assert (document.kind, document.publisher, document.text) == (
        "post",
        "@sarn_eye",
        "A blast.",
    )
    assert document.published == Dated(
        value="2031-03-12T08:30:00+00:00", zone="Z", found='post field "time"'
    )
    assert [edition.text for edition in document.editions] == ["A strike!"]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_many_posts_stand_in_a_list_or_on_lines(tmp_path, name):
    """A list and a post a line give the same documents."""
    posts = [post(text="A blast."), post(text="A second one.", id=78)]
    lines = "\n".join(map(json.dumps, posts))
    (tmp_path / name).write_text(json.dumps(posts) if name == "a.json" else lines)
    assert [document.address for document in documents(tmp_path)] == [
        f"{name}#77",
        f"{name}#78",
    ]


@pytest.mark.parametrize("compressed", [False, True])
def test_a_warc_gives_its_pages_under_their_addresses(tmp_path, compressed):
    """Pages are documents, pictures are not, and each names the archive that held it."""
    url = "http://lamp.example/fire"
    pages = [(url, PAGE.encode(), "text/html"), (f"{url}.png", b"\x89PNG", "image/png")]
    name = "a.warc.gz" if compressed else "a.warc"
    (tmp_path / name).write_bytes(warc(*pages, compressed=compressed))
    gathered, _ = split(gather([str(tmp_path)]))
    (item,) = gathered
    assert (item.document.url, item.document.address) == (url, url)
    assert item.capture.fetched_at == "2031-03-13T10:00:00Z"
    assert item.raw == PAGE.encode()


def test_a_wacz_gives_the_pages_of_its_warcs(tmp_path):
    """The WARC in a WACZ is opened in its turn."""
    inner = warc(("http://lamp.example/", PAGE.encode(), "text/html"), compressed=True)
    files = {"datapackage.json": b"{}", "archive/data.warc.gz": inner}
    (tmp_path / "a.wacz").write_bytes(zipped(files))
    (document,) = documents(tmp_path)
    assert document.path.endswith("a.wacz!archive/data.warc.gz!http://lamp.example/")


def test_a_compressed_text_is_the_text(tmp_path):
    """a.txt.gz reads like a.txt, and names the file that held it."""
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress("\n".join(STORY).encode()))
    (document,) = documents(tmp_path)
    assert document.text == "\n".join(STORY)


def test_a_file_without_a_suffix_is_told_by_its_first_bytes(tmp_path):
    """A PDF, a page and a text are told apart without their names."""
    (tmp_path / "a").write_bytes(pdf(*STORY))
    (tmp_path / "b").write_text(PAGE)
    (tmp_path / "c").write_text(STORY[0])
    decoders = [document.decoder.split()[0] for document in documents(tmp_path)]
    assert decoders == ["pypdf", "trafilatura", "text"]
