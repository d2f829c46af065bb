"""What the documentation says exists: macros, keys, commands, files; and its examples are sound."""

from __future__ import annotations

import html
import re
import shlex
import shutil
from pathlib import Path

import click
import pytest

from macros.__main__ import commands
from macros.model.portfolio import KINDS
from macros.reading.load import load
from macros.render.parts import PARTS, Part
from macros.render.parts.altered import altered
from macros.render.parts.replies import replies
from macros.site.build import build
from macros.site.settings import settings
from macros.verdicts.judge import judge
from macros.writing.fields import fields
from tests.conftest import AS_OF, Run, copy_minimal
from tests.render.editions import view
from tests.repositories import committed

ROOT = Path(__file__).resolve().parents[1]
GUIDES = [ROOT / "docs" / "contribute" / "data.md", ROOT / "docs" / "vi" / "contribute" / "data.md"]
WRITTEN = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "tests" / "sites" / "minimal" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
MAKE = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def subcommands(command: click.Command) -> list[click.Command]:
    """The commands of a group such as `new`."""
    return list(command.commands.values()) if isinstance(command, click.Group) else []


OPTIONS = {
    name: {option for part in (command, *subcommands(command)) for found in part.params for option in found.opts}
    for name, command in commands.commands.items()
}

_CALL = re.compile(r"\bminhbach ([a-z-]+)((?: +(?!#)[^\s`|<]+)*)")


def code(path: Path) -> list[str]:
    """Everything that a Markdown file sets as code, line by line."""
    text = path.read_text(encoding="utf-8")
    fences = re.findall(r"^```.*?\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))
    return [line for fence in fences for line in fence.splitlines()] + inline


def examples(guide: Path) -> dict[str, str]:
    """The data files that a guide shows whole, by the path that it gives them."""
    found = re.findall(r"^```yaml\n# (data/\S+\.yml)\n(.*?)^```", guide.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return dict(found)


def story(guide: Path, folder: Path) -> Path:
    """A folder with the data files of a guide."""
    for name, text in examples(guide).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def language(guide: Path) -> str:
    """The folder below docs/ that tells a page's language."""
    return "vi" if "vi" in guide.parts else "en"


@pytest.fixture(scope="module")
def macros_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page about macros of a site whose data are those of the guide, which has every kind of record."""
    root = copy_minimal(tmp_path_factory.mktemp("macros"))
    shutil.rmtree(root / "data")
    data = story(GUIDES[0], root) / "data"
    with (data / "targets" / "clean-rivers-2030.yml").open("a", encoding="utf-8") as target:
        target.write("lineage:\n  - relation: replaces\n    promise: river-act\n")
    with (data / "indicators" / "clean-rivers.yml").open("a", encoding="utf-8") as indicator:
        indicator.write("system: river-register\n")
    (root / "docs" / "macros.md").write_bytes((ROOT / "docs" / "contribute" / "macros.md").read_bytes())
    build(settings(root), root / "site", AS_OF)
    return (root / "site" / "macros" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_macro_says_what_it_is(part: Part) -> None:
    text = part.function.__doc__
    assert text
    assert text.strip().endswith(".")


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_macro_has_its_place_and_a_live_example(part: Part, macros_page: str) -> None:
    if part.name == "macros_reference":
        return  # the page is its example
    entry = macros_page.partition(f'<section class="mb-entry" id="macro-{part.name}">')[2]
    call, _, live = entry.partition('<section class="mb-entry"')[0].partition('<div class="mb-example">')
    assert f"{{{{ {part.name}(" in html.unescape(call)
    assert len(re.sub(r"<[^>]+>|\s", "", live)) > 2


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("guide", GUIDES, ids=language)
def test_keys_of_every_kind_are_in_the_guide(guide: Path, kind: str) -> None:
    assert f'{{{{ fields("{kind}") }}}}' in guide.read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", GUIDES, ids=language)
def test_guide_shows_a_file_of_every_kind(guide: Path) -> None:
    assert {Path(name).parent.name for name in examples(guide)} == set(KINDS)


@pytest.mark.parametrize("guide", GUIDES, ids=language)
def test_examples_of_the_guide_are_sound_and_judged(guide: Path, tmp_path: Path) -> None:
    portfolio = load(story(guide, tmp_path), ["en", "vi"])
    states = {promise: verdict.state for promise, verdict in judge(portfolio, AS_OF).items()}
    assert states == {"clean-rivers-2030": "behind", "river-act": "under-way"}


def added(guide: Path, folder: Path, *keys: str) -> None:
    """Put what a guide adds to its files at their ends, of the keys named."""
    found = re.findall(
        r"^```yaml\n# in (data/\S+\.yml)\n((\w+):\n.*?)^```", guide.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    assert {key for _, _, key in found} >= set(keys)
    for name, text, key in found:
        if key in keys:
            (folder / name).write_text((folder / name).read_text("utf-8") + text, encoding="utf-8")


@pytest.mark.parametrize("guide", GUIDES, ids=language)
def test_what_the_guide_adds_to_its_examples_is_sound_and_shown(guide: Path, tmp_path: Path) -> None:
    added(guide, story(guide, tmp_path), "sums", "altered", "replies")
    shown, target = view(load(tmp_path, ["en", "vi"]), as_of=AS_OF), "targets/clean-rivers-2030"
    assert "60\N{NO-BREAK SPACE}%" in altered(shown, target)
    assert "<q>The works of 2027 are under contract.</q>" in replies(shown, target)


@pytest.mark.slow
@pytest.mark.parametrize(("keys", "code"), [(("altered", "replies"), 0), (("replies",), 1)])
def test_a_published_value_changes_with_the_entry_that_the_guide_shows(
    keys: tuple[str, ...], code: int, minimal: Path, run: Run
) -> None:
    shutil.rmtree(minimal / "data")
    goal = story(GUIDES[0], minimal) / "data/targets/clean-rivers-2030.yml"
    now = goal.read_text("utf-8")
    goal.write_text(now.replace("value: 80", "value: 60"), encoding="utf-8")
    committed(minimal)
    goal.write_text(now, encoding="utf-8")
    added(GUIDES[0], minimal, *keys)
    done = run("check", "--root", minimal, "--against", "main")
    assert (done.code, "conditions.0.value" in done.err) == (code, bool(code)), done.err


@pytest.mark.parametrize("guide", GUIDES, ids=language)
def test_commands_of_the_guide_write_into_its_examples(
    guide: Path, minimal: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(minimal / "data")
    story(guide, minimal)
    monkeypatch.chdir(minimal)
    lines = re.findall(r"^minhbach (.*)$", guide.read_text("utf-8").partition("{ #writing }")[2], re.MULTILINE)
    assert lines
    for line in lines:
        done = run(*shlex.split(line))
        assert done.code == 0, done.err
    assert [report.id for report in load(minimal, ["en"]).reports("clean-rivers")][-2:] == [
        "year-2026",
        "year-2026-corrected",
    ]


def test_both_languages_show_the_same_files() -> None:
    assert [list(examples(guide)) for guide in GUIDES] == [list(examples(GUIDES[0]))] * 2


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_make_targets_exist(path: Path) -> None:
    named = {target for line in code(path) for target in re.findall(r"(?:^|&& )make ([a-z-]+)", line)}
    assert named - MAKE == set()


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_and_their_options_exist(path: Path) -> None:
    for line in code(path):
        for command, rest in _CALL.findall(line):
            assert command in OPTIONS, line
            assert set(re.findall(r"--[a-z-]+", rest)) - OPTIONS[command] == set(), line


def test_readme_names_every_command_and_its_options() -> None:
    lines = "\n".join(code(ROOT / "README.md"))
    assert {command for command in OPTIONS if f"minhbach {command}" not in lines} == set()
    options = {option for found in OPTIONS.values() for option in found if option.startswith("--")}
    keys = {f"--{name.replace('_', '-')}" for kind in KINDS for name in fields(kind)}  # told by the guide to data/
    assert {option for option in options if option not in lines} - {"--help", "--port"} - keys == set()


def test_readme_starts_with_the_two_commands() -> None:
    first_screen = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:24]
    assert any(line.startswith("make site") for line in first_screen)
    assert any(line.startswith("make test") for line in first_screen)


@pytest.mark.parametrize("path", WRITTEN[:2], ids=lambda path: path.name)
def test_links_of_the_repository_lead_to_files(path: Path) -> None:
    links = re.findall(r"\]\(([^)\s#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


def test_files_that_the_documentation_names_exist() -> None:
    named = {
        (path.name, name)
        for path in WRITTEN
        for line in code(path)
        for name in re.findall(r"^(?:macros|tests|\.github|\.ci)/[\w./-]+$", line)
    }
    assert {(page, name) for page, name in named if not (ROOT / name).exists()} == set()
