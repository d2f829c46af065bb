"""The pages that the bench renders alone are those of a whole build, but for line breaks between elements."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.site.editions import editions
from macros.site.settings import settings
from tests.bench.pages import chosen, ours
from tests.conftest import AS_OF
from tests.site.both import dense

pytestmark = pytest.mark.slow


def test_a_page_rendered_alone_is_that_of_the_whole_build(minimal: Path, built: Path, tmp_path: Path) -> None:
    found = editions(settings(minimal), AS_OF)
    addresses = chosen(found.default.portfolio)
    ours(found, addresses, tmp_path / "alone")
    names = [f"{address}index.html" for address in addresses.values()]
    assert names == [
        "index.html",
        "targets/renewal-spending-2028/index.html",
        "organisations/water-office/index.html",
    ]
    different = [
        name for name in names if dense((built / name).read_bytes()) != dense((tmp_path / "alone" / name).read_bytes())
    ]
    assert different == []
