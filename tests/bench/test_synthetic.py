"""Made-up sites are what the bench needs: valid, the same again, and of the size that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.reading.load import load
from macros.verdicts.judge import judge
from tests.bench.synthetic import AS_OF, REPORTS, write
from tests.conftest import Run


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up site of 60 indicators; tests only read it."""
    return write(tmp_path_factory.mktemp("made") / "up", 60)


def test_a_made_up_site_has_no_problem(site: Path, run: Run) -> None:
    ran = run("check", "--root", site, "--as-of", AS_OF.isoformat())
    assert (ran.code, ran.err.count("problem")) == (0, 0)
    assert ran.out.startswith("No problem: 66 promises, 1200 reports, 60 indicators")
    assert "not translated" not in ran.out


def test_every_indicator_has_a_target_and_twenty_reports(site: Path) -> None:
    portfolio = load(site, ("en", "vi"))
    assert len(portfolio.targets) == len(portfolio.indicators) == 60
    assert {len(found) for found in portfolio.achievements.values()} == {REPORTS}
    assert len({verdict.state for verdict in judge(portfolio, AS_OF).values()}) > 5


def test_the_same_size_and_seed_give_the_same_site(site: Path, tmp_path: Path) -> None:
    assert files(write(tmp_path / "again", 60)) == files(site)
    assert files(write(tmp_path / "other", 60, seed=8)) != files(site)
