"""Each drawing is made once, and kept under the hash of all that it depends on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.render import svg
from macros.site import drawings
from macros.site.drawings import Drawings

ONE, OTHER = {"mark": "line", "width": 1}, {"mark": "line", "width": 2}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The specifications that were drawn; drawing is replaced by writing down."""
    found: list[dict[str, Any]] = []

    def draw(spec: dict[str, Any]) -> str:
        found.append(spec)
        return f"<svg>Việt {spec['width']}</svg>"

    monkeypatch.setattr(svg, "draw", draw)
    monkeypatch.setattr(svg, "png", lambda spec: found.append(spec) or b"\x89PNG")
    return found


def test_same_specification_is_drawn_once(tmp_path: Path, drawn: list[dict[str, Any]]) -> None:
    first = Drawings(tmp_path / "cache")
    assert first(ONE) == first(dict(reversed(ONE.items()))) == Drawings(tmp_path / "cache")(ONE) == "<svg>Việt 1</svg>"
    assert drawn == [ONE]


def test_another_specification_is_another_drawing(tmp_path: Path, drawn: list[dict[str, Any]]) -> None:
    draw = Drawings(tmp_path)
    assert draw(ONE) != draw(OTHER)
    assert drawn == [ONE, OTHER]


def test_png_and_svg_are_kept_beside_each_other(tmp_path: Path, drawn: list[dict[str, Any]]) -> None:
    draw = Drawings(tmp_path)
    png = [draw.png("one", lambda: ONE) for _ in range(2)]
    assert (draw(ONE), *png) == ("<svg>Việt 1</svg>", b"\x89PNG", b"\x89PNG")
    assert len(drawn) == 2
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".png", ".svg"]


def test_other_versions_draw_again(
    tmp_path: Path, drawn: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    Drawings(tmp_path)(ONE)
    monkeypatch.setattr(drawings, "_DRAWN_BY", "newer")
    Drawings(tmp_path)(ONE)
    assert drawn == [ONE, ONE]


def test_a_specification_is_made_once_for_the_same_inputs_and_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def spec(inputs: str, width: int) -> Any:
        def make() -> dict[str, Any]:
            made.append(inputs)
            return {"width": width}

        return Drawings(tmp_path).spec(inputs, make)["width"]

    assert (spec("one", 1), spec("one", 2), spec("other", 2)) == (1, 1, 2)
    assert made == ["one", "other"]
    monkeypatch.setattr(drawings, "_SPECIFIED_BY", "newer")
    assert spec("one", 2) == 2


def test_other_code_is_another_version(tmp_path: Path) -> None:
    code = tmp_path / "svg.py"
    code.write_text("one", encoding="utf-8")
    before = drawings._made_by(code)
    assert drawings._made_by(code) == before
    code.write_text("changed", encoding="utf-8")
    assert drawings._made_by(code) != before


def test_folder_that_cannot_be_written_is_only_slower(tmp_path: Path, drawn: list[dict[str, Any]]) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    draw = Drawings(tmp_path / "cache")
    assert draw(ONE) == draw(ONE) == "<svg>Việt 1</svg>"
    assert len(drawn) == 2


def test_nothing_half_written_is_left(tmp_path: Path, drawn: list[dict[str, Any]]) -> None:
    Drawings(tmp_path)(ONE)
    assert [path.suffix for path in tmp_path.iterdir()] == [".svg"]
