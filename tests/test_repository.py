"""The repository as a stranger clones it: pinned, licensed, tidy, and true of every machine."""

import os
import re
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema import Draft7Validator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")

TOP_LEVEL = {
    ".ci",
    ".editorconfig",
    ".github",
    ".gitignore",
    "CHANGELOG.md",
    "CITATION.cff",
    "CODE_OF_CONDUCT.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "data",
    "docs",
    "macros",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements.lock",
    "tests",
}

# Not after a character of a longer path or of an address: https://host/home/ and docs/home/ are nobody's machine.
MACHINE_PATH = re.compile(r"(?<![\w.:/)}\]%-])/(?:work|tmp|root|home|Users)/|[A-Z]:\\Users\\")

LICENCES = {
    "LICENSE": ("MIT License", "The Minh Bạch contributors"),
    "data/LICENSE.md": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "You must"),
    "CONTRIBUTING.md": ("[MIT](LICENSE)", "[CC BY 4.0](data/LICENSE.md)"),
}

# arguments of make -> the command it would run
DRY_RUNS = {
    ("site",): ".venv/bin/python -m macros build",
    ("site", "AS_OF=2026-11-22"): '.venv/bin/python -m macros build --as-of "2026-11-22"',
    ("test", "WORKERS=0"): '.venv/bin/python -m pytest -n 0 --dist worksteal -m "not long"',
    ("test-fast", "ARGS=-x"): '.venv/bin/python -m tests.sharing 2 -m "not slow and not long" -x',
    ("test-long",): ".venv/bin/python -m pytest -n 2 --dist worksteal -m long",
}


def tracked() -> list[Path]:
    """Return every file that git holds or would add, as a path from the root."""
    # A check-out owned by another user (a container's volume) is still ours to read.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode("utf-8").split("\0")
    return sorted(Path(name) for name in set(names) if name and (ROOT / name).is_file())


def locked() -> list[tuple[Requirement, str]]:
    """Return each requirement of the lock with its hashes as one string."""
    lines = re.sub(r"\\\n", " ", re.sub(r"^\s*#.*\n", "", LOCK, flags=re.MULTILINE)).splitlines()
    pairs = [line.partition("--hash=") for line in lines if line.strip()]
    return [(Requirement(before), mark + hashes) for before, mark, hashes in pairs]


LOCKED = locked()


def wanted() -> list[str]:
    """Return every requirement that pyproject.toml names, for users, developers and the build."""
    return [
        *PROJECT["project"]["dependencies"],
        *PROJECT["dependency-groups"]["dev"],
        *PROJECT["build-system"]["requires"],
    ]


@pytest.mark.parametrize(("requirement", "hashes"), LOCKED, ids=lambda value: getattr(value, "name", ""))
def test_locked_requirement_is_one_version_with_hashes(requirement: Requirement, hashes: str) -> None:
    assert re.fullmatch(r"==[^*,]+", str(requirement.specifier))
    assert re.fullmatch(r"(--hash=sha256:[0-9a-f]{64}\s*)+", hashes)


@pytest.mark.parametrize("word", ["://", " @ ", "index-url", "find-links", "trusted-host", "--editable"])
def test_lock_names_no_registry_and_no_address(word: str) -> None:
    assert word not in LOCK


@pytest.mark.parametrize("line", wanted())
def test_dependency_is_in_the_lock(line: str) -> None:
    need = Requirement(line)
    versions = [pin.specifier for pin, _ in LOCKED if canonicalize_name(pin.name) == canonicalize_name(need.name)]
    assert versions
    assert all(need.specifier.contains(str(pins).removeprefix("==")) for pins in versions)


def test_environment_is_the_lock() -> None:
    pins = [pin for pin, _ in LOCKED if pin.marker is None or pin.marker.evaluate()]
    found = {pin.name: metadata.version(pin.name) for pin in pins}
    assert found == {pin.name: str(pin.specifier).removeprefix("==") for pin in pins}


def test_lock_was_compiled_by_the_command_of_the_makefile() -> None:
    command = re.search(r"^#\s+uv (pip compile .*)$", LOCK, re.MULTILINE)
    assert command
    assert command[1] in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_top_level_holds_only_what_is_listed() -> None:
    assert {path.parts[0] for path in tracked()} - TOP_LEVEL == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see /tmp/x", True),
        ('Path("/root/x")', True),
        ("HOME=/home/x", True),
        (r"C:\Users\x", True),
        ("https://example.org/home/x", False),
        ("docs/home/x", False),
        ("{{ base }}/home/", False),
    ],
)
def test_machine_path_is_told_from_an_address(text: str, found: bool) -> None:
    assert bool(MACHINE_PATH.search(text)) is found


def test_no_file_names_a_path_of_one_machine() -> None:
    texts = {path: (ROOT / path).read_bytes() for path in tracked() if path != Path("tests/test_repository.py")}
    lines = [
        f"{path}:{number}: {line.strip()}"
        for path, text in texts.items()
        if b"\0" not in text
        for number, line in enumerate(text.decode("utf-8").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert lines == []


@pytest.mark.parametrize("name", LICENCES)
def test_licence_is_said_where_people_look(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert [words for words in LICENCES[name] if words not in text] == []


def test_package_states_the_licence_of_the_code() -> None:
    assert PROJECT["project"]["license"] == "MIT"
    assert PROJECT["project"]["license-files"] == ["LICENSE"]


def test_citation_file_is_one_and_says_what_the_package_says() -> None:
    found = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    schema = get_builtin_schema("vendor.citation-file-format")
    assert [error.message for error in Draft7Validator(schema).iter_errors(found)] == []
    assert (found["version"], found["license"]) == (PROJECT["project"]["version"], PROJECT["project"]["license"])
    address = re.search(r"^site_url: (.*)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert address
    assert found["url"] == found["preferred-citation"]["url"] == address[1]


@pytest.mark.parametrize("arguments", DRY_RUNS, ids=" ".join)
def test_make_would_run(arguments: tuple[str, ...]) -> None:
    inherited = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    done = subprocess.run(
        ["make", "--no-print-directory", "-n", *arguments],
        cwd=ROOT,
        env=inherited,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.splitlines()[-1].strip() == DRY_RUNS[arguments]


def test_every_folder_that_could_have_a_reviewer_of_its_own_exists() -> None:
    text = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8")
    named = re.findall(r"^(?:# )?/(\S+)", text, re.MULTILINE)
    assert len(named) > 5
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_ci_runs_as_it_is_cloned() -> None:
    path = ROOT / ".ci" / "run"
    assert os.access(path, os.X_OK)
    subprocess.run(["bash", "-n", path], check=True)
