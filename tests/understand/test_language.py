"""Languages: given, by script, by small words, else English."""

from __future__ import annotations

import pytest

from news_digest.understand.language import find_language, is_english


@pytest.mark.parametrize(
    ("text", "given", "language"),
    [
        pytest.param("The talks began.", None, "en", id="english"),
        pytest.param("", None, "en", id="nothing"),
        pytest.param("The talks began.", "fr", "fr", id="given"),
        pytest.param("بدأت المحادثات في القاهرة", None, "ar", id="arabic"),
        pytest.param("השיחות החלו בקהיר", None, "he", id="hebrew"),
        pytest.param("Переговоры начались в Каире", None, "ru", id="russian"),
        pytest.param("会谈在开罗开始", None, "zh", id="chinese"),
        pytest.param("会談はカイロで始まりました", None, "ja", id="japanese"),
        pytest.param("회담이 카이로에서 시작되었다", None, "ko", id="korean"),
        pytest.param("Οι συνομιλίες άρχισαν στο Κάιρο", None, "el", id="greek"),
        pytest.param("काहिरा में वार्ता शुरू हुई", None, "hi", id="hindi"),
        pytest.param("การเจรจาเริ่มขึ้นในกรุงไคโร", None, "th", id="thai"),
        pytest.param(
            "Les négociations sur la paix ont commencé dans la capitale avec des représentants du pays.",
            None,
            "fr",
            id="french",
        ),
        pytest.param(
            "A first paragraph that says what happened. A second sentence says where.",
            None,
            "en",
            id="short-english-is-not-portuguese",
        ),
        pytest.param(
            "A man and a dog die as a van hits a bus on a road in Rio de Janeiro, a minister says.",
            None,
            "en",
            id="headline-english-without-the",
        ),
        pytest.param("Die Frau " * 4, None, "en", id="few-different-words-prove-nothing"),
        pytest.param(
            "Regeringen har beslutat att det inte blir någon skatt på mat och att lagen ska gälla från juli.",
            None,
            "sv",
            id="swedish",
        ),
        pytest.param(
            "He quoted the poem, “Мы встретились в Каире”, to them, and they replied in English.",
            None,
            "en",
            id="english-with-a-russian-quotation",
        ),
    ],
)
def test_languages(text: str, given: str | None, language: str) -> None:
    """Front matter wins; script and small words must be evident."""
    assert find_language(text, given) == language


GERMAN = (
    "Die Stadt hat am Montag beschlossen, dass das Rathaus nicht verkauft wird und die Bürger für den Erhalt."
)
DANISH = (
    "Regeringen har sagt at det ikke er en god idé og at loven fra i dag ikke er med i den nye aftale "
    "af en minister."
)
SPANISH = (
    "El Gobierno ha dicho que la ley no se va a cambiar y que los vecinos de la ciudad pueden estar "
    "con su alcalde."
)
ENGLISH_TEXT = (
    "The ferry crews have said that they would not go back to work before the minister had met them, and the "
    "harbour was closed for most of the day."
)


@pytest.mark.parametrize(
    ("text", "usual", "language"),
    [
        pytest.param("Kurz und gut.", "de", "de", id="too-short-to-tell"),
        pytest.param(GERMAN, "de-AT", "de-AT", id="the-code-of-the-site"),
        pytest.param(ENGLISH_TEXT, "de", "en", id="english-on-a-german-site"),
        pytest.param(ENGLISH_TEXT, "fi", "en", id="english-on-a-site-without-small-words"),
        pytest.param(ENGLISH_TEXT, "en-GB", "en-GB", id="english-on-an-english-site"),
        pytest.param(SPANISH, "de", "es", id="spanish-on-a-german-site"),
        pytest.param(SPANISH, "pt", "es", id="kindred-languages-that-are-told-apart"),
        pytest.param(SPANISH, "ca", "ca", id="a-kindred-language-that-is-not"),
        pytest.param(DANISH, "nb", "nb", id="norwegian-is-not-taken-for-danish"),
        pytest.param("Київ святкує день міста в неділю.", "uk", "uk", id="the-script-of-the-site"),
        pytest.param("خبر عاجل من القاهرة اليوم", "fa", "fa", id="persian"),
        pytest.param("خبر عاجل من القاهرة اليوم", "de", "ar", id="another-script"),
    ],
)
def test_what_is_not_evident_is_in_the_language_of_the_site(text: str, usual: str, language: str) -> None:
    """A site's articles are in its language, unless they say otherwise or plainly are in another."""
    assert find_language(text, None, usual) == language
    assert find_language(text, "pl", usual) == "pl"


def test_english_has_forms() -> None:
    """Regional codes are English too."""
    assert is_english("en-GB")
    assert not is_english("enm")
