"""A made-up site of any size: valid, in two languages, the same for the same size and seed.

    python -m tests.bench.synthetic 1000 FOLDER

Every indicator has one target and 20 reports; tasks, organisations, programmes, sources and questions grow with them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import click

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 22)
"""The day that these sites are made for: every report was published before it."""

REPORTS = 20
_ASPECTS = ("person", "task", "timeline", "responsibility", "authority", "deliverable")
_GRADES = ("stated", "stated", "partly", "not-stated")
_BODY_KINDS = ("ministry", "agency", "local-government", "company")
_SOURCE_GRADES = ("responsible-body", "official-statistics", "press")


class _Subject(NamedTuple):
    """What an indicator of a district measures: from about `low` to about `high`, which `direction` calls better."""

    en: str
    vi: str
    unit: str
    direction: str
    low: float
    high: float


_SUBJECTS = (
    _Subject("Households with clean water", "Hộ gia đình có nước sạch", "percent", "up", 40, 98),
    _Subject("Public services completed online", "Dịch vụ công làm trọn trên mạng", "percent", "up", 10, 90),
    _Subject("Roads in good repair", "Đường bộ đạt chuẩn", "percent", "up", 30, 85),
    _Subject("Water lost in pipes", "Nước thất thoát trên đường ống", "percent", "down", 8, 45),
    _Subject("Days to register a business", "Số ngày đăng ký doanh nghiệp", "count", "down", 1, 30),
    _Subject("Social homes built", "Nhà ở xã hội đã xây", "count", "up", 50, 4000),
    _Subject("Schools with internet access", "Trường học có internet", "percent", "up", 20, 100),
    _Subject("Air monitoring stations", "Trạm quan trắc không khí", "count", "up", 2, 60),
    _Subject("Waste burned in the open", "Rác thải bị đốt lộ thiên", "percent", "down", 3, 50),
    _Subject("Health records kept digitally", "Hồ sơ sức khỏe điện tử", "percent", "up", 5, 95),
)


class _Sizes(NamedTuple):
    """How many records of each kind stand beside some indicators."""

    indicators: int
    tasks: int
    organisations: int
    programmes: int
    publishers: int
    questions: int

    @classmethod
    def beside(cls, n: int) -> _Sizes:
        return cls(n, n // 10, 12 + n // 20, 6 + n // 50, 1 + n // 100, n // 50)


def write(folder: Path, n: int, seed: int = 7) -> Path:
    """Write a site with n indicators into a folder that does not exist yet, and return the folder.

    Settings and Vietnamese words are those of this repository's own site.
    """
    (folder / "docs" / "words").mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copy(ROOT / "docs" / "words" / "vi.yml", folder / "docs" / "words")
    for kind, id_, text in _records(_Sizes.beside(n), Random(seed)):
        path = folder / "data" / kind / f"{id_}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def _records(sizes: _Sizes, chance: Random) -> Iterator[tuple[str, str, str]]:
    """Kind, id and text of every file."""
    sources: set[str] = set()
    for n in range(sizes.indicators):
        subject = _SUBJECTS[n % len(_SUBJECTS)]
        course = _course(subject, chance)
        publisher = chance.randrange(sizes.publishers)
        yield "indicators", f"i-{n:05}", _indicator(n, subject)
        yield "achievements", f"i-{n:05}", _reports(course, publisher)
        yield "targets", f"t-{n:05}", _target(n, subject, course[0][1], sizes, chance)
        sources |= {f"report-{quarter}-{publisher:03}" for quarter, _ in course}
    for n in range(sizes.tasks):
        yield "tasks", f"k-{n:05}", _task(n, sizes, chance)
    for n in range(sizes.questions):
        yield "questions", f"q-{n:05}", _question(chance.randrange(sizes.indicators), sizes, chance)
    for n in range(sizes.organisations):
        title = _text(f"Office {n + 1} of works", f"Sở Công trình số {n + 1}")
        yield "organisations", f"o-{n:03}", f"{title}short: O{n + 1}\nkind: {chance.choice(_BODY_KINDS)}\n"
    for n in range(sizes.programmes):
        title = _text(f"Development programme {n + 1}", f"Chương trình phát triển số {n + 1}")
        yield "programmes", f"p-{n:03}", f"{title}number: {n + 1}/QD\nissuer: o-000\nsource: plan-{n:03}\n"
        yield "sources", f"plan-{n:03}", _source(f"plan-{n:03}", f"Quyết định {n + 1}/QD", date(2021, 3, 1), "law")
    for id_ in sorted(sources):
        yield "sources", id_, _report_source(id_)


def _text(en: str, vi: str, key: str = "title", indent: str = "") -> str:
    return f'{indent}{key}:\n{indent}  en: "{en}"\n{indent}  vi: "{vi}"\n'


def _place(n: int, subject: _Subject) -> tuple[str, str]:
    """A subject with its district, in both languages."""
    district = n // len(_SUBJECTS) + 1
    return f"{subject.en}, District {district}", f"{subject.vi}, Quận {district}"


def _indicator(n: int, subject: _Subject) -> str:
    return _text(*_place(n, subject)) + f"unit: {subject.unit}\ndirection: {subject.direction}\nbounds:\n  low: 0\n"


def _course(subject: _Subject, chance: Random) -> list[tuple[str, float]]:
    """20 quarters in a row and their values: from the worse end towards the better one, faster or slower."""
    first, last = (subject.low, subject.high) if subject.direction == "up" else (subject.high, subject.low)
    pace = chance.uniform(-0.2, 1.4) / REPORTS
    start = 2020 * 4 + chance.randrange(8)
    done, course = 0.0, []
    for quarter in range(start, start + REPORTS):
        done += pace * chance.uniform(0.2, 1.8)
        value = max(0.0, first + (last - first) * done)
        course.append((f"{quarter // 4}-q{quarter % 4 + 1}", round(value, 1 if subject.unit == "percent" else 0)))
    return course


def _reports(course: list[tuple[str, float]], publisher: int) -> str:
    return "".join(
        f"- id: {quarter}\n  value: {value:g}\n  measured: {quarter.upper()}\n  recorded: {AS_OF}\n"
        f"  source: report-{quarter}-{publisher:03}\n  locator: p. {at + 1}\n"
        for at, (quarter, value) in enumerate(course)
    )


def _target(n: int, subject: _Subject, start: float, sizes: _Sizes, chance: Random) -> str:
    share = chance.uniform(0.4, 0.9)
    goal = subject.low + (subject.high - subject.low) * (share if subject.direction == "up" else 1 - share)
    operator, verb = ("at-least", "At least") if subject.direction == "up" else ("at-most", "At most")
    verb_vi = "Ít nhất" if subject.direction == "up" else "Nhiều nhất"
    en, vi = _place(n, subject)
    baseline = f"    baseline:\n      value: {start:g}\n      measured: 2020\n      source: plan-000\n"
    return (
        _text(f"{verb} {goal:.0f}: {en}", f"{verb_vi} {goal:.0f}: {vi}")
        + _promise(sizes, chance)
        + f"conditions:\n  - indicator: i-{n:05}\n    operator: {operator}\n    value: {goal:.0f}\n"
        + (baseline if chance.random() < 0.5 else "")
    )


def _task(n: int, sizes: _Sizes, chance: Random) -> str:
    title = _text(f"Open register {n + 1} to the public", f"Công khai sổ đăng ký số {n + 1}")
    return title + _text("A public register", "Một sổ đăng ký công khai", "deliverable") + _promise(sizes, chance)


def _promise(sizes: _Sizes, chance: Random) -> str:
    """Programme, due date, bodies, source and clarity; low numbers are drawn more often, as large bodies owe more."""
    programme = int(sizes.programmes * chance.random() ** 2)
    lead, *support = dict.fromkeys(int(sizes.organisations * chance.random() ** 2) for _ in range(3))
    year = chance.randrange(2024, 2031)
    due = f"due: {chance.choice((f'{year}', f'{year}-Q2', f'{year}-06-30'))}\n" if chance.random() < 0.95 else ""
    named = f"lead:\n  - o-{lead:03}\n" if chance.random() < 0.8 else ""
    helping = "support:\n" + "".join(f"  - o-{body:03}\n" for body in support) if support else ""
    clarity = "".join(f"  {aspect}:\n    grade: {chance.choice(_GRADES)}\n" for aspect in _ASPECTS)
    origin = f"source: plan-{programme:03}\nlocator: p. {chance.randrange(1, 90)}\n"
    return f"programme: p-{programme:03}\n{due}{named}{helping}{origin}clarity:\n{clarity}"


def _question(target: int, sizes: _Sizes, chance: Random) -> str:
    programme = chance.randrange(sizes.programmes)
    return (
        _text(f"Which households does target {target + 1} count?", f"Mục tiêu {target + 1} tính những hộ nào?")
        + "kind: definition\n"
        + _text("The plan does not say.", "Kế hoạch không nêu.", "detail")
        + f"about:\n  - targets/t-{target:05}\nsources:\n  - source: plan-{programme:03}\n"
    )


def _report_source(id_: str) -> str:
    _, year, quarter, publisher = id_.split("-")
    ended = date(int(year), int(quarter[1]) * 3, 28)
    title = f"Báo cáo quý {quarter[1]}/{year} của cơ quan {int(publisher) + 1}"
    return _source(id_, title, ended + timedelta(days=20), _SOURCE_GRADES[int(publisher) % 3])


def _source(id_: str, title: str, published: date, grade: str) -> str:
    publisher = _text("Gazette of Works", "Công báo Công trình", "publisher")
    return (
        f'title:\n  vi: "{title}"\n{publisher}language: vi\npublished: {published}\n'
        f"url: https://example.org/works/{id_}\naccessed: {AS_OF}\ngrade: {grade}\n"
    )


@click.command()
@click.argument("n", type=click.IntRange(1))
@click.argument("folder", type=click.Path(exists=False, path_type=Path))
@click.option("--seed", default=7, show_default=True)
def main(n: int, folder: Path, seed: int) -> None:
    """Write a made-up site with N indicators into FOLDER."""
    click.echo(f"Wrote {write(folder, n, seed)}")


if __name__ == "__main__":
    main()
