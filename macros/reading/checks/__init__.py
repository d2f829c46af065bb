"""What must hold between records: each rule a generator, its docstring the rule, all in one list."""

from __future__ import annotations

from macros.reading.checks.doubting import (
    dates_have_been,
    facts_are_told_once,
    reports_follow_their_source,
    values_do_not_leap,
)
from macros.reading.checks.finding import Caution, Check, Finding
from macros.reading.checks.likeness import (
    names_look_different,
    texts_are_in_every_language,
    words_are_of_one_alphabet,
)
from macros.reading.checks.moving import former_ids_lead_to_one_record
from macros.reading.checks.naming import (
    ids_are_of_one_kind,
    languages_are_the_sites,
    names_exist,
    questions_are_about_records,
)
from macros.reading.checks.promising import alterations_can_be_undone, conditions_are_whole, due_dates_fit_their_kind
from macros.reading.checks.reporting import (
    corrections_are_whole,
    reports_are_about_something,
    reports_say_something,
    series_are_declared,
    units_are_known,
    values_are_within_bounds,
)
from macros.reading.checks.summing import arithmetic_is_shown, sums_can_be_done

__all__ = ["CAUTIONS", "CHECKS", "Finding"]

CHECKS: tuple[Check, ...] = (
    names_exist,
    questions_are_about_records,
    arithmetic_is_shown,
    sums_can_be_done,
    ids_are_of_one_kind,
    former_ids_lead_to_one_record,
    reports_are_about_something,
    reports_say_something,
    corrections_are_whole,
    units_are_known,
    values_are_within_bounds,
    series_are_declared,
    conditions_are_whole,
    due_dates_fit_their_kind,
    alterations_can_be_undone,
    languages_are_the_sites,
)
"""A portfolio that breaks one is not built."""

CAUTIONS: tuple[Caution, ...] = (
    dates_have_been,
    reports_follow_their_source,
    values_do_not_leap,
    facts_are_told_once,
    words_are_of_one_alphabet,
    names_look_different,
    texts_are_in_every_language,
)
"""What is likely a slip and may be right: `check` warns, and the site is built."""
