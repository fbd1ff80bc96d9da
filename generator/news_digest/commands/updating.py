"""`news-digest new --update`: says what changes, asks, and writes."""

from __future__ import annotations

from pathlib import Path

import click

from news_digest import starter
from news_digest.starter.update import BY_HAND, find_left_over

_SAID = {
    "added": "is new",
    "replaced": "is brought to this version",
    "merged": "is merged with your changes",
    "removed here": "was removed here, and stays so",
    "conflict": "HAS CONFLICTS: decide between the lines that git's markers (<<<<<<<, >>>>>>>) enclose",
    "beside": "COULD NOT BE MERGED: the new text is beside it, as {writes}",
    "unresolved": "HAS CONFLICTS of an earlier time: resolve them, then run this again",
}


def update_digest(folder: Path, host: str | None, *, agreed: bool) -> int:
    """Bring the host's files of a digest to this version; return 1 if something is left to the person."""
    if not any((folder / name).is_file() for name in ("mkdocs.yml", "mkdocs.yaml")):
        raise click.ClickException(f"there is no digest in {folder}: name the folder that holds mkdocs.yml")
    try:
        record = starter.read_record(folder)
    except starter.RecordError as error:
        raise click.ClickException(str(error)) from error
    host = host or (record.host if record else None)
    if host is None:
        raise click.ClickException(
            "this digest was not made by `new`, so say whose files it shall have: "
            "news-digest new --update --host github"
        )
    changes = starter.plan_update(folder, record, host)
    _show_differences(changes)
    if any(change.text is not None for change in changes) and not agreed:
        click.confirm("Write this?", default=True, abort=True)
    if any(change.outcome == "unresolved" for change in changes):
        _say(changes)
        return 1
    try:
        starter.apply_changes(folder, changes, host)
    except OSError as error:
        raise click.ClickException(
            f"{error.filename or folder} could not be written ({error.strerror}): "
            "mend that and run this again, nothing of yours is lost"
        ) from error
    _say(changes)
    for path in find_left_over(record, host):
        if (folder / path).exists():
            click.echo(f"{path} is no longer part of the templates: remove it if you do not need it")
    return int(any(change.outcome in BY_HAND for change in changes))


def _show_differences(changes: tuple[starter.Change, ...]) -> None:
    """Show what the templates changed since the version that wrote them."""
    for change in changes:
        click.echo(change.difference)
        click.echo()


def _say(changes: tuple[starter.Change, ...]) -> None:
    """Say of each file what became of it."""
    if not changes:
        click.echo("Nothing changed in the templates.")
    for change in changes:
        click.echo(f"{change.path} {_SAID[change.outcome].format(writes=change.writes)}")
