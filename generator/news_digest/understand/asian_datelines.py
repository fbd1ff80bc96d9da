"""Datelines of East Asia, whose words have no spaces: “【東京 3月18日】”, “(서울=연합뉴스) 홍길동 기자 =”."""

from __future__ import annotations

import re

# Kana with their long sign, Chinese characters, Korean.
_SIGN = r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
_DATE = r"(?P<date>(?:\d{4}[年년] ?)?(?:\d{1,2}[月월] ?)?\d{1,2}[日일])"
_GAP = r"[ =、・/]{0,2}"
_OPEN, _CLOSE = r"[\u3010(\[\u3014]", r"[\u3011)\]\u3015]"
_JAPANESE_WIRE = r"(?:共同|時事|ロイター|AFP|AP)"
_CHINESE_WIRE = r"(?:新华社|新華社|中新社|中新网|中央社|本报|本報)"
_FORMS = tuple(
    re.compile(form + r"\s*(?:[-–—]\s*)?")
    for form in (
        # A Chinese wire, ended by the sign for a telegram: “新华社北京3月18日电”.
        rf"{_OPEN}?{_CHINESE_WIRE}(?P<place>{_SIGN}{{2,8}}?){_DATE}[电電讯訊](?:\([^()]{{1,20}}\))?{_CLOSE}?:?",
        # A place with a day, a wire or who wrote it, in brackets: “【東京 3月18日】”, “【ソウル=山田太郎】”.
        rf"{_OPEN}(?P<place>{_SIGN}{{1,12}}?){_GAP}{_DATE}{_GAP}[\w=・ ]{{0,20}}{_CLOSE}",
        rf"{_OPEN}(?P<place>{_SIGN}{{1,12}}?){_GAP}{_JAPANESE_WIRE}[\w=・]{{0,12}}{_CLOSE}",
        rf"\u3010(?P<place>{_SIGN}{{1,12}})=[\w・ ]{{2,12}}\u3011",
        # A Korean wire, and who wrote it.
        r"\((?P<place>[가-힣]{2,10})=(?:[가-힣]{2,10}|AP|AFP)\)(?:\s*[가-힣]{2,5} (?:기자|특파원) ?=)?",
    )
)


def find_asian_dateline(head: str) -> tuple[str, str | None, int] | None:
    """Return place, date as written if there is one, and end of a dateline at the head of a plain text."""
    for form in _FORMS:
        if match := form.match(head):
            return match["place"], match.groupdict().get("date"), match.end()
    return None
