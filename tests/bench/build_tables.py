"""The tables of the bench of builds, in the language of their page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from macros.reading.words import english, words
from macros.render.words import Words
from tests.bench.costs import Goal, Line, found, goals, growth
from tests.bench.synthetic import ROOT
from tests.bench.table import as_html, as_markdown, fixed

# What the tables say, by language of the page.
_SAID = {
    "en": {
        "builds": "Build | Runs | Seconds | of processors | for search | for PNG | for cards | × Hugo | × Hugo, processors "
        "| × stock | MB, largest process | MB, all processes | Files | MB written",
        "growth": "Build | From | To | Time | Processors | Memory | Bytes written",
        "goals": "Goal | At most | Found | Search, PNG, cards included | Result",
        "size": "{n} indicators",
        "when": "Measured on {day}: {machine}; median of {runs} runs.",
        "ours-one-core": "ours, nothing cached, one core",
        "ours-cold": "ours, nothing cached",
        "ours-pages": "ours, pages cold",
        "ours-unchanged": "ours, nothing changed",
        "ours-changed": "ours, one value changed",
        "hugo-clean": "Hugo",
        "eleventy-clean": "Eleventy",
        "stock-clean": "stock Material",
        "changed": "10,000 indicators, one value changed: × Hugo",
        "unchanged": "1,000 indicators, nothing changed: × Hugo",
        "pages-hugo": "1,000 indicators, pages cold: × Hugo",
        "pages-stock": "1,000 indicators, pages cold: × stock Material",
        "cores": "Nothing cached, all cores: × one core",
        "time": "Growth of time from 1,000 to 10,000 indicators, the steepest of ours",
        "memory": "Growth of memory from 1,000 to 10,000 indicators, the steepest of ours",
        "gib": "GiB of memory of our largest process at 10,000 indicators",
        "True": "holds",
        "False": "missed",
        "None": "not measured",
    },
    "vi": {
        "builds": "Lần dựng | Số lần | Giây | Giây bộ xử lý | cho tìm kiếm | cho PNG | cho ảnh chia sẻ | × Hugo "
        "| × Hugo, bộ xử lý | × Material | MB, tiến trình lớn nhất | MB, mọi tiến trình | Số tệp | MB đã ghi",
        "growth": "Lần dựng | Từ | Đến | Thời gian | Bộ xử lý | Bộ nhớ | Dung lượng ghi",
        "goals": "Mức cần đạt | Nhiều nhất | Đo được | Kể cả tìm kiếm, PNG, ảnh chia sẻ | Kết quả",
        "size": "{n} chỉ số",
        "when": "Đo ngày {day}: {machine}; trung vị của {runs} lần chạy.",
        "ours-one-core": "của chúng tôi, chưa lưu đệm gì, một nhân",
        "ours-cold": "của chúng tôi, chưa lưu đệm gì",
        "ours-pages": "của chúng tôi, phải dựng lại mọi trang",
        "ours-unchanged": "của chúng tôi, không có gì thay đổi",
        "ours-changed": "của chúng tôi, một giá trị thay đổi",
        "hugo-clean": "Hugo",
        "eleventy-clean": "Eleventy",
        "stock-clean": "Material nguyên bản",
        "changed": "10.000 chỉ số, một giá trị thay đổi: × Hugo",
        "unchanged": "1.000 chỉ số, không có gì thay đổi: × Hugo",
        "pages-hugo": "1.000 chỉ số, phải dựng lại mọi trang: × Hugo",
        "pages-stock": "1.000 chỉ số, phải dựng lại mọi trang: × Material nguyên bản",
        "cores": "Chưa lưu đệm gì, mọi nhân: × một nhân",
        "time": "Mức tăng thời gian từ 1.000 lên 10.000 chỉ số, lần dựng tăng nhanh nhất của chúng tôi",
        "memory": "Mức tăng bộ nhớ từ 1.000 lên 10.000 chỉ số, lần dựng tăng nhanh nhất của chúng tôi",
        "gib": "GiB bộ nhớ của tiến trình lớn nhất của chúng tôi khi có 10.000 chỉ số",
        "True": "đạt",
        "False": "không đạt",
        "None": "chưa đo",
    },
}


def tables(lines: Sequence[Line], language: str, when: Mapping[str, str], *, html: bool = True) -> str:
    """Builds, growth and goals in a language, as HTML of the site or as Markdown, and when and on what it was measured."""
    said, speech = _SAID[language], Words(language, words(ROOT, language), english())
    write = as_html if html else as_markdown
    builds = [_build(line, lines, said, speech) for line in sorted(lines, key=lambda line: line.size)]
    grown = [_grown(one, other, powers, said, speech) for one, other, powers in growth(lines)]
    wanted = [_goal(goal, said, speech) for goal in goals(lines)]
    parts = [
        said["when"].format(**when),
        write(said["goals"].split(" | "), wanted),
        write(said["builds"].split(" | "), builds),
        *([write(said["growth"].split(" | "), grown)] if grown else []),
    ]
    return "\n\n".join(parts)


def _build(line: Line, lines: Sequence[Line], said: Mapping[str, str], speech: Words) -> list[str]:
    hugo, stock = (found(lines, line.size, peer, "clean") for peer in ("hugo", "stock"))
    times = [fixed(speech, line.spent.wall, 2), fixed(speech, line.spent.cpu, 2)]
    parts = [fixed(speech, line.parts[part], 2) if part in line.parts else "" for part in ("search", "png", "cards")]
    ratios = [
        fixed(speech, one / other, 2) if other else ""
        for one, other in (
            (line.spent.wall, hugo and hugo.spent.wall),
            (line.spent.cpu, hugo and hugo.spent.cpu),
            (line.spent.wall, stock and stock.spent.wall),
        )
    ]
    memory = [fixed(speech, count / 1e6, 0) for count in (line.spent.largest, line.spent.tree)]
    name = f"{said['size'].format(n=speech.number(line.size))}: {said[f'{line.builder}-{line.kind}']}"
    size = [speech.number(line.files), fixed(speech, line.bytes / 1e6, 0)]
    return [name, str(line.runs), *times, *parts, *ratios, *memory, *size]


def _grown(one: Line, other: Line, powers: Mapping[str, float], said: Mapping[str, str], speech: Words) -> list[str]:
    name = said[f"{one.builder}-{one.kind}"]
    sizes = [speech.number(one.size), speech.number(other.size)]
    return [name, *sizes, *(fixed(speech, powers[key], 2) for key in ("wall", "cpu", "memory", "bytes"))]


def _goal(goal: Goal, said: Mapping[str, str], speech: Words) -> list[str]:
    numbers = ["" if number is None else fixed(speech, number, 2) for number in (goal.most, goal.found, goal.whole)]
    return [said[goal.name], *numbers, said[str(goal.holds)]]
