"""What several tests share: one small site, built for real once a session, and a browser to look at it."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from reader import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
THEME = ROOT / "generator/news_digest/theme"
# The digest that tests build: mkdocs.yml, articles, a page by hand. What this repository publishes is free.
DIGEST = ROOT / "tests/digest"
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# The site stands below its host, as on GitHub Pages, so that no address may begin at the root.
SUB_PATH = "news"

HOSTILE = '"><script>window.harmed = true</script>'
SAMPLE = {
    "dam.md": """---
date: 2024-03-04
story: The Elmford flood
---
# Dam above Elmford holds after a night of rain

Valley Echo

ELMFORD - Engineers watched the dam through the night, Mayor Ida Brook said on Monday.
The reservoir rose by two metres.

The National Weather Service expects more rain over the Valley of Elm by Thursday.
""",
    "flood.md": """---
date: 2024-03-06
story: The Elmford flood
url: https://echo.example/flood
license: CC BY 4.0
correction: An earlier version named another bridge.
---
# Water reaches the market square of Elmford

Valley Echo

The river reached the market square on Wednesday, two days after [the dam held](dam.md). Mayor Ida Brook asked
people who live near Elm Bridge to leave their houses.

Nobody was hurt. The National Weather Service lowered its warning in the evening.
""",
    "repairs.txt": """---
date: 2024-03-12
story: The Elmford flood
---
Elmford begins to repair Elm Bridge
Coast Courier
Workers began to repair Elm Bridge on Tuesday, a week after the flood. Mayor Ida Brook thanked the helpers.
The repairs will cost two million euros, the council of Elmford said.
""",
    "library.txt": """Library of Elmford lends out musical instruments
Coast Courier
The library of Elmford now lends out violins and trumpets. Mayor Ida Brook borrowed a trombone.
Anyone with a library card may take an instrument home for four weeks.
""",
    "hebrew.md": """---
date: 2024-03-07
language: he
---
# המים עלו בכיכר השוק

Valley Echo

המים עלו אל כיכר השוק ביום רביעי. איש לא נפגע.
""",
    "long.md": f"""---
date: 2024-03-08
title: "{"Council debates the very long and winding history of the bridge " * 3}and adjourns"
---
Valley Echo

The council of Elmford spoke for nine hours about Elm Bridge and decided nothing.
""",
    "hostile.md": f"""---
date: 2024-03-05
title: '{HOSTILE}'
source: '{HOSTILE}'
author: '{HOSTILE}'
summary: '{HOSTILE}'
tags: ['{HOSTILE}']
---
Trombones {HOSTILE} are heard in the valley. A second sentence stands here, too.
""",
}


BEGIN = time.monotonic()

# No example may fail for being slow: the machine may be busy.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Begin no long test after DIGEST_LONG_SECONDS, for a machine that has to end in time."""
    limit = float(os.environ.get("DIGEST_LONG_SECONDS", "inf"))
    if item.get_closest_marker("long") and time.monotonic() - BEGIN > limit:
        pytest.skip("no time left here; `make test-long` runs it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A built site on disk and the address at which it is served."""

    folder: Path
    address: str


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build the sample articles with `mkdocs build --strict`, and serve the result below a sub-path."""
    home = tmp_path_factory.mktemp("site")
    articles = home / "articles"
    articles.mkdir()
    for name, text in SAMPLE.items():
        (articles / name).write_text(text, encoding="utf-8")
    folder = home / "served" / SUB_PATH
    handler = functools.partial(QuietHandler, directory=str(folder.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    address = f"http://127.0.0.1:{server.server_port}/{SUB_PATH}/"
    _build(articles, folder, address)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder=folder, address=address)
    server.shutdown()
    server.server_close()


def _build(articles: Path, folder: Path, address: str) -> None:
    """Build the site, and fail with all that the build said if there is any warning."""
    environment = {**os.environ, "DIGEST_ARTICLES": str(articles), "DIGEST_SITE_URL": address}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    result = subprocess.run(command, cwd=DIGEST, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium; without one the test is skipped, unless DIGEST_REQUIRE_BROWSER=1 asks for it."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        message = (
            "no Chromium found: install it (on Debian: apt-get install chromium) to run the browser tests"
        )
        if os.environ.get("DIGEST_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as player:
        chromium = player.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture
def reader(browser: Browser, site: Site) -> Iterator[Reader]:
    """Give a reader at a desk; at the end nothing may have gone wrong."""
    reader = Reader(browser, site, viewport={"width": 1280, "height": 800}, color_scheme="light")
    yield reader
    reader.context.close()
    assert reader.errors == []
