from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from crossbearing.errors import TableInvalid, UsageError
from crossbearing.ingest import Limits
from crossbearing.ingest.fetch import Fetched
from crossbearing.ingest.gather import Gathered, gather
from crossbearing.model import Dated
from tests.ingest.making import PAGE, STORY, documents, refused, split, warc

TEXT = "Fire at Sarn\n\n" + "\n\n".join(STORY)


def put(folder: Path, name: str, text: str = TEXT) -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)
    return folder / name


def only(paths: list[str], **options: Any) -> Gathered:
    """The one document gathered, where nothing is skipped."""
    (item,) = gather(paths, **options)
    assert isinstance(item, Gathered)
    return item


def page(url: str, limits: Limits) -> Fetched:
    """A fetch that never leaves the machine."""
    return Fetched(
        url=url,
        raw=PAGE.encode(),
        media_type="text/html",
        charset=None,
        fetched_at="2031-03-13T10:00:00+00:00",
    )


def nothing(url: str, limits: Limits) -> Fetched:
    """A fetch that must not be asked for."""
    raise AssertionError(url)


def test_the_order_given_does_not_matter(tmp_path):
    """Whatever the order of the paths, the documents come in the same one."""
    files = [str(put(tmp_path, f"{name}.txt", TEXT + name)) for name in "cab"]
    assert list(gather(files)) == list(gather(sorted(files))) == list(gather([str(tmp_path)]))


def test_the_bytes_are_kept_under_their_hash(tmp_path):
    """A capture is named by the SHA-256 of the very bytes of the file."""
    file = put(tmp_path, "a.txt")
    item = only([str(file)])
    assert item.raw == file.read_bytes()
    assert item.document.capture == item.capture.sha256


def test_the_place_of_a_folder_does_not_change_ids(tmp_path):
    """A folder moved elsewhere gives documents of the same names."""
    put(tmp_path / "x", "a/b.txt")
    put(tmp_path / "y", "a/b.txt")
    ids = [documents(tmp_path / name)[0].id for name in ("x", "y")]
    assert ids[0] == ids[1]


def test_the_same_document_twice_comes_once(tmp_path):
    """Same bytes, same address and same publisher are one document found at two paths."""
    one, two = put(tmp_path / "x", "a.txt"), put(tmp_path / "y", "a.txt")
    (document,) = documents(two, one)
    assert (document.path, document.also_at) == (str(one), (str(two),))


def test_the_same_bytes_under_two_publishers_are_two_documents(tmp_path):
    """Two outlets that print the same words stay apart."""
    put(tmp_path, "a.txt"), put(tmp_path, "b.txt")
    table = put(tmp_path, "t.csv", "path,publisher\na.txt,Lamp\nb.txt,Bell\n")
    found = documents(tmp_path, metadata=table)
    assert [document.publisher for document in found] == ["Lamp", "Bell"]
    assert found[0].capture == found[1].capture


def test_one_page_in_two_archives_is_named_as_read(tmp_path):
    """The second copy of a page is left out by name, not counted again."""
    same = ("http://lamp.example/", PAGE.encode(), "text/html")
    (tmp_path / "a.warc").write_bytes(warc(same))
    (tmp_path / "b.warc").write_bytes(warc(same, ("http://x.example/", b"Fire.", "text/plain")))
    gathered, skipped = split(gather([str(tmp_path)]))
    assert len(gathered) == 2
    assert "a.warc!http://lamp.example/, which was read already" in skipped[0].reason


def test_standard_input_is_read(tmp_path):
    """`-` takes one report from standard input, of whatever kind."""
    item = only(["-"], stdin=BytesIO(PAGE.encode()))
    assert (item.document.path, item.document.publisher) == ("-", "The Lamp")


def test_no_standard_input_is_a_wrong_request():
    """`-` with nothing behind it stops the run."""
    with pytest.raises(UsageError, match="standard input"):
        list(gather(["-"]))


def test_an_address_is_fetched_when_given():
    """A URL is fetched, and the document keeps address and time."""
    item = only(["https://lamp.example/fire"], fetcher=page)
    assert item.document.url == "https://lamp.example/fire"
    assert item.capture.fetched_at == "2031-03-13T10:00:00+00:00"


@pytest.mark.parametrize("name", ["list.urls", "list.txt"])
def test_a_list_given_by_itself_is_fetched(tmp_path, name):
    """Each address in a list that was named is fetched once."""
    lines = "https://lamp.example/b\n\nhttps://lamp.example/a\nhttps://lamp.example/b\n"
    found = documents(put(tmp_path, name, lines), fetcher=page)
    assert [document.address[-1] for document in found] == ["a", "b"]


@pytest.mark.parametrize("name", ["list.urls", "list.txt"])
def test_a_list_found_in_a_folder_is_not_fetched(tmp_path, name):
    """Material that merely lies in a folder makes nothing leave the machine."""
    put(tmp_path, name, "https://lamp.example/a\n")
    assert "give it by itself" in refused(tmp_path, fetcher=nothing)


def test_the_table_wins_and_says_so(tmp_path):
    """What the table knows replaces what was found, and the date names the table."""
    put(tmp_path, "a.html", PAGE)
    row = '"a.html","Blaze, again",The Bell,2031-03-14,https://bell.example/1,en-GB'
    table = put(tmp_path, "t.csv", f"path,title,publisher,published,url,language\n{row}\n")
    (document,) = documents(tmp_path, metadata=table)
    assert (document.title, document.publisher) == ("Blaze, again", "The Bell")
    assert document.published == Dated(value="2031-03-14", found="metadata table")
    assert (document.address, document.language) == ("https://bell.example/1", "en")


def test_a_table_in_another_folder_reaches_its_reports(tmp_path):
    """Paths are relative to the table, or absolute, in any of the three forms of table."""
    file = put(tmp_path / "in", "a.txt")
    relative = put(tmp_path / "t", "t.tsv", "path\tpublisher\n../in/a.txt\tLamp\n")
    absolute = put(tmp_path / "t", "t.jsonl", f'{{"path": "{file}", "publisher": "Lamp"}}\n')
    assert documents(file, metadata=relative)[0].publisher == "Lamp"
    assert documents(file, metadata=absolute)[0].publisher == "Lamp"


def test_a_row_that_matches_nothing_is_named(tmp_path):
    """A path in the table with no report behind it comes out as skipped."""
    put(tmp_path, "a.txt")
    table = put(tmp_path, "t.csv", "path,publisher\ngone.txt,Lamp\n")
    _, skipped = split(gather([str(tmp_path)], metadata=table))
    assert [(item.path, "row 2" in item.reason) for item in skipped] == [("gone.txt", True)]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("title\nx\n", "row 1: there is no column path"),
        ("path,title\na.txt,x,y\n", "row 2: has 3 cells for 2 columns"),
        ("path,published\na.txt,03/04/2031\n", "row 2: published '03/04/2031' is not one date"),
        ("path,url\na.txt,lamp.example\n", "row 2: url 'lamp.example' is no http"),
        ("path,language\na.txt,English\n", "row 2: language 'English' is no ISO 639-1"),
        ("path,title\n,x\n", "row 2: has no path"),
        ("path,title\na.txt,x\na.txt,y\n", "row 3: a.txt has row 2 already"),
        ('path,title\na.txt,"x\n', "save the table as CSV again"),
        ("path,title\na.txt,\0 and so much more of it\n", "NUL"),
    ],
)
def test_a_broken_table_names_file_row_and_remedy(tmp_path, table, message):
    """A table that cannot be understood stops the run before anything is read."""
    file = put(tmp_path, "t.csv", table)
    with pytest.raises(TableInvalid, match=r"t\.csv") as raised:
        list(gather([str(tmp_path)], metadata=file))
    assert message in str(raised.value)


def test_json_lines_that_are_no_objects_name_their_row(tmp_path):
    """The row of a broken JSON line is told."""
    file = put(tmp_path, "t.jsonl", '{"path": "a.txt"}\n[1]\n')
    with pytest.raises(TableInvalid, match="row 2: is no object"):
        list(gather([], metadata=file))
