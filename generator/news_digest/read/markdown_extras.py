"""What other programs write into Markdown: shown as a reader would expect, or named once a file.

Obsidian's links, callouts, embeds, highlights and block ids, Jekyll's, Hugo's and WordPress's shortcodes,
tags of HTML around words. Code is left alone, and each line keeps its number. What has no words for a reader
is taken out; a shortcode inside a line stays, since nobody can tell what it would have said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from news_digest.read.links import WIKI

if TYPE_CHECKING:
    from news_digest.read.opening import Line
    from news_digest.read.problems import ProblemList

MAX_TAGS = 100
_TEMPLATES_NAME = "commands of a template such as {% include %}"
_TAGS_NAME = "tags of HTML such as <p>"
_FENCE = re.compile(r" {0,3}(?P<sign>`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_EMBED = re.compile(r"!\[\[([^\[\]|#\n]{1,200})(?:#[^\[\]|\n]{0,200})?(?:\|([^\[\]\n]{0,200}))?\]\]")
_WIKI_LINK = re.compile(r"\[\[([^\[\]|#\n]{0,200})(?:#([^\[\]|\n]{0,200}))?(?:\|([^\[\]\n]{1,200}))?\]\]")
_CALLOUT = re.compile(
    r"(?P<quote>\s*(?:>\s*)+)\[!(?P<kind>[\w-]{1,30})(?:\|[^\]]{0,30})?\][+-]?[ \t]*(?P<title>.*)"
)
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n]{1,1000}?)(?<=\S)==")
_BLOCK_ID = re.compile(r"[ \t]+\^[A-Za-z0-9-]{1,40}[ \t]*\Z|\A\^[A-Za-z0-9-]{1,40}[ \t]*\Z")
_TAG_LINE = re.compile(r"[ \t]*(?:#[^\s#,;!\[\](){}]+[ \t,;]*){1,40}")
_TAG = re.compile(r"#([^\s#,;!\[\](){}]*[^\W\d_][^\s#,;!\[\](){}]*)")
_TASK = re.compile(r"(?P<item>\s*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[(?P<done>[ xX])\][ \t]+(?=\S)")
# Of Liquid and Jinja, of Hugo, of kramdown, of WordPress: a line of its own, or a part of one.
_TEMPLATE = re.compile(r"\{%.{0,400}?%\}|\{\{.{0,400}?\}\}|\{#.{0,400}?#\}")
_TEMPLATE_LINK = re.compile(r"\[([^\[\]\n]{0,400})\]\(\{[%{][^()\n]{0,400}\)")
_ATTRIBUTES = re.compile(r"[ \t]*\{:[^{}\n]{0,200}\}[ \t]*")
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|youtube|vimeo|soundcloud|contact-form(?:-7)?|wp_caption"
    r"|su_\w+|vc_\w+|et_pb_\w+|ad|adsense|tweet|instagram|button|column|row|tabs?|toggle|quote)(?=[\s\]/=])"
    r"[^\[\]\n]{0,400}\]",
    re.IGNORECASE,
)
# Tags that only lay words out. All other tags are text, and are shown.
_HTML_TAG = re.compile(
    r"</?(?P<name>p|br|div|span|b|i|u|em|strong|small|big|font|center|h[1-6]|figure|figcaption|ul|ol|li|dl|dt|dd"
    r"|sup|sub|a|blockquote|table|thead|tbody|tr|td|th|section|article|header|footer|cite|q|abbr|time|hr|nobr|wbr)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_WITHOUT_END = frozenset({"p", "br", "hr", "wbr"})
_FRAME = re.compile(
    r"<(iframe|video|audio|object|embed|picture|source)\b[^<>]{0,500}/?>(?:[^<>\n]{0,200}</\1>)?"
    r"|</(?:iframe|video|audio|object|picture)>",
    re.IGNORECASE,
)


def simplify(texts: dict[int, str], problems: ProblemList) -> tuple[str, ...]:
    """Rewrite lines (by number) as plain Markdown, name once what is not shown, and return the tags found."""
    fence = ""
    writer = _Writer(problems, _find_layout(texts.values()))
    for number, line in texts.items():
        mark = _FENCE.match(line)
        if mark and (not fence or (mark["sign"].startswith(fence) and not line.strip(" `~"))):
            fence = "" if fence else mark["sign"]
        elif not fence and not line.startswith(("    ", "\t")):
            texts[number] = writer.write(number, line)
    writer.name_all()
    return tuple(dict.fromkeys(writer.tags))[:MAX_TAGS]


def strip_html(lines: Sequence[Line], problems: ProblemList) -> tuple[Line, ...]:
    """Return lines of plain text without tags of HTML that only lay words out, after naming these once."""
    if not any("<" in line for _, line in lines):
        return tuple(lines)
    writer = _Writer(problems, _find_layout(line for _, line in lines))
    bare = tuple((number, writer.strip_html(number, line)) for number, line in lines)
    writer.name_all()
    return bare


def _find_layout(lines: Iterable[str]) -> frozenset[str]:
    """Return the tags that lay a text out: those that end as often as they begin, and those that need no end.

    A text about HTML names tags without closing them, and is shown as it stands.
    """
    begun, ended = Counter[str](), Counter[str]()
    for line in lines:
        for tag in _HTML_TAG.finditer(line) if "<" in line else ():
            (ended if tag[0].startswith("</") else begun)[tag["name"].lower()] += 1
    return _WITHOUT_END | {name for name, count in begun.items() if ended[name] == count}


class _Writer:
    """Rewrites lines, and keeps what is to be named at the end: what it is, where first, and how often."""

    def __init__(self, problems: ProblemList, layout: frozenset[str]) -> None:
        self.tags: list[str] = []
        self._problems = problems
        self._layout = layout
        self._found: dict[str, list[int]] = {}
        self._number = 0

    def write(self, number: int, line: str) -> str:
        """Return a line that stands outside code blocks, rewritten."""
        if not any(sign in line for sign in "[{=^#<"):
            return line
        self._number = number
        if _TAG_LINE.fullmatch(line) and not line.lstrip().startswith(("# ", "##")):
            tags = _TAG.findall(line)
            if tags and line.count("#") == len(tags):
                self.tags += tags
                return ""
        callout = _CALLOUT.fullmatch(line)
        if callout:
            title = callout["title"] or callout["kind"].replace("-", " ").capitalize()
            line = f"{callout['quote']}**{title}**{'' if title[-1:] in '.!?:' else '.'}"
        line = _TASK.sub(lambda task: f"{task['item']}{'☐' if task['done'] == ' ' else '☑'} ", line)
        return self._outside_code(_BLOCK_ID.sub("", line))

    def strip_html(self, number: int, line: str) -> str:
        """Return a line of plain text without the tags of HTML that only lay words out."""
        if "<" not in line:
            return line
        self._number = number
        return _HTML_TAG.sub(self._strip, line)

    def name_all(self) -> None:
        """Name what is not shown, each kind once for the file."""
        for what, numbers in self._found.items():
            places = "once" if len(numbers) == 1 else f"{len(numbers)} times"
            message = f"{what} mean nothing here ({places}, first on line {numbers[0]})"
            self._problems.add(
                numbers[0], "foreign-markup", message, "write in words what readers should see"
            )

    def _outside_code(self, line: str) -> str:
        """Return a line rewritten everywhere but in its code."""
        parts, end = [], 0
        for code in _CODE.finditer(line):
            parts += [self._inline(line[end : code.start()]), code[0]]
            end = code.end()
        return "".join([*parts, self._inline(line[end:])])

    def _inline(self, text: str) -> str:
        """Return a part of a line that is no code, rewritten."""
        for pattern, write in self._rules():
            text = pattern.sub(write, text)
        return text

    def _rules(self) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]:
        """Return what is looked for, in this order, and what is written for it."""
        return (
            (_EMBED, self._embed),
            (_WIKI_LINK, _wiki_link),
            (_HIGHLIGHT, lambda found: found[1]),
            (_ATTRIBUTES, lambda found: self._keep(found, "attributes such as {: .notice}")),
            (_TEMPLATE_LINK, lambda found: self._drop(_TEMPLATES_NAME, found[1])),
            (_TEMPLATE, lambda found: self._keep(found, _TEMPLATES_NAME)),
            (_SHORTCODE, lambda _found: self._drop("shortcodes such as [gallery]", "")),
            (_FRAME, lambda _found: self._drop("frames of HTML such as <iframe>", "")),
            (_HTML_TAG, self._strip),
        )

    def _strip(self, found: re.Match[str]) -> str:
        """Return what is written for a tag of HTML: nothing or a space if it only lays words out."""
        if found["name"].lower() not in self._layout:
            return found[0]
        return self._drop(_TAGS_NAME, _tag_space(found))

    def _drop(self, what: str, instead: str) -> str:
        """Note what is taken out, and return what is written instead."""
        self._found.setdefault(what, []).append(self._number)
        return instead

    def _keep(self, found: re.Match[str], what: str) -> str:
        """Note what is not understood; alone on its line it is taken out."""
        self._found.setdefault(what, []).append(self._number)
        return found[0] if found.string.strip() != found[0].strip() else ""

    def _embed(self, found: re.Match[str]) -> str:
        """Return the words of what Obsidian would show in this place: another note, or an image."""
        self._found.setdefault("embedded files such as ![[pier.png]]", []).append(self._number)
        name = found[1].strip()
        return _wiki_link(found) if "." not in name else (found[2] or "").strip(" 0123456789x")


def _wiki_link(found: re.Match[str]) -> str:
    """Return a link of Obsidian as one of Markdown to `wiki:` and the name."""
    groups = found.groups()
    name = (groups[0] or "").strip()
    words = (groups[-1] or "").strip() or name or (groups[1] or "").strip()
    words = words.replace("[", "(").replace("]", ")")
    if not name:
        return words
    return f"[{words}]({WIKI}{quote(name)})"


def _tag_space(found: re.Match[str]) -> str:
    """Return the space that a tag stands for, if it begins or ends a block."""
    return (
        " "
        if re.match(
            r"</?(?P<name>p|br|div|h\d|li|tr|td|th|hr|figure|figcaption|blockquote|section)\b",
            found[0],
            re.IGNORECASE,
        )
        else ""
    )
