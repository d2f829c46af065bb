"""Which record names which: every reference of a portfolio, with the place where it is written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from macros.model.portfolio import Portfolio
from macros.model.promise import Condition, Target, Task
from macros.reading.yaml_file import Path


class Reference(NamedTuple):
    """A record that names another, which must be of one of the kinds."""

    kind: str
    id: str
    path: Path
    named: str
    among: tuple[str, ...]


_Named = tuple[Path, str | None, str]


def references(portfolio: Portfolio, *, reports: bool = True) -> Iterator[Reference]:
    """Every reference but those of questions, whose kind is written with them; reports: those of reports as well.

    Of these there are many, each of a source.
    """
    for kind, id_, found in chain(_by_record(portfolio), _by_report(portfolio) if reports else ()):
        for path, named, among in found:
            if named is not None:
                yield Reference(kind, id_, path, named, _kinds(among))


@cache
def _kinds(among: str) -> tuple[str, ...]:
    return tuple(among.split())


def _by_record(portfolio: Portfolio) -> Iterator[tuple[str, str, Iterator[_Named]]]:
    for id_, target in portfolio.targets.items():
        yield "targets", id_, _target(target)
    for id_, task in portfolio.tasks.items():
        yield "tasks", id_, _task(task)
    for id_, indicator in portfolio.indicators.items():
        yield (
            "indicators",
            id_,
            iter([(("system",), indicator.system, "systems"), (("pillar",), indicator.pillar, "pillars")]),
        )
    for id_, body in portfolio.organisations.items():
        yield "organisations", id_, iter([(("parent",), body.parent, "organisations")])
    for id_, source in portfolio.sources.items():
        yield "sources", id_, iter([(("copy_of",), source.copy_of, "sources")])
    for id_, system in portfolio.systems.items():
        owner = ("owner",), system.owner, "organisations"
        yield "systems", id_, iter([owner, (("source",), system.source, "sources")])
    for id_, programme in portfolio.programmes.items():
        issuer = ("issuer",), programme.issuer, "organisations"
        parent = ("parent",), programme.parent, "programmes"
        yield "programmes", id_, iter([issuer, parent, (("source",), programme.source, "sources")])


def _by_report(portfolio: Portfolio) -> Iterator[tuple[str, str, Iterator[_Named]]]:
    for of, reports in portfolio.achievements.items():
        yield "achievements", of, iter([((at, "source"), r.source, "sources") for at, r in enumerate(reports)])


def _promise(promise: Target | Task) -> Iterator[_Named]:
    yield ("programme",), promise.programme, "programmes"
    yield ("pillar",), promise.pillar, "pillars"
    yield ("source",), promise.source, "sources"
    for key in ("lead", "support"):
        for at, body in enumerate(getattr(promise, key)):
            yield (key, at), body, "organisations"
    for at, role in enumerate(promise.roles):
        yield ("roles", at, "organisation"), role.organisation, "organisations"
    for at, descent in enumerate(promise.lineage):
        yield ("lineage", at, "promise"), descent.promise, "targets tasks"
    for at, before in enumerate(promise.due_history):
        yield ("due_history", at, "source"), before.source, "sources"
    for at, change in enumerate(promise.altered):
        yield ("altered", at, "source"), change.source, "sources"
    for at, reply in enumerate(promise.replies):
        yield ("replies", at, "organisation"), reply.organisation, "organisations"
        yield ("replies", at, "source"), reply.source, "sources"
    if promise.dropped:
        yield ("dropped", "source"), promise.dropped.source, "sources"


def _target(target: Target) -> Iterator[_Named]:
    yield from _promise(target)
    for at, condition in enumerate(target.conditions):
        yield from _condition(("conditions", at), condition)


def _condition(path: Path, condition: Condition) -> Iterator[_Named]:
    yield (*path, "indicator"), condition.indicator, "indicators"
    if condition.baseline:
        yield (*path, "baseline", "source"), condition.baseline.source, "sources"


def _task(task: Task) -> Iterator[_Named]:
    yield from _promise(task)
    yield ("system",), task.system, "systems"
