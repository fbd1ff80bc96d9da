"""Every defence is needed: with any one taken out, a test fails.

Each row takes one defence out of a copy of the project and runs the tests that guard it. A row whose text is
no longer in its file fails, so that the table follows the code.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
IGNORED = shutil.ignore_patterns(".*", "site", "build", "*.egg-info", "__pycache__")
TESTS_FAILED = 1  # pytest's exit code when tests ran and some failed

pytestmark = pytest.mark.long


@dataclass(frozen=True, slots=True)
class Mutation:
    """A defence (`text` in `file`), what stands there without it, and the tests that are to fail then."""

    file: str
    text: str
    without: str
    tests: str


MUTATIONS = {
    "a file of the last site is taken over by its content": Mutation(
        "generator/news_digest/press/records.py",
        "if hash_content(contents[-1]) != output.digest:",
        "if False:",
        "tests/press/test_edits.py",
    ),
    "records of others count for nothing": Mutation(
        "generator/news_digest/press/records.py",
        "if not hmac.compare_digest(content[:_KEY_BYTES], _sign(content[_KEY_BYTES:], key)):",
        "if False:",
        "tests/press/test_edits.py",
    ),
    "what is pressed is cleaned": Mutation(
        "generator/news_digest/plugin/pressing.py",
        'pipeline.sanitise_page(pipeline.render_body(page.markdown or "", resolve))',
        'pipeline.render_body(page.markdown or "", resolve)',
        "tests/press/test_truth.py",
    ),
    "mkdocs.yml is in every page": Mutation(
        "generator/news_digest/plugin/environment.py",
        'yield f"{key}: {value!r}"',
        "yield key",
        "tests/press/test_edits.py",
    ),
    "what is remembered was asked for": Mutation(
        "generator/news_digest/press/trace.py",
        "self._asked.update(dict.fromkeys(asked))",
        "pass",
        "tests/press/test_trace.py",
    ),
    "a strict build that warned is not published": Mutation(
        "generator/news_digest/plugin/__init__.py",
        "if self.stage is not None and not is_about_to_abort():",
        "if self.stage is not None:",
        "tests/test_failed_build.py",
    ),
    "no headline is run as a template": Mutation(
        "generator/news_digest/render/pages/site.py",
        'fields["render_macros"] = False',
        "pass",
        "tests/test_beside.py",
    ),
    "a content is read until it is sure": Mutation(
        "generator/news_digest/follow.py",
        "if before is not None and same and before.sure:",
        "if before is not None and same:",
        "tests/test_follow.py",
    ),
    "a stamp with the time of change": Mutation(
        "generator/news_digest/follow.py",
        ", status.st_ctime_ns)",
        ")",
        "tests/test_follow.py",
    ),
    "no header from a headline": Mutation(
        "generator/news_digest/render/email/headers.py",
        'return text.isascii() and "=?" not in text',
        "return True",
        "tests/render/test_email.py",
    ),
    "a lead by signs that no author can give": Mutation(
        "generator/news_digest/link/copies.py",
        "if most > UNSIGNED and len(leading) == 1:",
        "if True:",
        "tests/link/test_copies.py",
    ),
    "only the very same text is folded": Mutation(
        "generator/news_digest/link/copies.py",
        "tuple(_lines(article.blocks)),",
        "article.words,",
        "tests/link/test_copies.py",
    ),
    "no day that the digest can not bear": Mutation(
        "generator/news_digest/link/dating.py",
        "return [_believe(article, last) for article in articles]",
        "return list(articles)",
        "tests/link/test_dating.py",
    ),
    "few pages that an article is quoted on": Mutation(
        "generator/news_digest/link/backlinks.py",
        "len(linked) < MOST_LINKED",
        "True",
        "tests/link/test_backlinks.py",
    ),
    "a journal before the change": Mutation(
        "generator/news_digest/write/change.py",
        "disk.write_lasting(aside / JOURNAL, journal_bytes(change))",
        "aside.mkdir(exist_ok=True)",
        "tests/write/test_change.py",
    ),
    "steps that are taken back": Mutation(
        "generator/news_digest/write/change.py",
        "if _is_placed(top, inode, folder):",
        "if False:",
        "tests/write/test_change.py",
    ),
    "names that change places": Mutation(
        "generator/news_digest/write/change.py",
        "disk.exchange(new, target)\n    except",
        "disk.remove(target)\n            os.rename(new, target)\n    except",
        "tests/write/test_change.py",
    ),
    "pages of people that are carried over": Mutation(
        "generator/news_digest/write/change.py",
        "disk.move(path, folder / uri)\n\n\ndef _clear",
        "pass\n\n\ndef _clear",
        "tests/write/test_change.py",
    ),
    "a journal is checked": Mutation(
        "generator/news_digest/write/journal.py",
        "if sound else None",
        "",
        "tests/write/test_change.py",
    ),
    "a link aside is not followed": Mutation(
        "generator/news_digest/write/change.py",
        "if aside.is_symlink():",
        "if False:",
        "tests/write/test_change.py",
    ),
    "a manifest that stays inside": Mutation(
        "generator/news_digest/write/manifest.py",
        "isinstance(uri, str) and is_inside(uri)",
        "isinstance(uri, str)",
        "tests/write/test_write.py",
    ),
    "no writing through links": Mutation(
        "generator/news_digest/write/__init__.py",
        "if place.is_symlink():",
        "if False:",
        "tests/write/test_write.py",
    ),
    "hand-written pages are not overwritten": Mutation(
        "generator/news_digest/write/__init__.py",
        "not _holds(target, content)):",
        "False):",
        "tests/write/test_write.py",
    ),
    "a site that is built aside": Mutation(
        "generator/news_digest/write/site.py",
        "disk.exchange(self.folder, self.site)",
        "disk.remove(self.site)\n            os.rename(self.folder, self.site)",
        "tests/write/test_site.py",
    ),
    "one build at a time": Mutation(
        "generator/news_digest/write/disk.py",
        "fcntl.flock(descriptor, fcntl.LOCK_EX)",
        "pass",
        "tests/write/test_site.py",
    ),
    "a cache entry that is whole": Mutation(
        "generator/news_digest/cache.py",
        "return value if _digest(key, value) == digest else None",
        "return value",
        "tests/test_cache.py",
    ),
    "a cache entry under its own key": Mutation(
        "generator/news_digest/cache.py",
        r'key.encode() + b"\n" + value',
        "value",
        "tests/test_cache.py",
    ),
    "findings that fit their text": Mutation(
        "generator/news_digest/understand/__init__.py",
        "if not self.fit.fits(findings, text.text):",
        "if False:",
        "tests/test_forged_cache.py",
    ),
    "names that stand in the text": Mutation(
        "generator/news_digest/understand/fit.py",
        "set(map(_fold, entity.forms)) == set(seen.get(entity.name, ()))",
        "entity.name in seen",
        "tests/test_forged_cache.py",
    ),
    "pictures that are pictures": Mutation(
        "generator/news_digest/pipeline/keeping.py",
        "return content if content is not None and picture.is_picture(content) else None",
        "return content",
        "tests/test_forged_cache.py",
    ),
    "no program from the cache": Mutation(
        "generator/news_digest/search/entry.py",
        "all(_DATA.fullmatch(name) for name in files if name != ENTRY)",
        "True",
        "tests/search/test_entry.py",
    ),
    "results that stay in the site": Mutation(
        "generator/news_digest/search/entry.py",
        "fragment.url in addresses and",
        "",
        "tests/search/test_entry.py",
    ),
    "results of a chunk that stay in the site": Mutation(
        "generator/news_digest/search/chunk.py",
        "and all(page.url in addresses for page in indexed.pages)",
        "",
        "tests/search/test_kept_index.py",
    ),
    "pruning that follows no link": Mutation(
        "generator/news_digest/cache.py",
        "if any(place.is_symlink() for place in _places_up_to_root(folder)):",
        "if False:",
        "tests/test_cache.py",
    ),
    "no folder of entries behind a link": Mutation(
        "generator/news_digest/cache.py",
        "return path.is_dir() and not path.is_symlink()",
        "return path.is_dir()",
        "tests/test_cache.py",
    ),
    "no generated page outside": Mutation(
        "generator/news_digest/write/addresses.py",
        "if not is_inside(file.uri):",
        "if False:",
        "tests/test_forged_cache.py",
    ),
    "nothing written outside": Mutation(
        "generator/news_digest/write/__init__.py",
        "if not is_inside(uri):",
        "if False:",
        "tests/test_forged_cache.py",
    ),
    "nothing made here is tracked": Mutation(
        "generator/news_digest/pipeline/__init__.py",
        "tracked = repository.find_tracked(settings.home)",
        "tracked = ()",
        "tests/test_repository.py",
    ),
    "few topics of one article": Mutation(
        "generator/news_digest/link/most_salient.py",
        "[count_topics(article) :]",
        "[10**6 :]",
        "tests/link/test_most_salient.py",
    ),
    "short quotes": Mutation(
        "generator/news_digest/link/quotes.py",
        "if end - start <= QUOTE_CHARACTERS:",
        "if True:",
        "tests/link/test_quotes.py",
    ),
    "one feed of a listing": Mutation(
        "generator/news_digest/render/feeds/formats.py",
        "if uri != HOME_URI:",
        "if False:",
        "tests/render/test_feeds.py",
    ),
    "active characters are escaped": Mutation(
        "generator/news_digest/render/escape.py",
        "_ACTIVE.sub(_replace, _fold(text))",
        "_fold(text)",
        "tests/render/test_escape.py",
    ),
    "the start of a line is escaped": Mutation(
        "generator/news_digest/render/escape.py",
        "return Markdown(_replace_leading(match) + inline[match.end() :]) if match else inline",
        "return inline",
        "tests/render/test_escape.py",
    ),
    "control characters are dropped": Mutation(
        "generator/news_digest/render/escape.py",
        '_UNPRINTABLE.sub("", text)',
        "text",
        "tests/render/test_escape.py",
    ),
    "only some links are links": Mutation(
        "generator/news_digest/render/escape.py",
        "if not (_OWN_PATH.fullmatch(target) or is_web_address(target)):",
        "if False:",
        "tests/render/test_escape.py",
    ),
    "templates escape what they show": Mutation(
        "generator/news_digest/render/escape.py",
        "escape_text(str(value))",
        "Markdown(str(value))",
        "tests/render",
    ),
    "finished pages are cleaned": Mutation(
        "generator/news_digest/plugin/__init__.py",
        "return pipeline.sanitise_page(html) if page.file.src_uri in self._own_pages else html",
        "return html",
        "tests/test_sanitise.py",
    ),
    "a policy on every page": Mutation(
        "generator/news_digest/settings/policy.py",
        '"default-src": ("\'none\'",),',
        '"default-src": ("\'self\'", "\'unsafe-inline\'"),',
        "tests/test_policy.py",
    ),
    "titles are escaped in the head": Mutation(
        "generator/news_digest/theme/frame.html",
        "{% set title = title | e |",
        "{% set title = title |",
        "tests/test_look.py",
    ),
    "templates get escaped values": Mutation(
        "generator/news_digest/plugin/safe_values.py",
        "        return escape(value)",
        "        return value",
        "tests/test_look.py",
    ),
    "a text without its tags is escaped": Mutation(
        "generator/news_digest/plugin/safe_values.py",
        "lambda value: escape(strip_tags(value))",
        "strip_tags",
        "tests/test_look.py",
    ),
    "links are not followed to files": Mutation(
        "generator/news_digest/read/files.py",
        "if refusal is None and entry.is_symlink():",
        "if False:",
        "tests/read/test_files.py",
    ),
    "regular files only": Mutation(
        "generator/news_digest/read/files.py",
        "if not stat.S_ISREG(os.fstat(descriptor).st_mode):",
        "if False:",
        "tests/read/test_files.py",
    ),
    "files within bounds": Mutation(
        "generator/news_digest/read/files.py",
        "if len(content) > MAX_FILE_BYTES:",
        "if False:",
        "tests/read",
    ),
    "no references in front matter": Mutation(
        "generator/news_digest/read/strict_yaml.py",
        "_refuse_references(event, index, lines, first_line)\n        depth",
        "pass\n        depth",
        "tests/read/test_front_matter.py",
    ),
    "bounded front matter": Mutation(
        "generator/news_digest/read/strict_yaml.py",
        "if depth > MAX_FRONT_MATTER_DEPTH:",
        "if False:",
        "tests/read",
    ),
    "no date of two days": Mutation(
        "generator/news_digest/language/dates.py",
        "if len(told) > 1:",
        "if False:",
        "tests/language/test_dates.py",
    ),
    "no dateline in prose": Mutation(
        "generator/news_digest/understand/datelines.py",
        "if not _is_borne_out(whole, match):",
        "if False:",
        "tests/understand/test_datelines.py",
    ),
    "no winner among those who claim one address": Mutation(
        "generator/news_digest/read/addresses.py",
        "for claim in _count(found))",
        "for claim in _count(found)[:1])",
        "tests/read/test_addresses.py",
    ),
    "no address for a strange slug": Mutation(
        "generator/news_digest/read/addresses.py",
        "if not is_made or claim.is_like",
        "if claim.is_last or claims",
        "tests/read/test_addresses.py",
    ),
    "an address that no headline makes": Mutation(
        "generator/news_digest/read/claims.py",
        "{slug}--{short_hash(file.article.path, digits)}",
        "{slug}-{short_hash(file.article.path, digits)}",
        "tests/read/test_addresses.py",
    ),
    "an address that no alias has": Mutation(
        "generator/news_digest/read/addresses.py",
        "if last := [claim for claim in claims if claim.is_last]:",
        "if last := []:",
        "tests/read/test_addresses.py",
    ),
    "no page for a look-alike source": Mutation(
        "generator/news_digest/link/listings.py",
        "(-counts[name], *_by_name(name))",
        "_by_name(name)",
        "tests/link/test_listings.py",
    ),
    "no commands in a log": Mutation(
        "generator/news_digest/messages/signs.py",
        r'_OLD_COMMAND.sub(r"\\x23", _COMMAND_START.sub(r"\1\\x3a", shown))',
        "shown",
        "tests/test_messages.py",
    ),
    "no line ends in an annotation": Mutation(
        "generator/news_digest/messages/__init__.py",
        '.replace("%", "%25")',
        "",
        "tests/test_messages.py",
    ),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_test_fails_without_the_defence(name: str, tmp_path: Path) -> None:
    """The tests of a defence fail, and not for want of anything else, when it is taken out."""
    mutation = MUTATIONS[name]
    source = (ROOT / mutation.file).read_text(encoding="utf-8")
    assert source.count(mutation.text) == 1, f"{mutation.text!r} must stand once in {mutation.file}"
    project = tmp_path / "project"
    shutil.copytree(ROOT, project, ignore=IGNORED)
    (project / mutation.file).write_text(source.replace(mutation.text, mutation.without), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *mutation.tests.split()]
    environment = {**os.environ, "PYTHONPATH": str(project / "generator"), "PYTHONDONTWRITEBYTECODE": "1"}
    result = subprocess.run(
        command,
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == TESTS_FAILED, result.stdout + result.stderr
