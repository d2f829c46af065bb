"""The module that mkdocs-macros-plugin loads; everything it does is in `macros.site.host`."""

from __future__ import annotations

from typing import Any

from mkdocs.exceptions import PluginError

from macros.reading.problem import UserError


def define_env(env: Any) -> None:
    """Register our macros with MkDocs; with problems, print them and stop the build."""
    from macros.site.host import attach  # MkDocs and Altair take a second to load; `macros.model` needs neither

    try:
        attach(env)
    except UserError as error:
        raise PluginError(f"\n{error}") from None
