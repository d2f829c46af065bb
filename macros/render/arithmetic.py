"""Arithmetic in the open: a calculation as one line that a reader can repeat, its numbers before its result."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from types import MappingProxyType

from markupsafe import Markup, escape

from macros.model.achievement import Achievement
from macros.model.portfolio import Portfolio
from macros.model.promise import Quantifier
from macros.model.sums import Operation, result
from macros.render.breaks import NO_BREAK
from macros.render.values import amount, quantified
from macros.render.words import Words
from macros.verdicts.derived import Derived
from macros.verdicts.path import rounded

_LONG = Decimal(1000)
_PLACES = Decimal("0.01")
_DIGITS = Context(prec=4, rounding=ROUND_HALF_EVEN)

_Lines = Sequence[Markup]


def _joined(sign: str, terms: _Lines) -> Markup:
    return Markup(f" {sign} ").join(terms)


def _share(terms: _Lines) -> Markup:
    parts = terms[0] if len(terms) == 2 else Markup("({})").format(_joined("+", terms[:-1]))
    return Markup("{} ÷ {}").format(parts, terms[-1])


_FORMS: Mapping[Operation, Callable[[_Lines], Markup]] = MappingProxyType(
    {
        "share": _share,
        "part": lambda terms: Markup("{}{}% × {}").format(terms[0], NO_BREAK, terms[1]),
        "whole": lambda terms: Markup("{} ÷ {}{}%").format(terms[0], terms[1], NO_BREAK),
        "base": lambda terms: Markup("{} ÷ (1 + {}{}%)").format(terms[0], terms[1], NO_BREAK),
        "growth": lambda terms: Markup("{} ÷ {} − 1").format(*terms),
        "difference": lambda terms: _joined("−", terms),
        "total": lambda terms: _joined("+", terms),
        "ratio": lambda terms: _joined("÷", terms),
        "product": lambda terms: _joined("×", terms),
    }
)
"""How each operation of `macros.model.sums` is written."""


def equation(
    portfolio: Portfolio,
    words: Words,
    of: Operation,
    terms: Sequence[Decimal],
    unit: str,
    *,
    links: Sequence[str | None] = (),
    bound: Quantifier | None = None,
) -> Markup:
    """A calculation with its result, `370 ÷ 944 ≈ 39.19 %`; the sign says whether the result was rounded.

    links: the address of the report behind each term, in their order. bound: the quantifier of the result.
    Raises ArithmeticError where nothing follows.
    """
    exact = result(of, terms)
    short = readable(exact)
    found = quantified(words, amount(portfolio, words, short, unit), bound)
    addresses = [*links, *[None] * len(terms)]
    written = [_term(words, term, address) for term, address in zip(terms, addresses, strict=False)]
    return Markup("{} {} <b>{}</b>").format(_FORMS[of](written), "=" if short == exact else "≈", found)


def _term(words: Words, term: Decimal, address: str | None) -> Markup:
    number = words.number(term)
    return Markup('<a href="{}">{}</a>').format(address, number) if address else escape(number)


def readable(value: Decimal) -> Decimal:
    """A result as people read it: four digits of a large number, two decimals of a small one."""
    if abs(value) >= _LONG:
        short = _DIGITS.plus(value) if value != value.to_integral() else value
        return short.quantize(Decimal(1))
    return rounded(value.quantize(_PLACES)) or Decimal(0)


def implied(portfolio: Portfolio, words: Words, report: Achievement, found: Derived) -> Markup:
    """What follows from one report, marked as derived."""
    line = equation(portfolio, words, found.of, found.terms, found.unit, bound=report.quantifier)
    return words.html(f"derived.{found.kind}", sum=line)
