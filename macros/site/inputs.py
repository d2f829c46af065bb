"""All that a page with holes depends on: the same inputs give the same page, whatever the data say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from macros.reading import yaml_file
from macros.site.engine import engine
from macros.site.hashes import hashes
from macros.site.settings import Site

# What MkDocs and Material do by themselves with a value. Anything else may read, or do to a page, what we do not know.
_KEYS = frozenset(
    (
        *("site_name", "site_url", "site_description", "site_author", "copyright", "repo_url", "repo_name", "edit_uri"),
        *(
            "strict",
            "theme",
            "plugins",
            "markdown_extensions",
            "extra",
            "extra_css",
            "extra_javascript",
            "watch",
            "nav",
        ),
    )
)
_THEME = frozenset(("name", "language", "features", "palette", "icon", "logo", "favicon", "font"))
_MACROS = frozenset(("modules", "on_error_fail", "on_undefined"))
_EXTENSIONS = frozenset(
    (
        *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "tables", "toc"),
        *(f"pymdownx.{name}" for name in ("betterem", "caret", "details", "highlight", "inlinehilite", "keys")),
        *(f"pymdownx.{name}" for name in ("magiclink", "mark", "superfences", "tabbed", "tasklist", "tilde")),
    )
)


def fillable(site: Site) -> bool:
    """Whether nothing that a site's mkdocs.yml asks for can see the difference between a page and one with holes.

    A plugin, hook, theme or extension of its own could: then MkDocs renders every page whole, at every build.
    """
    raw = (site.root / "mkdocs.yml").read_bytes()
    found = yaml_file.parse("mkdocs.yml", raw, tagged=True).value
    if not isinstance(found, Mapping) or re.search(rb"(^|[\s\[{,])!", raw) or not found.keys() <= _KEYS:
        return False
    theme, plugins = found.get("theme"), dict(_named(found.get("plugins")))
    if isinstance(theme, Mapping) and not theme.keys() <= _THEME:
        return False
    macros = plugins.pop("macros", {})
    extensions = dict(_named(found.get("markdown_extensions")))
    return (
        macros.keys() <= _MACROS
        and list(macros.get("modules", ())) == ["macros"]
        and not plugins.keys() - {"search"}
        and {name.removeprefix("markdown.extensions.") for name in extensions} <= _EXTENSIONS
    )


def _named(listed: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Name and settings of each entry of a list, as mkdocs.yml has them for plugins and extensions."""
    for entry in [listed] if isinstance(listed, Mapping) else listed or ():
        for name, given in (entry if isinstance(entry, Mapping) else {entry: {}}).items():
            yield str(name), given if isinstance(given, Mapping) else {}


def inputs(site: Site, texts: Mapping[str, str], given: Mapping[str, Any]) -> list[Any]:
    """JSON of whatever MkDocs is given, and of what makes pages of it: our files, and what is installed.

    texts: the staged Markdown by its paths; given: the values that its configuration is dressed with.
    """
    heads = {address: asdict(head) for address, head in given["extra"]["shared"].items()}
    return [
        dict(texts),
        dict(given) | {"extra": given["extra"] | {"shared": heads}},
        list(hashes(site.root, ("mkdocs.yml", "docs/assets"))),
        engine(),
    ]
