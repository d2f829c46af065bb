"""Our own rules, beside the others: by days instead of years, and with what is due and late."""

from __future__ import annotations

from macros.verdicts.methods.course import Course
from macros.verdicts.methods.method import Finding, Method, figure
from macros.verdicts.targets import rated, state_of


def straight_path(course: Course) -> Finding:
    """The state that the pages give, with the numbers of the straight path where it has one."""
    found = rated(course.case)
    numbers = found.numbers
    figures = [] if numbers.expected is None else [figure("expected", "value", numbers.expected)]
    if numbers.done_share is not None and numbers.time_share is not None:
        figures += [figure("done", "share", numbers.done_share), figure("time", "share", numbers.time_share)]
    return Finding(found.state, tuple(figures))


OWN = Method(
    name="own",
    formula=straight_path,
    labels=("met", "on-track", "met-late", "behind", "moving-away", "missed"),
    in_time=2,
    label_words="state",
    label=lambda course: state_of(course.case),
)
