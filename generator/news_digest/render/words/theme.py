"""The theme's share of the catalogues, as a template that MkDocs' Jinja and MiniJinja read alike.

`make words` writes it: `python -m news_digest.render.words.theme theme/partials/words.html`. The theme can
not ask Python for its words, since engines that run no plugin build it too.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from news_digest.render.words import load_words
from news_digest.render.words.catalogue import find_catalogue, languages

# A word's id as the theme's templates ask for it; of one with plural forms they ask for `id.one`, `id.other`.
ASKED = re.compile(r"\bwords\.t\(\"([a-z_]+)(?:\.[a-z]*)?\"")
HEAD = """{#-
  The digest's own words in this theme, by language. `make words` writes what the theme asks for, as it stands
  in generator/news_digest/render/words/*.yml: change it there, not here.
-#}
{% set words = """
TAIL = """ %}
{% set own = words[config.theme.language] %}
{% macro t(key) %}{{ (own or words["en"])[key] or "" }}{% endmacro %}
{% macro language() %}{{ config.theme.language if own else "en" }}{% endmacro %}
{% macro formats() %}{{ own.formats if own else config.theme.language or "en" }}{% endmacro %}
"""


def render_theme_words(theme: Path) -> str:
    """Return the template of the words that the templates in a theme's folder ask for, in every language."""
    asked = sorted(
        {
            identifier
            for template in theme.rglob("*.html")
            for identifier in ASKED.findall(template.read_text(encoding="utf-8"))
        }
    )
    tables = {code: dict(_words_of(code, asked)) for code in languages()}
    return f"{HEAD}{json.dumps(tables, ensure_ascii=False, indent=2)}{TAIL}"


def _words_of(code: str, asked: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each word of a language under its id, plural forms each under `id.category`."""
    yield "formats", str(find_catalogue(code).formats).replace("_", "-")
    for identifier in asked:
        forms = load_words(code).texts[identifier].forms
        for category, form in forms.items():
            yield (identifier if len(forms) == 1 else f"{identifier}.{category}"), form


if __name__ == "__main__":
    template = Path(sys.argv[1])
    template.write_text(render_theme_words(template.parent.parent), encoding="utf-8")
