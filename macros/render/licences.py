"""Licences by their addresses: what they are called, and their SPDX names, which programs know them by."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Licence:
    """A licence: where its text is; its SPDX name, empty where we do not know it; what people call it."""

    address: str
    spdx: str
    name: str


_KNOWN = (
    (r"creativecommons\.org/licenses/by/4\.0", "CC-BY-4.0", "CC BY 4.0"),
    (r"creativecommons\.org/licenses/by-sa/4\.0", "CC-BY-SA-4.0", "CC BY-SA 4.0"),
    (r"creativecommons\.org/licenses/by-nc/4\.0", "CC-BY-NC-4.0", "CC BY-NC 4.0"),
    (r"creativecommons\.org/publicdomain/zero/1\.0", "CC0-1.0", "CC0 1.0"),
    (r"opendatacommons\.org/licenses/odbl/1-0", "ODbL-1.0", "ODbL 1.0"),
    (r"opendatacommons\.org/licenses/by/1-0", "ODC-By-1.0", "ODC-By 1.0"),
    (r"opendatacommons\.org/licenses/pddl/1-0", "PDDL-1.0", "PDDL 1.0"),
    (r"opensource\.org/licenses?/mit", "MIT", "MIT"),
    (r"(www\.)?apache\.org/licenses/license-2\.0", "Apache-2.0", "Apache 2.0"),
)


def licence(address: str) -> Licence:
    """The licence at an address; one that we do not know is called by its address."""
    bare = address.partition("://")[2].lower()
    found = next(((spdx, name) for pattern, spdx, name in _KNOWN if re.match(rf"{pattern}(/|\.|$)", bare)), None)
    return Licence(address, *(found or ("", address)))
