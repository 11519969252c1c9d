import gzip
import json
import os
from pathlib import Path

import pytest

from crossbearing.ingest import Limits
from crossbearing.ingest.gather import gather
from tests.ingest.making import (
    PAGE,
    STORY,
    documents,
    pdf,
    refused,
    scan,
    split,
    warc,
    with_member,
    word,
    zipped,
)

ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><d>&b;</d>"""


def put(folder: Path, name: str, raw: bytes) -> Path:
    (folder / name).write_bytes(raw)
    return folder / name


def test_an_empty_file_is_named_empty(tmp_path):
    """A file of no bytes is skipped as empty."""
    assert refused(put(tmp_path, "a.txt", b"")) == "is empty"


def test_a_binary_named_txt_is_refused(tmp_path):
    """A program called .txt is no report."""
    assert "a program" in refused(put(tmp_path, "a.txt", b"\x7fELF\x02\x01\x01\0" * 50))


def test_noise_named_txt_is_refused(tmp_path):
    """Bytes that are no text in any encoding are refused with a remedy."""
    noise = bytes((number * 73 + number // 7) % 256 for number in range(1, 4000))
    assert "save it as UTF-8" in refused(put(tmp_path, "a.txt", noise))


def test_nul_characters_are_refused_with_their_place(tmp_path):
    """A NUL inside UTF-8 text is pointed at."""
    assert "a NUL stands at 5" in refused(
        put(tmp_path, "a.txt", b"Fire \0at Sarn depot, again")
    )


def test_mixed_encodings_are_refused_with_the_line(tmp_path):
    """A file partly UTF-8 and partly Latin-1 names the line that breaks."""
    mixed = "Café à Sarn, été\nline two\n".encode() + "dépôt".encode("latin-1")
    assert "not on line 3" in refused(put(tmp_path, "a.txt", mixed))


def test_a_broken_utf_16_file_is_refused(tmp_path):
    """A byte order mark that the bytes betray is said so."""
    assert "begins as utf-16" in refused(put(tmp_path, "a.txt", b"\xff\xfe\x00\xd8a"))


def test_bidirectional_controls_stay_in_the_text(tmp_path):
    """Controls that turn text around are kept, for others to show safely."""
    text = "The \u202edeliaf\u202c test\u2067 at Sarn\u2069 was denied."
    (document,) = documents(put(tmp_path, "a.txt", text.encode()))
    assert document.text == text


def test_a_file_of_two_hundred_megabytes_is_refused(tmp_path):
    """A file over the limit is refused before it is read."""
    big = put(tmp_path, "a.txt", b"x")
    os.truncate(big, 200_000_000)
    assert "larger than 100,000,000 bytes" in refused(big)


def test_standard_input_is_bounded(tmp_path):
    """What comes in on a pipe is held to the same limit."""
    with put(tmp_path, "a.txt", b"x" * 50).open("rb") as stdin:
        reason = refused("-", stdin=stdin, limits=Limits(file_bytes=20))
    assert "larger than 20 bytes" in reason


def test_a_zip_bomb_named_docx_is_refused(tmp_path):
    """A Word document that would expand a thousandfold is not expanded."""
    bomb = with_member(word(*STORY), "word/media/a.xml", b" " * 300_000_000)
    assert "expands to more than" in refused(put(tmp_path, "a.docx", bomb))


def test_a_zip_bomb_named_wacz_is_refused(tmp_path):
    """A web archive that would expand a thousandfold is not expanded."""
    bomb = zipped({"archive/a.warc": b" " * 50_000_000})
    assert "expands to more than" in refused(put(tmp_path, "a.wacz", bomb))


def test_too_many_members_are_refused(tmp_path):
    """An archive of very many files is refused by number."""
    many = zipped({f"archive/{number}.warc": b"" for number in range(30)})
    reason = refused(put(tmp_path, "a.wacz", many), limits=Limits(members=20))
    assert "more than 20 files" in reason


def test_a_gzip_bomb_is_refused(tmp_path):
    """A gzip of zeros stops at the limit."""
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert "expands to more than" in refused(put(tmp_path, "a.txt.gz", bomb))


def test_a_gzip_of_gzips_is_refused(tmp_path):
    """Compression within compression within compression comes to an end."""
    raw = b"Fire at Sarn"
    for _ in range(8):
        raw = gzip.compress(raw)
    assert "nested more than 4 deep" in refused(put(tmp_path, "a" + ".gz" * 8, raw))


def test_a_gzip_that_is_cut_short_is_refused(tmp_path):
    """Half a gzip is not taken for the whole."""
    half = gzip.compress("\n".join(STORY).encode())[:-20]
    assert "cut short" in refused(put(tmp_path, "a.txt.gz", half))


def test_an_http_body_that_is_a_bomb_is_refused(tmp_path):
    """A page compressed a thousandfold inside a WARC is skipped by its address."""
    body = gzip.compress(b" " * 50_000_000)
    raw = warc(
        ("http://lamp.example/", body, "text/html"), headers=[("Content-Encoding", "gzip")]
    )
    assert "expands to more than" in refused(put(tmp_path, "a.warc", raw))


@pytest.mark.parametrize("tag", ["div", "b", "blockquote"])
def test_deeply_nested_html_is_refused(tmp_path, tag):
    """A hundred thousand elements within one another are refused before a tree is built."""
    page = f"<html><body>{f'<{tag}>' * 100_000}deep"
    assert "more than 200 deep" in refused(put(tmp_path, "a.html", page.encode()))


def test_an_xml_bomb_in_a_word_document_is_refused(tmp_path):
    """Entities are refused wherever they stand in the archive."""
    bomb = with_member(word(*STORY), "word/document.xml", ENTITIES)
    assert "XML bomb" in refused(put(tmp_path, "a.docx", bomb))


def test_an_xml_bomb_in_another_encoding_is_refused(tmp_path):
    """A bomb written in UTF-16 is seen all the same."""
    wide = ENTITIES.decode().replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16")
    bomb = with_member(word(*STORY), "docProps/core.xml", wide)
    assert "XML bomb" in refused(put(tmp_path, "a.docx", bomb))


@pytest.mark.parametrize("cut", [10, 400, 5000])
def test_a_broken_word_document_is_refused(tmp_path, cut):
    """A Word document cut short names the remedy."""
    assert "get another copy" in refused(put(tmp_path, "a.docx", word(*STORY)[:cut]))


def test_an_encrypted_pdf_is_refused(tmp_path):
    """A PDF with a password asks for a copy without."""
    assert "is encrypted" in refused(put(tmp_path, "a.pdf", pdf(*STORY, encrypt="secret")))


def test_a_broken_pdf_is_refused(tmp_path):
    """A PDF cut short is refused, not half read."""
    assert "broken PDF" in refused(put(tmp_path, "a.pdf", pdf(*STORY)[:300]))


def test_a_scan_asks_for_ocr(tmp_path):
    """A PDF of pictures holds no text."""
    assert "OCR" in refused(put(tmp_path, "a.pdf", scan()))


def test_paths_that_climb_out_of_an_archive_lead_nowhere(tmp_path):
    """A member called ../../x is read under a safe name, and nothing is written."""
    inner = warc(("http://lamp.example/", PAGE.encode(), "text/html"))
    folder = tmp_path / "deep" / "er"
    folder.mkdir(parents=True)
    put(folder, "a.wacz", zipped({"../../x.warc": inner}))
    (document,) = documents(folder)
    assert "a.wacz!x.warc!" in document.path
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["a.wacz"]


def test_a_warc_cut_short_keeps_what_came_before(tmp_path):
    """The first page is read, and the rest is named as lost."""
    pages = [(f"http://lamp.example/{n}", PAGE.encode(), "text/html") for n in range(2)]
    whole = warc(*pages)
    gathered, skipped = split(gather([str(put(tmp_path, "a.warc", whole[:-900]))]))
    assert [item.document.url for item in gathered] == ["http://lamp.example/0"]
    assert "cut short or broken" in skipped[0].reason


def test_an_archived_error_page_is_no_report(tmp_path):
    """A 404 in a WARC is skipped with what the server said."""
    raw = warc(("http://lamp.example/", PAGE.encode(), "text/html"), status="404 Not Found")
    assert "answered 404" in refused(put(tmp_path, "a.warc", raw))


@pytest.mark.parametrize(
    "raw",
    [b"{", b'{"text": 4}', b"[" * 100_000, b'{"text": "\\ud800"}', b'{"text": "a\\u0000"}'],
)
def test_json_that_is_no_post_is_refused(tmp_path, raw):
    """Broken, foreign, deep and unstorable JSON is refused with the shape wanted."""
    reason = refused(put(tmp_path, "a.json", raw))
    assert "a post is" in reason or "broken characters" in reason


def test_an_email_nested_a_thousand_deep_is_refused(tmp_path):
    """Multiparts within multiparts do not exhaust the stack."""
    deep = b"From: a@b.example\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n)
        for n in range(1500)
    )
    put(tmp_path, "a.eml", deep)
    put(tmp_path, "b.txt", STORY[0].encode())
    gathered, _ = split(gather([str(tmp_path)]))
    assert [item.document.address for item in gathered] == ["b.txt"]


def test_a_table_is_no_report(tmp_path):
    """A CSV among reports is pointed to --metadata."""
    assert "--metadata" in refused(put(tmp_path, "a.csv", b"path,title\n"))


def test_one_bad_file_among_many_leaves_the_rest(tmp_path):
    """Good reports are read whatever stands beside them, and the bad ones are named."""
    put(tmp_path, "a.txt", STORY[0].encode())
    put(tmp_path, "b.pdf", b"%PDF-1.4 nothing")
    put(tmp_path, "c.json", json.dumps([{"text": "Fire."}, 3]).encode())
    gathered, skipped = split(gather([str(tmp_path)]))
    assert [item.document.address for item in gathered] == ["a.txt", "c.json#1"]
    assert [item.path for item in skipped] == [f"{tmp_path}/b.pdf", f"{tmp_path}/c.json#2"]


def test_five_million_spaces_are_read(tmp_path):
    """A file of white space neither hangs the search for lines nor makes a title."""
    (document,) = documents(put(tmp_path, "a.txt", b" " * 5_000_000 + b"x" + b" " * 5_000_000))
    assert (document.title, document.furniture) == ("x", ())
