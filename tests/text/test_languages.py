import pytest

from crossbearing.text.languages import language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The ministry said that nothing was flying over the depot that night."),
        ("fr", "Le ministère affirme qu'aucun avion ne survolait le dépôt cette nuit-là."),
        ("es", "El ministerio dijo que nada volaba sobre el depósito aquella noche."),
        ("de", "Das Ministerium erklärte, in jener Nacht sei nichts über dem Depot geflogen."),
        ("ru", "Министерство заявило, что в ту ночь над складом никто не летал."),
        ("uk", "Міністерство заявило, що тієї ночі над складом ніхто не літав."),
        ("ar", "قالت الوزارة إنه لم يكن هناك أي طيران فوق المستودع في تلك الليلة"),
        ("he", "המשרד מסר כי באותו לילה לא טס דבר מעל המחסן"),
        ("fa", "وزارت دفاع گفت که در آن شب هیچ هواپیمایی بر فراز انبار پرواز نکرد"),
        ("tr", "Bakanlık o gece deponun üzerinde hiçbir uçağın uçmadığını açıkladı."),
    ],
)
def test_a_sentence_is_enough_to_tell_the_language(code, text):
    """One sentence of ordinary length is told apart in each language of the set."""
    assert language(text) == code


def test_short_text_has_no_language():
    """Under twenty letters nothing is claimed."""
    assert language("Fire at depot") is None


def test_names_and_figures_alone_have_no_language():
    """Text that no language explains better than the rest together stays unknown."""
    assert language("Kalsu PMF Abu Fadak al-Hashd al-Shaabi 12 34") is None
