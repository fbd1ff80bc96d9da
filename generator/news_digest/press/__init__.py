"""The press: a page's Markdown and front matter in, its finished HTML out, many times as fast as the engine.

It knows what the digest's own pages are made of (`body`, `inline`, `links`) and that their frames differ
little (`frame`). What it is not certain of, it leaves to the engine. The engine's way is the reference: tests
compare both over every kind of page, and each build over a sample.

What a page was made from is noted while it is made (`trace`) and kept (`records`), so that what would come
out the same is not made again; the rest is made on all cores (`workers`).
"""

from __future__ import annotations

from news_digest.press.body import find_first_heading, render_body
from news_digest.press.frame import Frames
from news_digest.press.inline import Resolve, UnsureError
from news_digest.press.links import make_resolver
from news_digest.press.records import (
    BuildRecord,
    Output,
    find_key,
    hash_content,
    read_records,
    set_aside,
    take_over,
    write_records,
)
from news_digest.press.trace import Question, Trace
from news_digest.press.workers import map_on_all_cores

__all__ = [
    "BuildRecord",
    "Frames",
    "Output",
    "Question",
    "Resolve",
    "Trace",
    "UnsureError",
    "find_first_heading",
    "find_key",
    "hash_content",
    "make_resolver",
    "map_on_all_cores",
    "read_records",
    "render_body",
    "set_aside",
    "take_over",
    "write_records",
]
