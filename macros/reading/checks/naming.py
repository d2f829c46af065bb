"""Rules about names: what is referred to exists, ids are unique, languages are the site's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from macros.model.portfolio import KINDS, Portfolio
from macros.reading.checks.finding import Finding
from macros.reading.problem import did_you_mean
from macros.reading.references import references
from macros.reading.texts import texts

# Looking for a likeness takes long, and a file may hold a hundred thousand names of nothing.
_HINTED = 200


def names_exist(portfolio: Portfolio, _languages: tuple[str, ...]) -> Iterator[Finding]:
    """Every id that a record names belongs to a record."""
    ids = {kind: getattr(portfolio, kind).keys() for kind in KINDS}
    # nearly all are of one kind, and there are hundreds of thousands of them
    lost = (one for one in references(portfolio) if one.named not in ids[one.among[0]])
    wrong = (one for one in lost if not any(one.named in ids[kind] for kind in one.among))
    for at, reference in enumerate(wrong):
        known = [id_ for kind in reference.among for id_ in ids[kind]] if at < _HINTED else []
        hint = (
            did_you_mean(reference.named, known)
            if at < _HINTED
            else f"names like it are looked for {_HINTED} times, and were"
        )
        message = f"found {reference.named!r}, wanted an id of {' or '.join(reference.among)}; {hint}"
        yield Finding(reference.kind, reference.id, reference.path, "unknown-reference", message, (reference.named,))


def questions_are_about_records(portfolio: Portfolio, _languages: tuple[str, ...]) -> Iterator[Finding]:
    """What a question is about, and what it cites, exists."""
    ids = cache(partial(_ids, portfolio))
    for id_, question in portfolio.questions.items():
        for at, reference in enumerate(question.about):
            kind, _, named = reference.partition("/")
            known = ids(kind)
            if named not in known:
                wanted = did_you_mean(named, known) if known else f"wanted one of {', '.join(KINDS)}"
                message = f"found {reference!r}, no such record; {wanted}"
                yield Finding("questions", id_, ("about", at), "unknown-reference", message, (named.partition(".")[0],))
        for at, citation in enumerate(question.sources):
            if citation.source not in portfolio.sources:
                message = (
                    f"found {citation.source!r}, no such source; {did_you_mean(citation.source, portfolio.sources)}"
                )
                path = ("sources", at, "source")
                yield Finding("questions", id_, path, "unknown-reference", message, (citation.source,))


def _ids(portfolio: Portfolio, kind: str) -> dict[str, None]:
    """The ids of a kind in their order; those of reports with what they are about."""
    if kind == "achievements":
        found = (f"{of}.{report.id}" for of, reports in portfolio.achievements.items() for report in reports)
        return dict.fromkeys(found)
    return dict.fromkeys(getattr(portfolio, kind)) if kind in KINDS else {}


def ids_are_of_one_kind(portfolio: Portfolio, _languages: tuple[str, ...]) -> Iterator[Finding]:
    """Indicators, tasks and systems share their ids (reports are filed by them); so do targets and tasks."""
    for first, second in [
        ("indicators", "tasks"),
        ("indicators", "systems"),
        ("tasks", "systems"),
        ("targets", "tasks"),
    ]:
        for id_ in sorted(set(getattr(portfolio, first)) & set(getattr(portfolio, second))):
            message = f"found the id {id_!r} in {first} too; rename one of the files"
            yield Finding(second, id_, (), "id-of-two-kinds", message)


def languages_are_the_sites(portfolio: Portfolio, languages: tuple[str, ...]) -> Iterator[Finding]:
    """A text is written in a language of the site; a source's own title may be in any."""
    for kind, id_, path, text in texts(portfolio):
        for language in text.root:
            if language not in languages:
                message = f"found the language {language!r}; {did_you_mean(language, languages)}"
                yield Finding(kind, id_, (*path, language), "unknown-language", message)
