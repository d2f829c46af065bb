"""The Nu HTML checker: one pinned file from npm's registry, checked by its hash, run by Java.

python -m tests.site.nu fetches it into .cache/tools (`make tools`); tests never do.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VERSION = "26.9.27"
_INTEGRITY = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
"""SHA-512 of the package's archive, as npm writes it."""

JAR = Path(__file__).parents[2] / ".cache" / "tools" / f"vnu-{VERSION}.jar"


def missing() -> str:
    """What is not here that the checker needs, as a sentence; empty if nothing is."""
    if not JAR.is_file():
        return "found no Nu HTML checker; make tools fetches it"
    return "" if shutil.which("java") else "found no java; install a Java runtime (Debian: default-jre-headless)"


def errors(folder: Path, pages: list[str]) -> list[tuple[str, str]]:
    """Page and message of every error in some pages of a folder."""
    options = "-Xss4m -jar {} --stdout --exit-zero-always --errors-only --format json"
    command = ["java", *(str(JAR) if word == "{}" else word for word in options.split())]
    done = subprocess.run([*command, *pages], cwd=folder, capture_output=True, text=True, check=True)
    start = f"file:{folder.resolve()}/"
    return [(found["url"].removeprefix(start), found["message"]) for found in json.loads(done.stdout)["messages"]]


def fetch() -> None:
    """Fetch the checker if it is not here. An archive with another hash is refused."""
    if JAR.is_file():
        return
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", f"vnu-jar@{VERSION}"], cwd=folder, stdout=subprocess.DEVNULL, check=True
        )
        (archive,) = Path(folder).glob("*.tgz")
        found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if found != _INTEGRITY:
            sys.exit(f"vnu-jar {VERSION}: found the hash {found}, wanted {_INTEGRITY}; nothing was kept")
        with tarfile.open(archive) as opened:
            member = opened.extractfile("package/build/dist/vnu.jar")
            assert member is not None
            JAR.parent.mkdir(parents=True, exist_ok=True)
            partly = JAR.with_suffix(".part")
            partly.write_bytes(member.read())
    partly.rename(JAR)


if __name__ == "__main__":
    fetch()
