"""Bags: what was put in comes out, and a bag that is not what it says is refused whole."""

from __future__ import annotations

import re
import zipfile
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.errors import BagRefused
from crossbearing.store import opened_bag, write_bag
from crossbearing.store.bag import MANIFEST, TAGS

FILES = {"ledger.jsonl": b"{}\n", "captures/ab/cd": b"\x00\xff" * 9}
NAMES = st.from_regex(r"\A[a-z0-9]{1,8}(/[a-z0-9]{1,8})?\Z")


@pytest.fixture
def bag(tmp_path):
    """A sound bag."""
    path = tmp_path / "bag.zip"
    write_bag(path, FILES.items(), {"External-Description": "a case"})
    return path


def unpacked(path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def pack(path, files):
    with zipfile.ZipFile(path, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def sealed(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with manifests that fit them, as whoever forges a bag would write them."""
    payload = {name: content for name, content in files.items() if name.startswith("data/")}
    tags = {
        "bag-info.txt": b"Payload-Oxum: %d.%d\n"
        % (sum(map(len, payload.values())), len(payload)),
        "bagit.txt": files["bagit.txt"],
        MANIFEST: listed(payload),
    }
    return {**files, **tags, TAGS: listed(tags)}


def listed(files: dict[str, bytes]) -> bytes:
    return "".join(
        f"{sha256(raw).hexdigest()}  {name}\n" for name, raw in files.items()
    ).encode()


def read(path) -> dict[str, bytes]:
    with opened_bag(path) as opened:
        return {name: opened.read(name) for name in opened.files}


@settings(deadline=None, max_examples=30)
@given(st.dictionaries(NAMES, st.binary(max_size=60), max_size=5))
def test_what_is_put_in_comes_out(tmp_path_factory, files):
    """Writing and reading is identity, whatever the bytes."""
    if any(name.startswith(f"{other}/") for name in files for other in files):
        return
    path = tmp_path_factory.mktemp("bags") / "bag.zip"
    write_bag(path, files.items(), {})
    assert read(path) == files


def test_a_bag_is_laid_out_as_the_standard_says(bag):
    """The declaration, one manifest line a payload file, and sums that other tools check."""
    files = unpacked(bag)
    assert files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    for line in files[MANIFEST].decode().splitlines():
        digest, name = line.split("  ")
        assert sha256(files[name]).hexdigest() == digest
    assert b"Payload-Oxum: 21.2\n" in files["bag-info.txt"]


def test_the_same_files_give_the_same_bag(bag, tmp_path):
    """Byte for byte: no clock is in it."""
    again = tmp_path / "again.zip"
    write_bag(again, FILES.items(), {"External-Description": "a case"})
    assert again.read_bytes() == bag.read_bytes()


def test_an_unpacked_bag_and_one_in_a_folder_are_read_too(bag, tmp_path):
    """Other tools unpack a bag, or pack it under a folder of its name."""
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(bag) as opened:
        opened.extractall(folder)
    under = pack(tmp_path / "under.zip", {f"bag/{k}": v for k, v in unpacked(bag).items()})
    assert read(folder) == read(under) == FILES


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "data/../../evil",
        "/etc/evil",
        "C:\\evil",
        "data/..\\evil",
        "data/./evil",
        "data/a b",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(bag, tmp_path, name):
    """Even where the manifest lists it with the right hash."""
    forged = sealed({**unpacked(bag), name: b"evil"})
    with pytest.raises(BagRefused, match="no name for a file"):
        read(pack(tmp_path / "forged.zip", forged))
    assert not (tmp_path.parent / "evil").exists()


def test_a_wrong_hash_is_refused(bag, tmp_path):
    """A payload that was changed on the way."""
    forged = {**unpacked(bag), "data/ledger.jsonl": b"[]\n"}
    with pytest.raises(BagRefused, match=r"ledger\.jsonl is not what the manifest says"):
        read(pack(tmp_path / "forged.zip", forged))


def test_a_manifest_that_was_changed_is_refused(bag, tmp_path):
    """Its own hash stands in the manifest of tag files."""
    files = unpacked(bag)
    files["data/ledger.jsonl"] = b"[]\n"
    files[MANIFEST] = listed({k: v for k, v in files.items() if k.startswith("data/")})
    with pytest.raises(BagRefused):
        read(pack(tmp_path / "forged.zip", files))


@pytest.mark.parametrize("name", ["data/extra", "extra.txt", "fetch.txt"])
def test_a_file_too_many_is_refused(bag, tmp_path, name):
    """In the payload or beside it; and nothing is ever fetched from elsewhere."""
    with pytest.raises(BagRefused):
        read(pack(tmp_path / "forged.zip", {**unpacked(bag), name: b"x"}))


@pytest.mark.parametrize(
    "name", ["data/ledger.jsonl", MANIFEST, TAGS, "bagit.txt", "bag-info.txt"]
)
def test_a_file_too_few_is_refused(bag, tmp_path, name):
    """Whatever is missing."""
    files = {key: content for key, content in unpacked(bag).items() if key != name}
    with pytest.raises(BagRefused):
        read(pack(tmp_path / "forged.zip", files))


def test_a_link_is_refused(bag, tmp_path):
    """In a zip file, or in a folder."""
    forged = tmp_path / "forged.zip"
    entry = zipfile.ZipInfo("data/link")
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(forged, "w") as made:
        for name, content in unpacked(bag).items():
            made.writestr(name, content)
        made.writestr(entry, "/etc/passwd")
    with pytest.raises(BagRefused, match="link"):
        read(forged)
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(bag) as opened:
        opened.extractall(folder)
    (folder / "data" / "link").symlink_to("/etc/passwd")
    with pytest.raises(BagRefused, match="link"):
        read(folder)


def test_a_bomb_is_refused_before_it_is_unpacked(bag, tmp_path):
    """Much from little, whatever the manifest says of it."""
    forged = tmp_path / "forged.zip"
    with zipfile.ZipFile(forged, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in unpacked(bag).items():
            made.writestr(name, content)
        made.writestr("data/bomb", bytes(20 << 20))
    with pytest.raises(BagRefused, match="bomb"):
        read(forged)


def test_two_files_of_one_name_are_refused(bag, tmp_path):
    """Of which one would be checked and the other used."""
    forged = tmp_path / "forged.zip"
    with zipfile.ZipFile(forged, "w") as made:
        for name, content in unpacked(bag).items():
            made.writestr(name, content)
        made.writestr("data/LEDGER.jsonl", b"other")
    with pytest.raises(BagRefused, match="one name"):
        read(forged)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_no_changed_byte_goes_unseen(tmp_path_factory, data):
    """A bag with any one byte of any file changed is refused, or reads as it was."""
    path = tmp_path_factory.mktemp("bags") / "bag.zip"
    write_bag(path, FILES.items(), {"External-Description": "a case"})
    files = unpacked(path)
    name = data.draw(st.sampled_from(sorted(files)))
    at = data.draw(st.integers(0, len(files[name]) - 1))
    content = bytearray(files[name])
    content[at] ^= data.draw(st.integers(1, 255))
    forged = pack(path.with_name("forged.zip"), {**files, name: bytes(content)})
    try:
        found = read(forged)
    except BagRefused:
        return
    assert found == FILES
    # The manifest of tag files has none above it: only what it leaves open may differ.
    assert name == TAGS
    assert re.sub(rb"\s+", b" ", bytes(content)) != b""


@pytest.mark.parametrize("raw", [b"", b"PK", b"not a zip file at all"])
def test_what_is_no_zip_file_is_refused(tmp_path, raw):
    """In one sentence, without a trace."""
    path = tmp_path / "bag.zip"
    path.write_bytes(raw)
    with pytest.raises(BagRefused, match="no bag that can be opened"):
        read(path)
