"""What we set in MkDocs' configuration: theme, navigation, extensions. A site's own mkdocs.yml stays short."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from macros.render.shapes import sprite
from macros.render.shared.head import Head, territory
from macros.render.view import Edition
from macros.render.words import Words
from macros.site import holes
from macros.site.editions import Editions
from macros.site.menu import navigation
from macros.site.molds import molds
from macros.site.settings import Site
from macros.site.sharing import Pages, boxes, heads
from macros.site.sheet import sheet
from macros.site.shown import first, needed
from macros.site.speaking import around
from macros.site.stage import addresses
from macros.site.whole import about

_THEME = Path(__file__).parent / "theme"
_FOOT = ("accessibility", "privacy", "translations")
# Words of Material's that its translations leave in English.
_THEME_WORDS = ("tabs",)

# Words of the page around the content.
_SHELL_WORDS = ("skip", "not_translated", "menu", "dark", "light", "nav.search", "search.preview")


@dataclass(frozen=True)
class Spoken:
    """What the page around the content says of data and day; or the places where a page with holes says it.

    heads, boxes: the lines of the head and the box to cite by of each page, by the path of its Markdown.
    """

    heads: Mapping[str, Head]
    boxes: Mapping[str, Markup]
    day: str
    known: str
    holes: bool = False


def speaking(found: Editions, edition: Edition, pages: Pages) -> Spoken:
    """What is said around the content of pages as they are today."""
    said = around(edition)
    return Spoken(heads(found, edition, pages), boxes(edition, pages), said["day"], said["known"])


def silent(edition: Edition, titles: Mapping[str, str]) -> Spoken:
    """The places around the content of pages with holes; titles: what each of them calls itself."""
    of_records = molds(edition).keys()
    lines = {address: holes.head(address, title, address in of_records) for address, title in titles.items()}
    boxed = dict.fromkeys(sorted(titles.keys() - of_records), Markup(holes.hole("box")))
    return Spoken(lines, boxed, holes.hole("day"), holes.hole("known") if edition.whole else "", holes=True)


def values(found: Editions, edition: Edition, staged: Collection[str], said: Spoken) -> dict[str, Any]:
    """Whatever a configuration is given that is about this site: all that MkDocs learns of it beside the staged files.

    staged: the paths of the staged Markdown.
    """
    return {
        "nav": navigation(staged, edition),
        "licences": _licences(found.site, edition.words),
        "description": edition.words.say("description"),
        "name": str(escape(found.site.name)),
        "language": edition.words.language,
        "day": said.day,
        "extra": _extra(found, edition, staged, said) | _shared(found, edition, said),
    }


def dress(config: Any, given: Mapping[str, Any], *, policy: str | None = None) -> None:
    """Set theme, navigation, extensions, languages and the heads of pages of a loaded configuration.

    given: the `values` of the site. `policy` is the content security policy, with {script} and {style} where it names
    what stands in a page; without it pages have none (a live preview needs its own script).
    """
    theme = config["theme"]
    theme.dirs.insert(0, str(_THEME))
    theme["font"] = False
    theme["language"] = given["language"]
    theme["favicon"] = "assets/minhbach/mark.svg"
    config["extra_css"] = [f"assets/minhbach/{sheet()[0]}", *config["extra_css"]]
    config["markdown_extensions"] += [
        name for name in ("attr_list", "tables", "toc") if name not in config["markdown_extensions"]
    ]
    config["nav"] = config["nav"] or given["nav"]
    config["validation"]["nav"]["omitted_files"] = logging.DEBUG
    config["validation"]["links"]["anchors"] = logging.WARNING
    config["validation"]["links"]["unrecognized_links"] = logging.WARNING
    config["copyright"] = f"{given['day']}. {config['copyright'] or given['licences']}"
    config["site_description"] = given["description"]
    config["site_name"] = given["name"]
    _plugins(config)
    config["extra"] |= given["extra"] | {
        "dated": holes.plain(config["copyright"]),
        "generator": False,
        "policy": policy,
        "sprite": sprite(),
        "first": first(),
        "shown": holes.look if given["extra"]["holes"] else needed,
    }


def _plugins(config: Any) -> None:
    """Macros that fail stop the build. MkDocs' own search, if a site asks for it, stays away: ours is there."""
    for name, plugin in list(config["plugins"].items()):
        if name.endswith("macros"):
            plugin.config["on_error_fail"], plugin.config["on_undefined"] = True, "strict"
        if name.endswith("search"):
            del config["plugins"][name]
            events = config["plugins"].events
            for event, methods in events.items():
                events[event] = [method for method in methods if getattr(method, "__self__", None) is not plugin]


def _escaped(words: Words, key: str, **values: Any) -> str:
    """A word for a place where the theme escapes nothing."""
    return str(words.html(key, **values))


def _licences(site: Site, words: Words) -> str:
    """Under what licences data and code are, each a link; that none is stated for the data is said too."""
    site_, said = about(site), []
    if site_.licence is None:
        said.append(words.html("licence.none"))
    for what, found in (("data", site_.licence), ("code", site_.code)):
        if found:
            link = Markup('<a href="{}" rel="license">{}</a>').format(found.address, found.name)
            said.append(words.html(f"licence.{what}", licence=link))
    return str(Markup(" ").join(said))


def _extra(found: Editions, edition: Edition, staged: Collection[str], said: Spoken) -> dict[str, Any]:
    """What our templates read: languages with the way to each, words, what is said below every page."""
    alternate = [_alternate(found, edition, staged, code) for code in found.site.languages]
    return {
        "theme_language": _theme_language(edition.words.language),
        "theme_words": {key: _escaped(edition.words, f"theme.{key}") for key in _THEME_WORDS},
        "scope": found.site.path,
        "alternate": alternate if len(alternate) > 1 else [],
        "known": said.known,
        "foot": [{"title": _foot(edition.words, name), "url": f"{name}/"} for name in _named_below(edition)],
        "say": {key: _escaped(edition.words, key) for key in _SHELL_WORDS},
        "not_found": _not_found(found),
    }


def _named_below(edition: Edition) -> tuple[str, ...]:
    """The pages that the footer names."""
    return ("releases", *_FOOT) if edition.releases else _FOOT


def _foot(words: Words, page: str) -> str:
    """The name of a page in the footer; that of translations says how many words of the interface fall back."""
    fallen = len(words.missing()) if page == "translations" else 0
    return _escaped(words, "translations.link", n=fallen) if fallen else _escaped(words, f"nav.{page}")


def _shared(found: Editions, edition: Edition, said: Spoken) -> dict[str, Any]:
    """What the heads of pages are filled with."""
    return {
        "holes": said.holes,
        "titled": holes.HEADING if said.holes else ("", ""),
        "shared": said.heads,
        "cited": said.boxes,
        "locales": {code: territory(words) for code, words in found.words.items()},
        "root": "" if edition.default else "../",
        "feed": _escaped(edition.words, "feed.title", name=found.site.name),
    }


def _not_found(found: Editions) -> list[dict[str, str]]:
    """What the page for missing addresses says, in every language; its links start at the host."""
    return [
        {
            "lang": code,
            "title": _escaped(words, "not_found.title"),
            "text": _escaped(words, "not_found.text"),
            "home": _escaped(words, "nav.home"),
            "href": found.site.path + ("" if found.by_language[code].default else f"{code}/"),
        }
        for code, words in found.words.items()
    ]


def _theme_language(code: str) -> str:
    """The language of Material's own words: the page's, or English where Material lacks it."""
    ours = files("material") / "templates" / "partials" / "languages" / f"{code}.html"
    return code if ours.is_file() else "en"


def _alternate(found: Editions, edition: Edition, staged: Collection[str], code: str) -> dict[str, Any]:
    """A language as the switch and the head of a page need it: its home, the way there, and the pages that it has."""
    other = found.by_language[code]
    folder = "" if other.default else f"{code}/"
    up = "" if edition.default else "../"
    return {
        "lang": code,
        "name": found.site.languages[code],
        "link": "./",
        "home": found.site.address + folder,
        "prefix": "" if other is edition else up + folder,
        "pages": sorted({*staged} & (addresses(found.site, other) | molds(edition).keys())),
    }
