"""Every problem that a site can have, by its code: why it is one, with a bad and a good example."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from macros.reading.codes.caution_codes import CAUTION_CODES
from macros.reading.codes.code import Code, Example
from macros.reading.codes.kept_codes import KEPT_CODES
from macros.reading.codes.rule_codes import RULE_CODES
from macros.reading.codes.site_codes import SITE_CODES
from macros.reading.codes.value_codes import VALUE_CODES
from macros.reading.codes.yaml_codes import YAML_CODES

__all__ = ["CODES", "GROUPS", "Code", "Example"]

GROUPS: Mapping[str, tuple[Code, ...]] = MappingProxyType(
    {
        "yaml": YAML_CODES,
        "values": VALUE_CODES,
        "rules": RULE_CODES,
        "kept": KEPT_CODES,
        "site": SITE_CODES,
        "warnings": CAUTION_CODES,
    }
)
"""The codes in the order in which they are explained."""

CODES: Mapping[str, Code] = MappingProxyType({code.id: code for group in GROUPS.values() for code in group})
