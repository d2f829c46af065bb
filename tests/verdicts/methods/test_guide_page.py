"""The page that tells how to add a method: what it tells to write works as it is written."""

from __future__ import annotations

import re
import runpy
from decimal import Decimal
from pathlib import Path

from macros.verdicts.methods.course import CannotRateError, Course
from macros.verdicts.methods.method import Finding, Method, figure
from tests.verdicts.records import make_course

PAGE = Path(__file__).parents[3] / "docs" / "contribute" / "method.md"


def test_the_method_of_the_guide_works_and_its_test_passes(tmp_path: Path) -> None:
    known = {
        found.__name__: found for found in (CannotRateError, Course, Finding, Method, figure, make_course, Decimal)
    }
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert len(blocks) == 2
    written = tmp_path / "halfway.py"
    written.write_text("from __future__ import annotations\n" + "\n".join(blocks), encoding="utf-8")
    method = runpy.run_path(str(written), init_globals=known)["HALFWAY"]
    assert method.rate(make_course({2024: 4}, goal=5)).why == "one-point"
