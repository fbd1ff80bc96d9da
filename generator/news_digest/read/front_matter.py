"""The metadata above an article's text: found in the forms in which people write it, split off, and read.

YAML between lines of `---`, TOML between lines of `+++`, JSON in braces or between lines of `;;;`, and blocks
of `Title: …` lines, as Pelican and e-mail have them. python-frontmatter's handlers split and read; ours add
what an untrusted file needs: bounds, the line of each value, and strict YAML. `tomllib` of the standard
library reads TOML, since the package that python-frontmatter would take for it is kept by nobody.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, cast

import frontmatter
from frontmatter.default_handlers import BaseHandler, JSONHandler, YAMLHandler

from news_digest.read.bounds import MAX_FRONT_MATTER_BYTES
from news_digest.read.field_values import first_of_each, with_lines
from news_digest.read.labels import find_labels, is_label
from news_digest.read.problems import ProblemList, RefusedError, quoted
from news_digest.read.strict_yaml import Value, read_yaml
from news_digest.read.yaml_advice import explain_line

if TYPE_CHECKING:
    from news_digest.read.opening import Line

Form = Literal["yaml", "toml", "json"]
# What opens front matter: three signs; a name behind them says another form (Eleventy, gray-matter).
_OPENING = re.compile(r"(?P<sign>-{3}|\+{3}|;{3})[ \t]*(?P<name>yaml|yml|toml|json)?[ \t]*", re.IGNORECASE)
_FORMS: Mapping[str, Form] = {"---": "yaml", "+++": "toml", ";;;": "json"}
# What people, word processors and other tools write for `---`; a rule, unless a field follows.
_LIKE_OPENING = re.compile(
    r"-{4,}|[\u2010-\u2015\u2500]{1,3}|[-\u2010-\u2015]( [-\u2010-\u2015]){2,}|-[\u2013\u2014]"
)
_JSON_OPENING = re.compile(r'\{\s*(?:$|"|\})')
_FIELD = re.compile(r"[A-Za-z_][\w -]{0,40}:(?:\s|$)")
_FIRST_FIELD_WITHIN = 3  # lines below a likely opening


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A file in two: the front matter's text, form and first line, and the numbered lines of the body.

    `fields` are those of a block of labels, which need no further reading.
    """

    form: Form | None = None
    text: str = ""
    first_line: int = 0
    body: tuple[Line, ...]
    fields: Mapping[str, Value] | None = None


def split_front_matter(text: str, problems: ProblemList) -> Parts:
    """Return a file's front matter and body; blank lines may stand before it, and the headline before `---`.

    Raises RefusedError if the front matter has no end or is longer than `MAX_FRONT_MATTER_BYTES`.
    """
    lines = text.split("\n")
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    opening = _OPENING.fullmatch(lines[first])
    if opening:
        form = _FORMS[opening["sign"]] if not opening["name"] else _named_form(opening["name"])
        return _split_fenced(lines, first, opening["sign"], form)
    if _LIKE_OPENING.fullmatch(lines[first].strip()) and _is_field_near(lines, first + 1):
        return _split_unusual(lines, first, problems)
    if _JSON_OPENING.match(lines[first]):
        return _split_json(lines, first)
    labels = find_labels(lines, first, problems)
    if labels:
        fields, end = labels
        return Parts(body=_numbered(lines, end), fields=fields)
    return _split_below_headline(lines, first) or Parts(body=_numbered(lines, 0))


def read_front_matter(parts: Parts, problems: ProblemList) -> Mapping[str, Value]:
    """Return the fields of a file's front matter by key, as written; none if it has no front matter.

    Raises RefusedError if the front matter is not in its form, or not fields.
    """
    if parts.form is None:
        return parts.fields or {}
    handler = _HANDLERS[parts.form](parts, problems)
    metadata, _ = frontmatter.parse(parts.text, handler=handler)
    return cast("Mapping[str, Value]", metadata)


def _named_form(name: str) -> Form:
    """Return the form that a fence names."""
    return cast("Form", "yaml" if name.lower() == "yml" else name.lower())


def _numbered(lines: list[str], start: int) -> tuple[Line, ...]:
    """Return the lines from an index on with their numbers in the file, from 1."""
    return tuple(enumerate(lines[start:], start=start + 1))


def _is_field_near(lines: list[str], start: int) -> bool:
    """Tell whether the first line with text from an index on is a field."""
    near = (line for line in lines[start : start + _FIRST_FIELD_WITHIN] if line.strip())
    return bool(_FIELD.match(next(near, "")))


def _split_fenced(lines: list[str], first: int, sign: str, form: Form) -> Parts:
    """Return a file split at its fences, the first of which stands at an index."""
    closing = r"(?:-{3,}|\.{3})" if sign == "---" else re.escape(sign)
    boundary = re.compile(rf"^{closing}\s*$", re.MULTILINE)
    handler = YAMLHandler(fm_boundary=boundary)
    rest = "\n".join([sign, *lines[first + 1 :]])
    try:
        front, body = handler.split(rest)
    except ValueError as error:
        message = "the front matter has no end"
        advice = f"write a line of {sign} below its last field, or begin the file with the headline"
        raise RefusedError(first + 1, "front-matter-not-closed", message, advice) from error
    # The library cuts right behind a fence, or behind blank lines below it.
    fence = boundary.match(rest)
    first_line = first + 1 + (fence[0].count("\n") if fence else 0)
    if front.startswith("\n"):
        front, first_line = front[1:], first_line + 1
    front = front.removesuffix("\n")
    _check_length(front, first + 1)
    body_line = len(lines) - body.count("\n")
    numbered = tuple(enumerate(body.split("\n"), body_line))
    return Parts(form=form, text=front, first_line=first_line, body=numbered)


def _split_unusual(lines: list[str], first: int, problems: ProblemList) -> Parts:
    """Return a file split at fences that are written in an unusual way, all of which count as `---`."""
    sign = lines[first].strip()
    fenced = ["---" if line.strip() == sign else line for line in lines]
    parts = _split_fenced(fenced, first, "---", "yaml")
    if not sign.startswith("----"):
        message = f"the front matter begins with {quoted(sign)}"
        problems.add(first + 1, "front-matter-fence", message, "write --- above and below the fields")
    return parts


def _split_json(lines: list[str], first: int) -> Parts:
    """Return a file split behind the JSON object that opens it."""
    rest = "\n".join(lines[first:])
    try:
        _, end = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode(rest)
    except (ValueError, RecursionError) as error:
        _check_length(rest.split("\n}", 1)[0], first + 1)
        raise _refuse_json(error, first + 1) from error
    _check_length(rest[:end], first + 1)
    body = rest[end:]
    body_line = len(lines) - body.count("\n")
    return Parts(
        form="json", text=rest[:end], first_line=first + 1, body=tuple(enumerate(body.split("\n"), body_line))
    )


def _split_below_headline(lines: list[str], first: int) -> Parts | None:
    """Return a file whose front matter stands below its headline, or None."""
    following = next((index for index in range(first + 1, len(lines)) if lines[index].strip()), None)
    if following is None or lines[following].rstrip() != "---":
        return None
    field = next((line for line in lines[following + 1 : following + 2]), "")
    closing = any(line.rstrip() == "---" for line in lines[following + 1 :])
    if not (closing and is_label(field)):
        return None
    parts = _split_fenced(lines, following, "---", "yaml")
    return replace(parts, body=((first + 1, lines[first]), *parts.body))


def _check_length(front: str, line: int) -> None:
    """Raise RefusedError if front matter is longer than it may be."""
    if len(front.encode("utf-8", "surrogatepass")) > MAX_FRONT_MATTER_BYTES:
        message = f"the front matter has more than {MAX_FRONT_MATTER_BYTES:,} bytes"
        raise RefusedError(line, "front-matter-too-long", message, "move text into the body of the article")


class _Split(BaseHandler):
    """Lets python-frontmatter read what was split off before, with its lines."""

    FM_BOUNDARY = re.compile("")  # the library asks for one; nothing is split here any more

    def __init__(self, parts: Parts, problems: ProblemList) -> None:
        super().__init__()
        self.parts = parts
        self.problems = problems

    def split(self, text: str) -> tuple[str, str]:  # noqa: ARG002 (the library passes what is split already)
        """Return the front matter alone."""
        return self.parts.text, ""


class _Yaml(_Split):
    """Reads our strict YAML."""

    def load(self, fm: str) -> dict[str, Any]:
        """Return the fields by key."""
        value = read_yaml(fm, self.parts.first_line, self.problems)
        if value is None:
            return {}
        if not isinstance(value.data, Mapping):
            advice = "write each field as `key: value`, or remove the lines of ---"
            message = "the front matter is no list of fields"
            if isinstance(value.data, str):
                message, advice = explain_line(fm.split("\n")[value.line - self.parts.first_line])
            raise RefusedError(value.line, "front-matter-not-fields", message, advice)
        return dict(value.data)


class _Json(_Split, JSONHandler):
    """Reads JSON, numbers as they are written."""

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """Return the fields by key."""
        repeated: dict[str, list[Any]] = {}
        try:
            data = JSONHandler.load(
                self,
                fm,
                parse_int=str,
                parse_float=str,
                parse_constant=str,
                object_pairs_hook=lambda pairs: first_of_each(pairs, repeated),
            )
        except (ValueError, RecursionError) as error:
            raise _refuse_json(error, self.parts.first_line) from error
        return with_lines(data, self.parts.text, self.parts.first_line, repeated)


class _Toml(_Split):
    """Reads TOML, numbers as they are written."""

    def load(self, fm: str) -> dict[str, Any]:
        """Return the fields by key."""
        try:
            data = tomllib.loads(fm, parse_float=str)
        except (ValueError, RecursionError) as error:
            line = re.search(r"line (\d+)", str(error))
            place = self.parts.first_line + (int(line[1]) - 1 if line else 0)
            reason = re.sub(r" ?\(at .*\)", "", str(error))[:80].lower()
            advice = 'write each field as `key = "value"`, dates without quotes, and each key once'
            raise RefusedError(place, "front-matter-syntax", f"this is no TOML ({reason})", advice) from error
        return with_lines(data, self.parts.text, self.parts.first_line, {})


_HANDLERS: Mapping[Form, type[_Split]] = {"yaml": _Yaml, "json": _Json, "toml": _Toml}


def _refuse_json(error: Exception, first_line: int) -> RefusedError:
    """Return why front matter is no JSON."""
    line = first_line + (error.lineno - 1 if isinstance(error, json.JSONDecodeError) else 0)
    reason = error.msg.lower() if isinstance(error, json.JSONDecodeError) else "too deep"
    advice = 'write `"key": "value",` with a comma behind every field but the last'
    return RefusedError(line, "front-matter-syntax", f"this is no JSON ({reason})", advice)
