"""Every number on the pages of targets, worked out again from the YAML alone.

    python -m tests.bench.recount FOLDER [--out FOLDER/site]

For made-up sites (`tests.bench.synthetic`): each target has one condition, at-least or at-most, on an
indicator with one series of exact values. Nothing of the site's own code is used. The numbers that each place of a page
shows in either language are compared, as many times as they stand there, with those worked out here; a number that
stands anywhere else is one too many. Drawings are left out: their tables stand beside them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click
from lxml import html
from lxml.etree import _Element as Element

from tests.bench.recount_methods import methods
from tests.bench.recount_rules import (
    Item,
    Made,
    Period,
    Promised,
    deciding,
    history,
    known,
    numbers,
    read,
    state,
)

_NUMBER = re.compile(r"(?<![\w.,])[\N{MINUS SIGN}]?\d+(?:[.,]\d+)*")
_QUARTER = re.compile(r"\b(?:Q(?=[1-4] \d{4})|(IV|I{1,3})/(?=\d{4}))")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_NOT_NUMBERS = re.compile(r"https?://\S+|\b\d{4}-\d{2}-\d{2}\b")


def spelt(text: str, language: str) -> Counter[str]:
    """The numbers in a text of a page, in one form, and how often each stands there."""
    text = _QUARTER.sub(lambda found: f"{_ROMAN.get(found[1], '')} ", text)
    group, point = (",", ".") if language == "en" else (".", ",")
    text = text.replace("\N{MINUS SIGN} ", " ")
    return Counter(
        _plain(one.replace(group, "").replace(point, ".").replace("\N{MINUS SIGN}", "-"))
        for one in _NUMBER.findall(text)
    )


def _plain(number: str) -> str:
    """A number without what does not change it."""
    sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number)
    whole, _, part = digits.partition(".")
    part = part.rstrip("0")
    found = (whole.lstrip("0") or "0") + (f".{part}" if part else "")
    return found if found == "0" else sign + found


def wanted(items: Iterable[Item], language: str) -> Counter[str]:
    """The numbers that things are spelt with on a page."""
    found: Counter[str] = Counter()
    for item in items:
        if isinstance(item, str):
            found += spelt(item, language)
        elif isinstance(item, Period):
            found.update(map(str, item.spelt(language)))
        elif isinstance(item, date):
            found.update(map(str, Period(item).spelt(language)))
        elif item is not None:
            found[_plain(f"{item:f}")] += 1
    return found


def places(made: Made, id_: str, language: str) -> Iterator[tuple[str, list[Item]]]:
    """Every place of a target's page that shows numbers, as an XPath, and what it shows, in any order."""
    one = made.promised(id_)
    due, newest = one.due, one.reports[-1]
    yield "//nav[contains(@class, 'mb-crumbs')]", [one.programme[language]]
    yield "//h1", [one.title[language]]
    yield "//section[contains(@class, 'mb-verdict')]//details", arithmetic(one, made.as_of)
    yield "//p[@class='mb-asof']", [made.as_of, newest.published, made.as_of]
    yield "//section[contains(@class, 'mb-verdict')]", sentence(made, one)
    yield "//figcaption", [one.indicator[language], newest.value, newest.period]
    yield "//section[@aria-labelledby='clarity']", [one.stated]
    listed: list[Item] = [item for report in one.reports for item in (report.period, report.value)]
    yield "//section[starts-with(@aria-labelledby, 'reports-')]", listed
    yield "//section[@aria-labelledby='past']", past(one, made.as_of, language)
    yield "//section[@aria-labelledby='methods']", methods(one, made.as_of)
    dates = [] if due is None else [due.end] if due.precision == "day" else [due.end, due]
    facts: list[Item] = [*dates, one.programme[language], one.goal]
    facts += [one.indicator[language], *(body[language] for body in one.bodies)]
    yield "//dl[@class='mb-facts'][not(ancestor::section[@class='mb-citebox'])]", facts
    asked = [question["title"][language] for question in made.asked(id_)]
    yield "//ul[@class='mb-plain'][.//a[contains(@href, '/questions/')]]", asked
    yield "//p[@class='mb-source']", [one.source.title, one.source.published, one.source.locator]


def sentence(made: Made, one: Promised) -> list[Item]:
    """What stands at the top of a page: the state, when it is due, and why the state is what it is."""
    out = known(one, made.as_of)
    found, report = state(one, out, made.as_of), deciding(one, out, made.as_of)
    if one.due is None:
        return []
    says: list[Item] = [one.due.end, one.goal, one.due]
    if found == "due-no-report":
        return [*says, made.newest, *([1, 1] if one.due.end > made.newest else [])]
    if report is None or found == "not-yet-rated":
        return says
    says += [report.value, report.period]
    more: dict[str, list[Item]] = {
        "met-late": [(report.period.end - one.due.end).days] * 2,
        "moving-away": [one.start[0]],
        "on-track": [numbers(one, report, made.as_of).get("expected")],
    }
    return [*says, *more.get("on-track" if found == "behind" else found, [])]


def arithmetic(one: Promised, as_of: date) -> list[Item]:
    """What the table of a verdict's arithmetic shows, line by line."""
    out = known(one, as_of)
    report = deciding(one, out, as_of) or one.reports[-1]
    found = numbers(one, report, as_of)
    lines: list[Item] = [one.goal, one.due, report.value, report.period, *one.start]
    if found:
        lines += [found["expected"], one.start[0], abs(one.goal - one.start[0]), found["passed"], found["whole"]]
        lines += [found["done"], found["time"], found["even"], as_of] if "done" in found else [found["even"], as_of]
    if "needed" in found and state(one, out, as_of) not in ("met", "met-late"):
        lines += [found["needed"], found["had"]]
    return lines


def past(one: Promised, as_of: date, language: str) -> list[Item]:
    """What the table of a promise's past verdicts shows."""
    rows = history(one, as_of)
    items: list[Item] = [one.source.published]
    changes = len(rows) - 1
    if changes and not (language == "en" and changes == 1):  # "once"
        items.append(changes)
    if not changes:
        return items
    for day, report in rows:
        items.append(day)
        if day == one.source.published:
            items.append(one.source.title)
        elif report:
            items += [one.indicator[language], report.value, report.period]
    return items


def differences(page: Path, made: Made, id_: str, language: str) -> Iterator[str]:
    """Every place of a page whose numbers are not those worked out here."""
    one = made.promised(id_)
    root = html.document_fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    article = root.find(".//article")
    for path in (".//svg", ".//template", ".//script"):
        for element in list(article.iterfind(path)):
            element.drop_tree()
    for place, items in places(made, id_, language):
        found, want = spelt(_taken(article, place), language), wanted(items, language)
        if found != want:
            yield f"{place}: too many {dict(found - want)}, missing {dict(want - found)}"
    # A citation says of the promise what the page says, several times: nothing in it may be new.
    cited = _NOT_NUMBERS.sub(" ", _taken(article, "//section[@class='mb-citebox']"))
    said = wanted([one.title[language], one.goal, one.due, one.source.title, one.source.locator], language)
    said += wanted([one.source.published, made.as_of, one.title["en"], made.as_of.year], language)
    if strange := set(spelt(cited, language)) - set(said):
        yield f"citation: {sorted(strange)}"
    if left := spelt(" ".join(article.itertext()), language):
        yield f"elsewhere: {dict(left)}"


def _taken(article: Element, place: str) -> str:
    """What a place of a page says; it is taken out of the page. Empty where there is no such place."""
    elements = article.xpath("." + place)
    text = " ".join(" ".join(element.itertext()) for element in elements)
    for element in elements:
        element.drop_tree()
    return text


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="The built site.  [default: site/]")
def main(folder: Path, out: Path | None) -> None:
    """Compare the pages of all targets of the made-up site in FOLDER with its YAML."""
    made, wrong, pages = read(folder), 0, 0
    for id_ in made.data["targets"]:
        for language, home in (("en", ""), ("vi", "vi")):
            page = (out or folder / "site") / home / "targets" / id_ / "index.html"
            pages += 1
            for difference in differences(page, made, id_, language):
                wrong += 1
                click.echo(f"{page}: {difference}")
    click.echo(f"{pages} pages, {wrong} differences.")
    sys.exit(1 if wrong or not pages else 0)


if __name__ == "__main__":
    main()
