"""Methods side by side: ours, which decides, and those that others publish."""

from __future__ import annotations

from macros.verdicts.methods.destatis import DESTATIS
from macros.verdicts.methods.eurostat import EUROSTAT
from macros.verdicts.methods.linear import LINEAR
from macros.verdicts.methods.method import Method
from macros.verdicts.methods.open_sdg import OPEN_SDG
from macros.verdicts.methods.own import OWN
from macros.verdicts.methods.un import UN

METHODS: tuple[Method, ...] = (OWN, LINEAR, OPEN_SDG, EUROSTAT, UN, DESTATIS)
"""Every method, in the order of the tables; the first is the one that decides (`judge.py`)."""
