"""Rules about sums: they are shown where they are spoken of, their terms are there, and something follows from them."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.portfolio import Portfolio
from macros.model.sums import OF_MANY, Sum, result
from macros.reading.checks.finding import Finding
from macros.reading.problem import did_you_mean
from macros.reading.yaml_file import Path


def sums_can_be_done(portfolio: Portfolio, _languages: tuple[str, ...]) -> Iterator[Finding]:
    """The terms of a sum are numbers that reports state, and a result follows from them."""
    for id_, question in portfolio.questions.items():
        for at, found in enumerate(question.sums):
            for path, code, message, named in _faults(portfolio, found):
                yield Finding("questions", id_, ("sums", at, *path), code, message, named)


def arithmetic_is_shown(portfolio: Portfolio, _languages: tuple[str, ...]) -> Iterator[Finding]:
    """A question about arithmetic shows at least one sum."""
    for id_, question in portfolio.questions.items():
        if question.kind == "arithmetic" and not question.sums:
            message = "found 'arithmetic' without a sum; add sums: with the calculation, or choose another kind"
            yield Finding("questions", id_, ("kind",), "no-sum", message)


def _faults(portfolio: Portfolio, found: Sum) -> Iterator[tuple[Path, str, str, tuple[str, ...]]]:
    """Path, code and message of what is wrong with a sum, and the ids that it rests on."""
    if len(found.terms) != 2 and found.of not in OF_MANY:
        yield (
            ("terms",),
            "broken-sum",
            f"found {len(found.terms)} terms, wanted two for {found.of}; or write {', '.join(sorted(OF_MANY))}",
            (),
        )
        return
    numbers = []
    written = [(("terms", at), term) for at, term in enumerate(found.terms)]
    for path, term in [*written, (("printed",), found.printed)]:
        if term is None:
            continue
        try:
            number = portfolio.number(term)
        except KeyError:
            yield (
                path,
                "unknown-reference",
                _unknown(portfolio, str(term)),
                (str(term).partition("/")[2].partition(".")[0],),
            )
            return
        if number is None:
            message = f"found {term!r}, a report that states no such number; name another, or write the number"
            yield path, "broken-sum", message, ()
            return
        numbers.append(number)
    try:
        result(found.of, numbers[: len(found.terms)])
    except ArithmeticError:
        message = f"found terms from which nothing follows by {found.of}: a division by zero"
        yield ("terms",), "broken-sum", message, ()


def _unknown(portfolio: Portfolio, term: str) -> str:
    known = [f"achievements/{of}.{report.id}" for of, found in portfolio.achievements.items() for report in found]
    return f"found {term!r}, no such report; {did_you_mean(term.partition('#')[0], known)}"
