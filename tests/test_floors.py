"""The house rules of `macros/` (design, section 6), read from its source: who may know whom, and what each may touch."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[1] / "macros"

FLOORS = {"model": 1, "reading": 2, "verdicts": 2, "history": 3, "writing": 3, "render": 4, "site": 5, "commands": 6}
DOORS = ("macros", "macros.__main__")

DISK = frozenset(
    {"os", "io", "pathlib", "shutil", "tempfile", "glob", "subprocess", "socket", "urllib.request", "sqlite3"}
)
TOUCHES = frozenset(
    {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "iterdir", "glob", "rglob"}
)
CLOCK = re.compile(r"(.*\.)?(now|utcnow)|(.*\.)?date(time)?\.today|time\.(?!sleep$)\w+")
SPEAKS = frozenset({"print", "input", "exit", "quit", "_exit", "echo", "secho"})
STREAMS = frozenset({"stdout", "stderr"})

LONGEST_FUNCTION, LONGEST_FILE, MOST_NAMES = 50, 250, 8

# Files that a rule does not hold for, each with the reason why.
ALLOWED: Mapping[str, Mapping[str, str]] = {
    "disk": {
        "macros.render.charts.glyphs": "reads the widths of letters from the bundled fonts, once, at import",
        "macros.render.exports.schema": "names the folder of the committed schemas; the site copies it",
        "macros.render.cards.paint": "io.BytesIO, in memory: what Pillow writes an image to",
        "macros.render.exports.csv_v1": "io.StringIO, in memory: what csv.writer writes to",
    },
    "speaks": {
        "macros.site.releases.verify": "a program of its own too: a copy stands in every release, for those without minhbach",
    },
    "names": {
        "macros.model.promise": "the parts of a promise; each is a type of its own, and none is used without the others",
        "macros.render.parts.arguments": "five kinds of argument and the ready-made ones, read side by side in parts",
        "macros.render.charts.theme": "the constants of the charts: colours, sizes, font; one table, read as a table",
        "macros.render.rows": "all ways to ask for rows, so that tables, charts and exports cannot differ",
    },
}


@dataclass(frozen=True)
class Module:
    """A file of the engine: its dotted name, its text and its tree."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def room(self) -> str:
        """The package on a floor: model, reading, …; empty for the doors."""
        return self.name.split(".")[1] if self.name not in DOORS else ""

    @property
    def floor(self) -> int:
        return 7 if self.name in DOORS else FLOORS.get(self.room, 0)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.tree))


def read(folder: Path) -> dict[str, Module]:
    """Every module of an engine, by dotted name; a package has the name of its folder."""
    paths = [path for path in sorted(folder.rglob("*.py")) if "__pycache__" not in path.parts]
    parts = {path: path.relative_to(folder.parent).with_suffix("").parts for path in paths}
    names = {path: ".".join(found[:-1] if found[-1] == "__init__" else found) for path, found in parts.items()}
    return {name: Module(name, path.read_text(encoding="utf-8")) for path, name in names.items()}


def imported(module: Module, house: Mapping[str, Module]) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything that a module imports; of the engine's own, the module and not the name."""
    for node in module.nodes:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from ((node.lineno, name if name in house else node.module or "") for name in whole)


Rule = Callable[[Module, Mapping[str, Module]], Iterator[str]]


def only_lower_floors(module: Module, house: Mapping[str, Module]) -> Iterator[str]:
    if not module.floor:
        yield f"the room {module.room} stands on no floor"
    for line, name in imported(module, house):
        other = Module(name, "")
        if not (name == "macros" or name.startswith("macros.")) or (module.room and module.room == other.room):
            continue
        if not other.floor < module.floor:
            yield f"{line}: imports {name}, from floor {other.floor} on floor {module.floor}"


def no_relative_imports(module: Module, _house: Mapping[str, Module]) -> Iterator[str]:
    for node in module.nodes:
        if isinstance(node, ast.ImportFrom) and node.level:
            yield f"{node.lineno}: a relative import"


def no_disk_below_the_site(module: Module, house: Mapping[str, Module]) -> Iterator[str]:
    """Model, verdicts and render touch no file; reading is there to do it."""
    if module.room not in ("model", "verdicts", "history", "render") or module.name in ALLOWED["disk"]:
        return
    for line, name in imported(module, house):
        if {name, name.partition(".")[0]} & DISK:
            yield f"{line}: imports {name}"
    yield from (f"{line}: calls {name}" for line, name in called(module) if name in TOUCHES)


def no_clock_but_as_of(module: Module, _house: Mapping[str, Module]) -> Iterator[str]:
    if module.name == "macros.site.as_of":
        return
    for node in module.nodes:
        if isinstance(node, ast.Attribute) and CLOCK.fullmatch(dotted(node)):
            yield f"{node.lineno}: {dotted(node)}"
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            # `sleep` waits and tells no time.
            yield from (f"{node.lineno}: imports {a.name} of time" for a in node.names if a.name != "sleep")


def dotted(node: ast.AST) -> str:
    """A name with its dots, as it is written; whatever is no name is a question mark."""
    match node:
        case ast.Attribute(value=value, attr=attr):
            return f"{dotted(value)}.{attr}"
        case ast.Name(id=name):
            return name
    return "?"


def only_the_command_line_speaks(module: Module, _house: Mapping[str, Module]) -> Iterator[str]:
    if module.name == "macros.__main__" or module.room == "commands" or module.name in ALLOWED["speaks"]:
        return
    for line, name in called(module):
        if name in SPEAKS:
            yield f"{line}: calls {name}"
    for node in module.nodes:
        if isinstance(node, ast.Attribute) and node.attr in STREAMS and ast.unparse(node.value) == "sys":
            yield f"{node.lineno}: sys.{node.attr}"
        elif isinstance(node, ast.Raise) and node.exc is not None and ast.unparse(node.exc).startswith("SystemExit"):
            yield f"{node.lineno}: raises SystemExit"


def called(module: Module) -> Iterator[tuple[int, str]]:
    """Line and last name of every call."""
    for node in module.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node.lineno, node.func.id if isinstance(node.func, ast.Name) else node.func.attr


def short_and_annotated(module: Module, _house: Mapping[str, Module]) -> Iterator[str]:
    if (lines := len(module.text.splitlines())) > LONGEST_FILE:
        yield f"1: {lines} lines in the file"
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            long = (node.end_lineno or 0) - node.lineno + 1
            if long > LONGEST_FUNCTION:
                yield f"{node.lineno}: {long} lines in {node.name}"
            bare = [arg.arg for arg in arguments(node) if arg.annotation is None and arg.arg not in ("self", "cls")]
            if node.returns is None or bare:
                yield f"{node.lineno}: {node.name} has {', '.join(bare) or 'its result'} without annotation"


def arguments(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.arg]:
    found = node.args
    stars = [star for star in (found.vararg, found.kwarg) if star is not None]
    return [*found.posonlyargs, *found.args, *found.kwonlyargs, *stars]


def few_public_names(module: Module, _house: Mapping[str, Module]) -> Iterator[str]:
    names = {name for node in module.tree.body for name in defined(node) if not name.startswith("_")}
    if len(names) > MOST_NAMES and module.name not in ALLOWED["names"]:
        yield f"1: {len(names)} public names: {', '.join(sorted(names))}"


def defined(node: ast.stmt) -> list[str]:
    """Names that a statement at the top of a file defines; imports are not its own."""
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AsyncFunctionDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
    return []


RULES: tuple[Rule, ...] = (
    only_lower_floors,
    no_relative_imports,
    no_disk_below_the_site,
    no_clock_but_as_of,
    only_the_command_line_speaks,
    short_and_annotated,
    few_public_names,
)


def faults(rule: Rule, house: Mapping[str, Module]) -> list[str]:
    """Every place where an engine breaks a rule, as module:line: what."""
    return [f"{module.name}:{fault}" for module in house.values() for fault in rule(module, house)]


def cycle(house: Mapping[str, Module]) -> list[str]:
    """Modules that import each other in a ring; empty if none do."""
    known = {
        m.name: {name for _, name in imported(m, house) if name in house and name != m.name} for m in house.values()
    }
    try:
        TopologicalSorter(known).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.fixture(scope="module")
def house() -> dict[str, Module]:
    return read(ENGINE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_engine_keeps_the_rules(rule: Rule, house: dict[str, Module]) -> None:
    assert faults(rule, house) == []


def test_no_modules_import_each_other_in_a_ring(house: dict[str, Module]) -> None:
    assert cycle(house) == []


def test_every_room_is_on_a_floor_and_every_floor_is_read(house: dict[str, Module]) -> None:
    rooms = {path.name for path in ENGINE.iterdir() if (path / "__init__.py").is_file()}
    assert rooms <= set(FLOORS)
    assert {module.room for module in house.values()} - {""} == rooms
    assert set(DOORS) <= set(house)


def test_exceptions_are_files_that_are_there_and_need_them(house: dict[str, Module]) -> None:
    for kind, rule in (
        ("disk", no_disk_below_the_site),
        ("speaks", only_the_command_line_speaks),
        ("names", few_public_names),
    ):
        for name in ALLOWED[kind]:
            without = Module(f"{name}_", house[name].text)
            assert list(rule(without, house)), f"{name} needs no exception from {rule.__name__}"


BAD = [
    (only_lower_floors, "model/facts.py", "from macros.reading.load import load"),
    (only_lower_floors, "model/facts.py", "def f() -> None:\n    import macros.site.build"),
    (only_lower_floors, "reading/file.py", "from macros.verdicts import judge"),
    (only_lower_floors, "verdicts/rule.py", "from macros.reading import load"),
    (only_lower_floors, "render/table.py", "if TYPE_CHECKING:\n    from macros.site import build"),
    (only_lower_floors, "site/pages.py", "import macros"),
    (only_lower_floors, "site/pages.py", "from macros import define_env"),
    (only_lower_floors, "__init__.py", "import macros.__main__"),
    (only_lower_floors, "site/pages.py", "from macros.commands import check"),
    (only_lower_floors, "cellar/wine.py", ""),
    (no_relative_imports, "render/table.py", "from . import rows"),
    (no_disk_below_the_site, "model/facts.py", "import os"),
    (no_disk_below_the_site, "model/facts.py", "from pathlib import Path"),
    (no_disk_below_the_site, "verdicts/rule.py", "import os.path"),
    (no_disk_below_the_site, "render/table.py", "text = open('x')"),
    (no_disk_below_the_site, "render/table.py", "def f(p: object) -> str:\n    return p.read_text()"),
    (no_clock_but_as_of, "site/build.py", "from datetime import datetime\nday = datetime.now()"),
    (no_clock_but_as_of, "verdicts/rule.py", "import datetime\nday = datetime.date.today()"),
    (no_clock_but_as_of, "site/build.py", "import time\nstart = time.time()"),
    (no_clock_but_as_of, "site/build.py", "from time import time"),
    (no_clock_but_as_of, "site/build.py", "clock = date.today"),
    (only_the_command_line_speaks, "site/build.py", "print('done')"),
    (only_the_command_line_speaks, "reading/file.py", "import sys\nsys.exit(1)"),
    (only_the_command_line_speaks, "reading/file.py", "import sys\nsys.stderr.write('no')"),
    (only_the_command_line_speaks, "reading/file.py", "raise SystemExit(1)"),
    (short_and_annotated, "model/facts.py", "def f() -> None:\n" + "    pass\n" * 50),
    (short_and_annotated, "model/facts.py", "\n" * 251),
    (short_and_annotated, "model/facts.py", "def f():\n    pass"),
    (short_and_annotated, "model/facts.py", "class A:\n    def f(self, x) -> None:\n        pass"),
    (few_public_names, "model/facts.py", "\n".join(f"NAME_{n} = {n}" for n in range(9))),
    (few_public_names, "model/facts.py", "\n".join(f"def f{n}() -> None: ..." for n in range(9))),
]


def planted(folder: Path, files: Mapping[str, str]) -> dict[str, Module]:
    """A small engine with some more files."""
    for name, text in {
        "__init__.py": "",
        "reading/load.py": "",
        "site/build.py": "",
        "commands/check.py": "",
        **files,
    }.items():
        path = folder / "macros" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read(folder / "macros")


@pytest.mark.parametrize(("rule", "name", "text"), BAD, ids=range(len(BAD)))
def test_a_broken_rule_is_found(rule: Rule, name: str, text: str, tmp_path: Path) -> None:
    module = "macros." + name.removesuffix(".py").replace("/", ".")
    (found,) = faults(rule, planted(tmp_path, {name: text}))
    assert found.startswith(f"{module.removesuffix('.__init__')}:")


def test_what_is_allowed_is_not_found(tmp_path: Path) -> None:
    files = {
        "model/facts.py": "from datetime import date\nfrom macros.model.more import A\n\nday = date(2026, 1, 1)\n",
        "model/more.py": "A = 1\n",
        "verdicts/rule.py": "from macros.model import facts\n",
        "render/table.py": "from macros.verdicts import rule\nfrom macros.model.facts import day\n",
        "site/serve.py": "import time\nimport os\n\nfrom macros.render import table\n\ntime.sleep(1)\n",
        "site/as_of.py": "from datetime import date\n\ntoday = date.today()\n",
        "__main__.py": "import sys\n\nfrom macros.site import serve\n\nprint(serve)\nsys.exit(0)\n",
    }
    small = planted(tmp_path, files)
    assert [fault for rule in RULES for fault in faults(rule, small)] == []
    assert cycle(small) == []


def test_a_ring_is_found(tmp_path: Path) -> None:
    files = {
        "model/a.py": "from macros.model.b import B",
        "model/b.py": "def f() -> None:\n    from macros.model import c",
        "model/c.py": "import macros.model.a",
    }
    assert set(cycle(planted(tmp_path, files))) == {f"macros.model.{name}" for name in "abc"}
