"""What a bench of pages says: medians, ratios, goals, and tables for the page of the site that shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from macros.reading.words import english, words
from macros.render.words import Words
from tests.bench.synthetic import ROOT
from tests.bench.table import as_html, as_markdown, fixed
from tests.bench.visit import Visit

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
    write = as_html if html else as_markdown
    parts = [
        said["when"].format(**when),
        write(said["head"].split(" | "), [_ours(line, said, speech) for line in lines]),
        write(said["beside"].split(" | "), [_beside(line, said, speech) for line in lines]),
    ]
    return "\n\n".join(parts)


def _named(line: Line, said: Mapping[str, str], speech: Words) -> str:
    site = said["own"] if line.size is None else said["size"].format(n=speech.number(line.size))
    return f"{site}: {said[line.page][0].lower()}{said[line.page][1:]}, {said[line.language]}"


def _ours(line: Line, said: Mapping[str, str], speech: Words) -> list[str]:
    seen = line.visits["ours"]
    times = [fixed(speech, ms / 1000, 2) for ms in (seen.first, seen.largest)]
    ratios = [fixed(speech, line.ratio(other), 2) for other in ("plain", "stock")]
    chart = "" if seen.chart is None else fixed(speech, seen.chart / 1000, 2)
    shift = fixed(speech, seen.shift, 3)
    return [_named(line, said, speech), *_sent(speech, seen), *times, *ratios, shift, chart]


def _beside(line: Line, said: Mapping[str, str], speech: Words) -> list[str]:
    plain, stock = line.visits["plain"], line.visits["stock"]
    return [
        _named(line, said, speech),
        _sent(speech, plain)[0],
        fixed(speech, plain.largest / 1000, 2),
        *_sent(speech, stock),
        fixed(speech, stock.largest / 1000, 2),
        fixed(speech, stock.shift, 3),
    ]


def _sent(speech: Words, seen: Visit) -> list[str]:
    return [fixed(speech, seen.sent / 1000, 0), str(seen.answers)]
