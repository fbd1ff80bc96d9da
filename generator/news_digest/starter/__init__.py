"""A digest of one's own: the files that it begins with, and what newer versions change in its host's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from news_digest.starter.answers import (
    HOSTS,
    LOCAL_ADDRESS,
    AnswerError,
    Answers,
    read_address,
    read_language,
    read_name,
    read_package,
    suggest_name,
)
from news_digest.starter.files import render_digest, render_host
from news_digest.starter.install_source import find_specification, find_version, is_known
from news_digest.starter.record import RECORD, Record, RecordError, read_record, render_record
from news_digest.starter.update import Change, apply_changes, plan_update
from news_digest.starter.writing import FolderError, check_empty, write_new

__all__ = [
    "HOSTS",
    "LOCAL_ADDRESS",
    "AnswerError",
    "Answers",
    "Change",
    "FolderError",
    "RecordError",
    "apply_changes",
    "check_empty",
    "find_specification",
    "is_known",
    "make_digest",
    "plan_update",
    "read_address",
    "read_language",
    "read_name",
    "read_package",
    "read_record",
    "suggest_name",
]


def make_digest(answers: Answers, folder: Path) -> None:
    """Write a new digest into a folder, all of it or nothing. Raises FolderError or OSError."""
    write_new(render_all(answers), folder)


def render_all(answers: Answers) -> Mapping[str, str]:
    """Return every file of a new digest, the record of its templates among them."""
    host = render_host(answers.host)
    record = Record(version=find_version(), host=answers.host, texts=host)
    return {**render_digest(answers), **host, RECORD: render_record(record)}
