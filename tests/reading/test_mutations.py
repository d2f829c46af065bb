"""Whatever stands in a file: it is read, or every problem has a place. Nothing else is ever raised."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.reading.problem import Problem, UserError, did_you_mean
from macros.reading.words import words
from macros.reading.yaml_file import Path as Path_
from macros.reading.yaml_file import parse
from tests.reading.files import FILES, read

small = settings(deadline=None, derandomize=True)

PIECES = [b"\0", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xef\xbf\xbf", b"\x1b[0m", b"\t", b"\r", b"\n",
          b"\n---\n", b"\n...\n", b"%YAML 1.1\n", b"- ", b"? ", b": ", b"&a ", b"*a", b"!!python/name:os.system ", b"!<x> ", b"<<: *a",
          b"{", b"}", b"[", b"]", b"'", b'"', b"\\x", b"|\n", b">-\n", b"#", b"@", b"`", b"yes", b".nan", b"1.500", b"9" * 30, b"null",
          b"id: ", b"{a: {b: {c: 1}}}", b"[" * 50, "\u0085\u2028".encode(), "Việt 👍🏽".encode()]  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn, names: tuple[str, ...] = tuple(sorted(FILES))) -> tuple[str, bytes]:
    """One of the sound files with a few pieces cut out and others put in."""
    name = draw(st.sampled_from(names))
    raw = FILES[name].encode()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw)))
        cut = draw(st.sampled_from([0, 0, 1, 1, 2, 5, 20]))
        raw = raw[:at] + draw(st.sampled_from(PIECES) | st.binary(max_size=3)) + raw[at + cut :]
    return name, raw


@small
@given(spoilt())
def test_a_spoilt_file_is_read_or_every_problem_has_a_place(found: tuple[str, bytes]) -> None:
    name, raw = found
    with TemporaryDirectory() as folder:
        try:
            read(Path(folder), {name: raw})
        except UserError as error:
            lines = raw.count(b"\n") + raw.count(b"\r") + raw.count(b"\xc2\x85") + raw.count(b"\xe2\x80\xa8") + 1
            for problem in error.problems:
                assert isinstance(problem, Problem)
                assert problem.path.startswith("data/")
                assert problem.column > 0
                assert 0 < problem.line <= (lines if problem.path == f"data/{name}" else 20)
                assert str(problem).isprintable()


@small
@given(spoilt(("achievements/share.yml", "targets/goal.yml")))
def test_a_number_that_is_read_stands_in_the_file_with_these_digits(found: tuple[str, bytes]) -> None:
    """Never a silent wrong value."""
    document = parse(*found)
    lines = found[1].decode("utf-8-sig", errors="replace").splitlines() if not document.problems else []
    for path, value in numbers(document.value, ()) if lines else ():
        line, column = document.values[path]
        rest = lines[line - 1][column - 1 :]
        assert rest.startswith(str(value))
        assert rest[len(str(value)) :][:1] in ("", " ", "\t", ",", "]", "}", ":")


def numbers(value: object, path: Path_) -> Iterator[tuple[Path_, Decimal]]:
    """Every number of a document, with its path."""
    if isinstance(value, Decimal):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from numbers(part, (*path, key))
    elif isinstance(value, tuple):
        for at, part in enumerate(value):
            yield from numbers(part, (*path, at))


@pytest.mark.long
@settings(max_examples=20_000, deadline=2_000)
@given(spoilt())
def test_many_spoilt_files_are_read_or_refused_in_two_seconds_and_200_megabytes(found: tuple[str, bytes]) -> None:
    before = peak()
    with TemporaryDirectory() as folder:
        try:
            read(Path(folder), {found[0]: found[1]})
        except UserError as error:
            assert all(isinstance(problem, Problem) for problem in error.problems)
    assert peak() - before < 200


def peak() -> float:
    """The most memory that this process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@small
@given(st.binary(max_size=60) | st.text("{}[]&*!|>'\"%@`,:?-#ab01.\n\t ", max_size=40).map(str.encode))
def test_any_bytes_have_values_or_problems(raw: bytes) -> None:
    document = parse("a.yml", raw)
    assert all(place >= (1, 1) for place in document.values.values())
    assert document.problems == sorted(set(document.problems), key=document.problems.index)


@pytest.mark.slow
@small
@given(st.text("{}name:!.[]date0_ \\'\"", max_size=20))
def test_any_words_are_taken_or_refused(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "docs/words/fr.yml")
        path.parent.mkdir(parents=True)
        path.write_text("newest_held: '" + text.replace("'", "''") + "'\n")
        try:
            found = words(Path(folder), "fr")
        except UserError as error:
            assert all(isinstance(problem, Problem) for problem in error.problems)
        else:
            assert "{" not in found["newest_held"].format(date="today").replace("{", "", text.count("{{"))


# the half-sentence that offers another word
@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("papr", ["paper", "office"], "did you mean paper?"),
        ("zzz", ["b", "a"], "known: a, b"),
        ("zzz", [], "there is none yet"),
        ("zzz", [f"k{at:02}" for at in range(13)], "known: k00, k01, k02, k03, k04, k05, k06, k07, k08, k09, k10, k11, …"),
    ],
)  # fmt: skip
def test_another_word_is_offered(word: str, known: list[str], said: str) -> None:
    assert did_you_mean(word, known) == said


def test_problems_are_sorted_and_said_once() -> None:
    places = [("b.yml", 1, 1), ("a.yml", 10, 1), ("a.yml", 9, 5), ("a.yml", 9, 2), ("a.yml", 9, 2)]
    error = UserError([*(Problem(*place, "no-x", "no") for place in places), "at last"])
    assert (
        str(error)
        == "".join(f"{place}: no [no-x]\n" for place in ("a.yml:9:2", "a.yml:9:5", "a.yml:10:1", "b.yml:1:1"))
        + "at last"
    )


def test_what_a_terminal_would_obey_is_spelt_out() -> None:
    assert (
        str(Problem("a\n.yml", 1, 2, "no-x", "found \x1b[31m đỏ \u202e"))
        == "a\\u000a.yml:1:2: found \\u001b[31m đỏ \\u202e [no-x]"
    )
