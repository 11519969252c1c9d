import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.errors import DocumentUnreadable
from crossbearing.ingest.decoding import decode

RUSSIAN = "Министерство обороны заявило, что самолёт не приближался к базе. Взрыв был слышен."
SAMPLES = {
    "cp1251": RUSSIAN,
    "koi8-r": RUSSIAN,
    "cp1256": "قال المتحدث باسم الوزارة إن الطائرة لم تقترب من القاعدة وإن الانفجار وقع هناك",
    "cp1255": "דובר הצבא אמר כי המטוס לא התקרב לבסיס וכי הפיצוץ אירע בתוך המחסן",
    "cp1252": "Le ministère a déclaré que l’avion n’était pas là. Les témoins à l’été près du dépôt.",
    "utf-16-le": "Nothing was flying over the depot at the time.",
    "utf-16-be": "Nothing was flying over the depot at the time.",
}


@pytest.mark.parametrize("encoding", sorted(SAMPLES))
def test_common_encodings_are_detected(encoding):
    """Two sentences in an undeclared encoding come out right, and the decoder says detected."""
    decoded = decode(SAMPLES[encoding].encode(encoding), "a.txt")
    assert decoded.text == SAMPLES[encoding]
    assert "detected" in decoded.encoding


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE])
def test_a_byte_order_mark_rules_and_is_left_out(mark):
    """The mark tells the encoding and is no part of the text."""
    codec = {3: "utf-8", 2: "utf-16-le", 4: "utf-32-be"}[len(mark)]
    assert decode(mark + RUSSIAN.encode(codec), "a.txt").text == RUSSIAN


def test_a_declaration_is_believed_before_detection():
    """Declared KOI8-U is not searched for."""
    decoded = decode(RUSSIAN.encode("koi8-u"), "a.txt", "KOI8-U")
    assert (decoded.text, decoded.encoding) == (RUSSIAN, "koi8-u")


@pytest.mark.parametrize("declared", ["no-such-codec", "ascii", "hex", "utf-16", ""])
def test_a_wrong_declaration_does_no_harm(declared):
    """UTF-8 under a false flag is still read as UTF-8, or refused, but never as noise."""
    raw = "Café at the Sarn depot, ünlü".encode()
    if declared == "ascii":
        assert decode(raw, "a", declared).encoding in {"cp1252", "utf-8"}
    else:
        assert decode(raw, "a", declared).text == raw.decode()


def test_a_few_foreign_bytes_are_not_guessed_at():
    """Three letters beyond ASCII in no language are refused."""
    with pytest.raises(DocumentUnreadable, match="save it as UTF-8"):
        decode(b"\x81\x8d\x8f\x90", "a.txt")


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_comes_out_as_it_went_in(text):
    """Every text without controls survives the way through UTF-8."""
    assert decode(text.encode(), "a.txt").text == text.removeprefix("\ufeff")


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(raw):
    """No input makes decoding fail in another way, and no NUL gets through."""
    try:
        text = decode(raw, "a.txt").text
    except DocumentUnreadable:
        return
    assert "\0" not in text
