import os
from pathlib import Path

from crossbearing.ingest.walk import Found, walk
from crossbearing.model import Skipped


def founds(*given: Path) -> list[Found]:
    items = list(walk([str(path) for path in given]))
    assert not any(isinstance(item, Skipped) for item in items)
    return [item for item in items if isinstance(item, Found)]


def skips(given: Path) -> list[str]:
    return [item.reason for item in walk([str(given)]) if isinstance(item, Skipped)]


def paths(*given: Path) -> list[str]:
    return [
        item.path for item in walk([str(path) for path in given]) if isinstance(item, Found)
    ]


def put(file: Path, text: str = "x") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def test_a_folder_is_walked_to_its_ends_in_order(tmp_path):
    """Files of all levels come sorted by path, with addresses within the folder."""
    for name in ("b/z.txt", "a.txt", "b/c/y.txt"):
        put(tmp_path / name)
    addresses = [item.address for item in founds(tmp_path)]
    assert addresses == ["a.txt", "b/c/y.txt", "b/z.txt"]


def test_hidden_files_and_folders_are_passed_over(tmp_path):
    """What begins with a dot is left alone in a folder, and read when given by name."""
    hidden = put(tmp_path / ".notes.txt")
    put(tmp_path / ".git" / "x.txt")
    assert list(walk([str(tmp_path)])) == []
    assert paths(hidden) == [str(hidden)]


def test_links_in_circles_come_to_an_end(tmp_path):
    """A folder that holds a link to itself is read once."""
    put(tmp_path / "a" / "x.txt")
    (tmp_path / "a" / "again").symlink_to(tmp_path / "a")
    (tmp_path / "up").symlink_to(tmp_path)
    assert paths(tmp_path) == [str(tmp_path / "a" / "x.txt")]


def test_folders_full_of_links_to_each_other_are_read_once(tmp_path):
    """Twelve folders with links to all the others do not multiply."""
    folders = [tmp_path / f"f{number}" for number in range(12)]
    for folder in folders:
        put(folder / "x.txt")
    for folder in folders:
        for other in folders:
            (folder / f"to-{other.name}").symlink_to(other)
    assert len(paths(tmp_path)) == 12


def test_a_linked_file_is_one_file_with_two_paths(tmp_path):
    """The true name leads, whatever the order, and the link is remembered."""
    put(tmp_path / "z.txt")
    (tmp_path / "a.txt").symlink_to(tmp_path / "z.txt")
    (found,) = founds(tmp_path)
    assert (found.address, found.also_at) == ("z.txt", (f"{tmp_path}/a.txt",))


def test_a_link_that_leads_out_is_skipped(tmp_path):
    """A link planted in a folder cannot pull in a file from elsewhere."""
    put(tmp_path / "secret.txt")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.txt").symlink_to(tmp_path / "secret.txt")
    (reason,) = skips(tmp_path / "in")
    assert "leads out of the folder" in reason


def test_a_dangling_link_is_skipped(tmp_path):
    """A link to nothing is named."""
    (tmp_path / "x.txt").symlink_to(tmp_path / "gone.txt")
    assert len(skips(tmp_path)) == 1


def test_a_pipe_is_skipped_and_not_waited_for(tmp_path):
    """A named pipe with nobody writing does not hold the run up."""
    os.mkfifo(tmp_path / "x.txt")
    (reason,) = skips(tmp_path)
    assert "a pipe" in reason


def test_a_path_that_is_not_there_is_skipped(tmp_path):
    """A missing file is named with the system's reason."""
    (reason,) = skips(tmp_path / "gone.txt")
    assert "No such file" in reason


def test_a_folder_named_like_a_file_is_a_folder(tmp_path):
    """x.txt may be a folder; what lies in it is found."""
    inside = put(tmp_path / "x.txt" / "y.txt")
    assert paths(tmp_path) == [str(inside)]


def test_a_name_that_is_no_utf_8_can_be_stored(tmp_path):
    """Odd bytes in a file's name are spelt out."""
    with open(os.path.join(os.fsencode(tmp_path), b"\xff.txt"), "wb") as file:
        file.write(b"x")
    (found,) = founds(tmp_path)
    assert found.address == "\\xff.txt"


def test_a_file_given_twice_comes_once(tmp_path):
    """The folder and a file in it, in either order, give the file once."""
    put(tmp_path / "x.txt")
    both = [tmp_path, tmp_path / "x.txt"]
    assert founds(*both) == founds(*both[::-1])
    assert len(paths(*both)) == 1


def test_a_case_is_not_read_as_reports(tmp_path):
    """A case folder among reports, or given itself, is named and left alone."""
    case = tmp_path / "case"
    (case / "captures" / "ab").mkdir(parents=True)
    for name in ("case.db", "case.toml", "report.html", "captures/ab/cd"):
        (case / name).write_text("An echo.")
    (tmp_path / "report.txt").write_text("A voice.")
    assert paths(tmp_path) == [str(tmp_path / "report.txt")]
    for given in (tmp_path, case):
        (reason,) = skips(given)
        assert "is a case" in reason
