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


def test_english_has_forms() -> None:
    """Regional codes are English too."""
    assert is_english("en-GB")
    assert not is_english("enm")
