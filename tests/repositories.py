"""Small git repositories, made in a moment and in a folder of their own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_NOBODY = {
    **{f"GIT_{who}_{what}": "nobody" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    **{f"GIT_{who}_DATE": "2026-06-01T00:00:00Z" for who in ("AUTHOR", "COMMITTER")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(folder: Path, *arguments: str) -> str:
    """What a git command prints."""
    command = ["git", "-C", str(folder), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **_NOBODY})
    return done.stdout.strip()


def committed(folder: Path, *, tag: str = "") -> Path:
    """The folder as a repository in which everything is committed."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "as it was")
    if tag:
        git(folder, "tag", tag)
    return folder
