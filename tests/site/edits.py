"""Edits of a site's files as people make them, each drawn at random: what they leave is a sound site again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

import yaml

Edit = Callable[[Path, Random], None]

_NAMED = ("indicators", "targets", "organisations", "sources", "programmes")


def loaded(path: Path) -> Any:
    """What a file holds."""
    return yaml.safe_load(path.read_text("utf-8"))


def write(path: Path, value: Any) -> None:
    """A file that holds a value."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")


def one(root: Path, kind: str, chance: Random) -> Path:
    """The file of some record of a kind."""
    return chance.choice(sorted((root / "data" / kind).glob("*.yml")))


def told(root: Path, chance: Random) -> Path:
    """The reports about some indicator."""
    return chance.choice(
        [path for path in sorted((root / "data" / "achievements").glob("*.yml")) if "state:" not in path.read_text()]
    )


def fresh(root: Path, kind: str, stem: str) -> Path:
    """A file that is not there yet."""
    return next(path for n in range(1000) if not (path := root / "data" / kind / f"{stem}-{n}.yml").exists())


def text(words: str, chance: Random) -> dict[str, str]:
    """A text in one language or in both."""
    return {"en": words, "vi": f"{words} (dịch)"} if chance.random() < 0.7 else {"en": words}


def _report(root: Path, chance: Random) -> None:
    path = told(root, chance)
    reports = loaded(path)
    more = {
        "id": f"new-{len(reports)}",
        "value": chance.randint(1, 60),
        "measured": "2026-10",
        "recorded": "2026-11-20",
    }
    write(path, [*reports, more | {"source": one(root, "sources", chance).stem}])


def _value(root: Path, chance: Random) -> None:
    path = told(root, chance)
    reports = loaded(path)
    chance.choice(reports)["value"] = chance.randint(1, 60)
    write(path, reports)


def _mend(root: Path, chance: Random) -> None:
    path = told(root, chance)
    reports = loaded(path)
    replaced = {report.get("replaces") for report in reports}
    wrong = chance.choice([report for report in reports if report["id"] not in replaced])
    mended = wrong | {"id": f"mended-{len(reports)}", "value": 33, "replaces": wrong["id"], "recorded": "2026-11-21"}
    write(path, [*reports, mended | {"reason": text("A misprint", chance), "kind": "source"}])


def _unreport(root: Path, chance: Random) -> None:
    path = told(root, chance)
    if len(reports := loaded(path)) > 1:
        write(path, [report for report in reports[:-1] if report.get("replaces") != reports[-1]["id"]])


def _promise(root: Path, chance: Random) -> None:
    target = loaded(one(root, "targets", chance))
    due = chance.choice(["2024-12-31", "2026-11-30", "2030"])
    target = {key: target[key] for key in ("lead", "source", "conditions", "programme") if key in target}
    write(fresh(root, "targets", "new"), {"title": text("Another goal", chance), "due": due, **target})


def _follow(root: Path, chance: Random) -> None:
    earlier = one(root, "targets", chance)
    kept = {key: value for key, value in loaded(earlier).items() if key in ("lead", "source", "conditions")}
    line = [{"relation": "raises", "promise": earlier.stem, "note": text("Higher", chance)}]
    write(
        fresh(root, "targets", "later"), {"title": text("A later goal", chance), "due": "2031", **kept, "lineage": line}
    )


def _drop(root: Path, chance: Random) -> None:
    path = one(root, "targets", chance)
    ended = {"date": "2026-03-01", "source": one(root, "sources", chance).stem, "reason": text("Given up", chance)}
    write(path, loaded(path) | {"dropped": ended})


def _task(root: Path, chance: Random) -> None:
    system, task = fresh(root, "systems", "system"), fresh(root, "tasks", "task")
    source, body = one(root, "sources", chance).stem, one(root, "organisations", chance).stem
    write(system, {"title": text("A register", chance), "owner": body, "source": source})
    promise = {"title": text("Build it", chance), "due": "2026-06", "lead": [body], "source": source}
    write(task, promise | {"deliverable": text("A register", chance), "system": system.stem})
    state = {"id": "begun", "state": "under-way", "measured": "2026-05", "recorded": "2026-11-01", "source": source}
    write(root / "data" / "achievements" / task.name, [state])


def _measure(root: Path, chance: Random) -> None:
    if systems := sorted((root / "data" / "systems").glob("*.yml")):
        path = one(root, "indicators", chance)
        write(path, loaded(path) | {"system": chance.choice(systems).stem})


def _unit(root: Path, chance: Random) -> None:
    unit, path = fresh(root, "units", "unit"), one(root, "indicators", chance)
    write(unit, {"title": text("km", chance)})
    write(path, {key: value for key, value in loaded(path).items() if key != "bounds"} | {"unit": unit.stem})


def _ask(root: Path, chance: Random) -> None:
    about = [
        one(root, kind, chance) for kind in chance.sample(("indicators", "targets", "organisations", "sources"), 2)
    ]
    keys = [f"{path.parent.name}/{path.stem}" for path in about]
    question = {"title": text("Which is it?", chance), "kind": "value", "detail": text("Two say two.", chance)}
    write(fresh(root, "questions", "question"), question | {"about": keys})


def _answer(root: Path, chance: Random) -> None:
    if questions := sorted((root / "data" / "questions").glob("*.yml")):
        path = chance.choice(questions)
        write(path, loaded(path) | {"answer": text("The first.", chance), "answered": "2026-11"})


def _unask(root: Path, chance: Random) -> None:
    if questions := sorted((root / "data" / "questions").glob("*.yml")):
        chance.choice(questions).unlink()


def _retitle(root: Path, chance: Random) -> None:
    path = one(root, chance.choice(_NAMED), chance)
    write(path, loaded(path) | {"title": text(f"Renamed {chance.randint(0, 9)}", chance)})


def _date(root: Path, chance: Random) -> None:
    path = one(root, "sources", chance)
    kept = {key: value for key, value in loaded(path).items() if key != "published"}
    write(
        path, kept | chance.choice([{}, {"published": "2026-11-01"}, {"published": "2023", "accessed": "2026-11-19"}])
    )


def _rename(root: Path, chance: Random) -> None:
    kind = chance.choice(_NAMED)
    path = one(root, kind, chance)
    record, named = loaded(path), fresh(root, kind, "renamed")
    record["redirect_from"] = [*record.get("redirect_from", []), path.stem]
    path.unlink()
    write(named, record)
    if kind == "indicators" and (reports := root / "data" / "achievements" / path.name).exists():
        reports.rename(reports.with_name(named.name))
    for other in sorted((root / "data").rglob("*.yml")):
        if other != named:
            was = other.read_text("utf-8")
            now = re.sub(
                rf"(?m)([:-] (?:{kind}/|achievements/)?){re.escape(path.stem)}(?=$|\.)", rf"\g<1>{named.stem}", was
            )
            other.write_text(now, encoding="utf-8")


def _delete(root: Path, chance: Random) -> None:
    gone = one(root, "targets", chance)
    named = [path for path in (root / "data").rglob("*.yml") if path != gone and gone.stem in path.read_text("utf-8")]
    if not named and len(list(gone.parent.glob("*.yml"))) > 1:
        gone.unlink()


def _move_deadline(root: Path, chance: Random) -> None:
    path = one(root, "targets", chance)
    target = loaded(path)
    if target.get("due"):
        before = {"due": target["due"], "source": target["source"], "note": text("Put off", chance)}
        write(path, target | {"due": "2032", "due_history": [*target.get("due_history", []), before]})


def _correct(root: Path, chance: Random) -> None:
    path = one(root, "sources", chance)
    source = loaded(path)
    entry = {"key": "grade", "was": source["grade"], "date": "2026-11-10", "kind": "ours"}
    write(path, source | {"grade": "press", "corrections": [entry | {"reason": text("A slip", chance)}]})


def _page(root: Path, chance: Random) -> None:
    page = root / "docs" / f"page-{chance.randint(0, 1)}.md"
    if page.exists() and chance.random() < 0.4:
        page.unlink()
    else:
        calls = chance.choice(['{{ records("targets") }}', "{{ picture() }}", "Plain words.", "Here: {{ newest(2) }}"])
        page.write_text(f"# A page {chance.randint(0, 9)}\n\n{calls}\n", encoding="utf-8")


def _template(root: Path, chance: Random) -> None:
    template = root / "docs" / "templates" / f"{chance.choice(_NAMED)}.md"
    template.parent.mkdir(exist_ok=True)
    more = chance.choice(["", '\n{{ records("programmes") }}\n', "\nA line of the editors.\n"])
    template.write_text(f'{{{{ heading("this") }}}}\n{more}\n{{{{ citation("this") }}}}\n', encoding="utf-8")


def _translate(root: Path, chance: Random) -> None:
    words = root / "docs" / "words" / "vi.yml"
    key = chance.choice(["nav.targets", "state.met", "course.filled", "reports.title"])
    words.write_text(
        re.sub(rf"(?m)^{key}: .*$", f"{key}: Từ {chance.randint(0, 9)}", words.read_text("utf-8")), "utf-8"
    )


def _configure(root: Path, chance: Random) -> None:
    path = root / "mkdocs.yml"
    changed = chance.choice(
        [
            (r"(?m)^site_name: .*$", f"site_name: Ledger {chance.randint(0, 9)}"),
            (r"(?m)^site_description: .*$", f"site_description: What was promised, {chance.randint(0, 9)}."),
            (r"(?m)^(repo_url: .*\n)?site_url", "repo_url: https://github.com/example/ledger\nsite_url"),
        ]
    )
    path.write_text(re.sub(*changed, path.read_text("utf-8")), encoding="utf-8")


EDITS: Mapping[str, Edit] = {
    "report": _report,
    "value": _value,
    "mend": _mend,
    "unreport": _unreport,
    "promise": _promise,
    "follow": _follow,
    "drop": _drop,
    "task": _task,
    "measure": _measure,
    "unit": _unit,
    "ask": _ask,
    "answer": _answer,
    "unask": _unask,
    "retitle": _retitle,
    "date": _date,
    "rename": _rename,
    "delete": _delete,
    "move-deadline": _move_deadline,
    "correct": _correct,
    "page": _page,
    "template": _template,
    "translate": _translate,
    "configure": _configure,
}
