"""The date of a build, found once at the door."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from macros.reading.problem import UserError


def as_of(root: Path, given: str | None) -> tuple[date, str]:
    """The date that verdicts are computed for, and where it comes from.

    In this order: what was given (YYYY-MM-DD); SOURCE_DATE_EPOCH; the date of the last commit, if data/ is unchanged
    since; today.
    Raises UserError for a date that does not exist.
    """
    if given is not None:
        return _written(given), "--as-of"
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return _epoch(epoch), "SOURCE_DATE_EPOCH"
    if committed := _committed(root):
        return committed, "the last commit"
    return datetime.now(UTC).date(), "today, as data/ is not as committed"


def known_day(given: str, as_of: str | None) -> date:
    """The day that a site as it was known then is for (YYYY-MM-DD), which is the day of its verdicts too.

    Raises UserError for a date that does not exist, and for verdicts of another day.
    """
    day = _written(given, "--known-on")
    if as_of is not None and _written(as_of) != day:
        wanted = "wanted one day; leave --as-of out, the verdicts are for the day of --known-on"
        raise UserError([f"--known-on {given} with --as-of {as_of}: {wanted}"])
    return day


def recording_day(given: str | None) -> date:
    """The day on which something is written down: what was given (YYYY-MM-DD); SOURCE_DATE_EPOCH; today.

    Raises UserError for a date that does not exist.
    """
    if given is not None:
        return _written(given)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return _epoch(epoch) if epoch else datetime.now(UTC).date()


def _written(text: str, option: str = "--as-of") -> date:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):  # fromisoformat takes weeks too
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise UserError([f"{option}: found {text!r}, wanted a day that exists, as YYYY-MM-DD"]) from None


def _epoch(text: str) -> date:
    try:
        return datetime.fromtimestamp(int(text), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UserError([f"SOURCE_DATE_EPOCH: found {text!r}, wanted seconds since 1970"]) from None


def _committed(root: Path) -> date | None:
    """The date of the last commit, in its own time zone; None outside git or where data/ was changed since."""
    if (state := _git(root, "status", "--porcelain", "--", "data")) is None or state:
        return None
    day = _git(root, "log", "-1", "--format=%cs")
    return date.fromisoformat(day) if day else None


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", "-C", root, *arguments], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()
