"""What a bench of pages says: medians, ratios, goals, and tables for the page of the site that shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from pathlib import Path
from statistics import median

from macros.reading.words import english, words
from macros.render.words import Words
from tests.bench.synthetic import ROOT
from tests.bench.visit import Visit

_BEGIN, _END = "<!-- measured -->", "<!-- /measured -->"

# What the tables say, by language of the page.
_SAID = {
    "en": {
        "head": "Page | KB sent | Requests | s to first paint | s to largest paint | × plain | × stock | Shift | s to chart",
        "beside": "Page | KB of plain | s to its largest paint | KB of stock | Requests of stock "
        "| s to largest paint of stock | Shift of stock",
        "home": "Home",
        "target": "A target",
        "organisation": "An organisation",
        "en": "English",
        "vi": "Vietnamese",
        "size": "{n} indicators",
        "own": "This site",
        "when": "Measured on {day}: {machine}; median of {runs} visits.",
    },
    "vi": {
        "head": "Trang | KB đã gửi | Yêu cầu | Giây đến lần vẽ đầu | Giây đến lần vẽ lớn nhất | × HTML trần "
        "| × Material nguyên bản | Xê dịch | Giây đến biểu đồ",
        "beside": "Trang | KB của HTML trần | Giây đến lần vẽ lớn nhất của HTML trần | KB của Material "
        "| Yêu cầu của Material | Giây đến lần vẽ lớn nhất của Material | Xê dịch của Material",
        "home": "Trang chủ",
        "target": "Một mục tiêu",
        "organisation": "Một cơ quan",
        "en": "tiếng Anh",
        "vi": "tiếng Việt",
        "size": "{n} chỉ số",
        "own": "Trang này",
        "when": "Đo ngày {day}: {machine}; trung vị của {runs} lượt truy cập.",
    },
}


@dataclass(frozen=True)
class Line:
    """A page of a site with the median visit to each variant. size: indicators made up; None for this site."""

    size: int | None
    page: str
    language: str
    visits: Mapping[str, Visit]
    chart_without_scripts: bool

    def ratio(self, other: str) -> float:
        """How many times as long the largest paint of ours takes as that of another variant."""
        return self.visits["ours"].largest / self.visits[other].largest


def middle(visits: Sequence[Visit]) -> Visit:
    """The median of each measure; of a chart only where every visit saw one."""
    charts = [visit.chart for visit in visits if visit.chart is not None]
    return Visit(
        first=median(visit.first for visit in visits),
        largest=median(visit.largest for visit in visits),
        chart=median(charts) if len(charts) == len(visits) else None,
        shift=median(visit.shift for visit in visits),
        answers=int(median(visit.answers for visit in visits)),
        sent=int(median(visit.sent for visit in visits)),
    )


def missed(line: Line) -> Iterator[str]:
    """Every goal that a page misses, with what was measured."""
    ours = line.visits["ours"]
    goals = (
        ("KB sent", ours.sent / 1000, 125.0),
        ("requests", float(ours.answers), 8.0),
        ("largest paint × plain", line.ratio("plain"), 1.8),
        ("largest paint × stock", line.ratio("stock"), 0.8),
        ("layout shift", ours.shift, 0.01),
    )
    for name, found, most in goals:
        if found > most:
            yield f"{name}: {found:.4g}, wanted at most {most:g}"
    if line.page == "target" and not (line.chart_without_scripts and ours.chart):
        yield "no chart is drawn without scripts"


def tables(lines: Sequence[Line], language: str, when: Mapping[str, str], *, html: bool = True) -> str:
    """Both tables in a language, as HTML of the site or as Markdown, and when and on what they were measured."""
    said, speech = _SAID[language], Words(language, words(ROOT, language), english())
    write = _html if html else _markdown
    parts = [
        said["when"].format(**when),
        write(said["head"].split(" | "), [_ours(line, said, speech) for line in lines]),
        write(said["beside"].split(" | "), [_beside(line, said, speech) for line in lines]),
    ]
    return "\n\n".join(parts)


def _markdown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["---", *["---:"] * (len(columns) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (columns, rule, *rows))


def _html(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table as the site's own are: the policy allows no style attribute, which Markdown would write for numbers."""
    head = "".join(f'<th scope="col"{_number(at)}>{escape(name)}</th>' for at, name in enumerate(columns))
    body = "\n".join(f"<tr>{''.join(_cells(columns, cells))}</tr>" for cells in rows)
    scroll = f'<div class="mb-scroll" tabindex="0" role="group" aria-label="{escape("; ".join(columns[:4]))}">'
    return f'{scroll}<table class="mb-table mb-stack mb-first"><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table></div>'


def _cells(columns: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    """The cells of a row; on a phone, where rows stack, a number stands before the name of its column."""
    yield f'<th scope="row">{escape(cells[0])}</th>'
    for name, cell in zip(columns[1:], cells[1:], strict=True):
        yield f'<td class="num" data-l="{escape(name)}">{escape(cell)}</td>' if cell else "<td></td>"


def _number(at: int) -> str:
    return ' class="num"' if at else ""


def _named(line: Line, said: Mapping[str, str], speech: Words) -> str:
    site = said["own"] if line.size is None else said["size"].format(n=speech.number(line.size))
    return f"{site}: {said[line.page][0].lower()}{said[line.page][1:]}, {said[line.language]}"


def _ours(line: Line, said: Mapping[str, str], speech: Words) -> list[str]:
    seen = line.visits["ours"]
    times = [_fixed(speech, ms / 1000, 2) for ms in (seen.first, seen.largest)]
    ratios = [_fixed(speech, line.ratio(other), 2) for other in ("plain", "stock")]
    chart = "" if seen.chart is None else _fixed(speech, seen.chart / 1000, 2)
    shift = _fixed(speech, seen.shift, 3)
    return [_named(line, said, speech), *_sent(speech, seen), *times, *ratios, shift, chart]


def _beside(line: Line, said: Mapping[str, str], speech: Words) -> list[str]:
    plain, stock = line.visits["plain"], line.visits["stock"]
    return [
        _named(line, said, speech),
        _sent(speech, plain)[0],
        _fixed(speech, plain.largest / 1000, 2),
        *_sent(speech, stock),
        _fixed(speech, stock.largest / 1000, 2),
        _fixed(speech, stock.shift, 3),
    ]


def _sent(speech: Words, seen: Visit) -> list[str]:
    return [_fixed(speech, seen.sent / 1000, 0), str(seen.answers)]


def _fixed(speech: Words, value: float, digits: int) -> str:
    return speech.number(Decimal(f"{value:.{digits}f}"))


def put(page: Path, text: str) -> None:
    """Put tables into their place on a page.

    Raises ValueError for a page that has no place for them.
    """
    before = page.read_text("utf-8")
    after, places = re.subn(f"(?s){_BEGIN}.*{_END}", lambda _: f"{_BEGIN}\n{text}\n{_END}", before)
    if places != 1:
        raise ValueError(f"{page.name}: found no place for tables; write {_BEGIN} and {_END}")
    page.write_text(after, encoding="utf-8", newline="\n")
