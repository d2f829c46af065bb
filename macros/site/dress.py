"""What we set in MkDocs' configuration: theme, navigation, extensions. A site's own mkdocs.yml stays short."""

from __future__ import annotations

import logging
from importlib.resources import files
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from macros.render.shapes import sprite
from macros.render.shared.head import territory
from macros.render.view import Edition
from macros.render.words import Words
from macros.site import skeleton
from macros.site.editions import Editions
from macros.site.settings import Site
from macros.site.sharing import Pages, boxes, heads
from macros.site.sheet import sheet
from macros.site.shown import first
from macros.site.stage import addresses
from macros.site.whole import about

_THEME = Path(__file__).parent / "theme"
_TABS = ("promises", "due", "indicators", "organisations", "programmes", "questions")
_MORE = ("targets", "tasks", "systems", "sources")
_FOOT = ("accessibility", "privacy", "translations")
# Words of Material's that its translations leave in English.
_THEME_WORDS = ("tabs",)

# Words of the page around the content.
_SHELL_WORDS = ("skip", "not_translated", "menu", "dark", "light", "nav.search", "search.preview")


def dress(config: Any, found: Editions, edition: Edition, pages: Pages, *, policy: str | None = None) -> None:
    """Set theme, navigation, extensions, languages and the heads of pages of a loaded configuration.

    `policy` is the content security policy, with {script} and {style} where it names what stands in a page; without it
    pages have none (a live preview needs its own script).
    """
    theme = config["theme"]
    theme.dirs.insert(0, str(_THEME))
    theme["font"] = False
    theme["language"] = edition.words.language
    theme["favicon"] = "assets/minhbach/mark.svg"
    config["extra_css"] = [f"assets/minhbach/{sheet()[0]}", *config["extra_css"]]
    config["markdown_extensions"] += [
        name for name in ("attr_list", "tables", "toc") if name not in config["markdown_extensions"]
    ]
    config["nav"] = config["nav"] or _navigation(Path(config["docs_dir"]), edition)
    config["validation"]["nav"]["omitted_files"] = logging.DEBUG
    config["validation"]["links"]["anchors"] = logging.WARNING
    config["validation"]["links"]["unrecognized_links"] = logging.WARNING
    as_of = _escaped(edition.words, "as_of", date=edition.words.day(edition.as_of))
    config["copyright"] = f"{as_of}. {config['copyright'] or _licences(found.site, edition.words)}"
    config["site_description"] = edition.words.say("description")
    config["site_name"] = str(escape(found.site.name))
    _plugins(config)
    config["extra"] |= _extra(found, edition, policy) | _shared(found, edition, pages)


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


def _extra(found: Editions, edition: Edition, policy: str | None) -> dict[str, Any]:
    """What our templates read: languages with the way to each, marks, words, policy."""
    alternate = [_alternate(found, edition, code) for code in found.site.languages]
    return {
        "generator": False,
        "theme_language": _theme_language(edition.words.language),
        "theme_words": {key: _escaped(edition.words, f"theme.{key}") for key in _THEME_WORDS},
        "scope": found.site.path,
        "alternate": alternate if len(alternate) > 1 else [],
        "sprite": sprite(),
        "policy": policy,
        "first": first(),
        "shown": skeleton.look,
        "known": _known(edition),
        "foot": [{"title": _foot(edition.words, name), "url": f"{name}/"} for name in _named_below(edition)],
        "say": {key: _escaped(edition.words, key) for key in _SHELL_WORDS},
        "not_found": _not_found(found),
    }


def _known(edition: Edition) -> str:
    """What every page says of a site that shows an earlier day's knowledge; empty on any other."""
    return "" if edition.whole is None else _escaped(edition.words, "known.page", date=edition.words.day(edition.as_of))


def _named_below(edition: Edition) -> tuple[str, ...]:
    """The pages that the footer names."""
    return ("releases", *_FOOT) if edition.releases else _FOOT


def _foot(words: Words, page: str) -> str:
    """The name of a page in the footer; that of translations says how many words of the interface fall back."""
    fallen = len(words.missing()) if page == "translations" else 0
    return _escaped(words, "translations.link", n=fallen) if fallen else _escaped(words, f"nav.{page}")


def _shared(found: Editions, edition: Edition, pages: Pages) -> dict[str, Any]:
    """What the heads of pages are filled with."""
    return {
        "shared": heads(found, edition, pages) | skeleton.heads(edition),
        "cited": boxes(edition, pages),
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


def _alternate(found: Editions, edition: Edition, code: str) -> dict[str, Any]:
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
        "pages": addresses(found.site, other) | skeleton.addresses(edition).keys(),
    }


def guide(docs: Path) -> str | list[str]:
    """What the menu has of the pages below contribute/: the first one, which leads to the others, or all if none does."""
    pages = sorted(f"contribute/{path.name}" for path in docs.glob("contribute/*.md"))
    first = "contribute/index.md"
    return first if first in pages else pages


def _navigation(docs: Path, edition: Edition) -> list[dict[str, Any]]:
    """Tabs of the standard pages that have something to show, then the hand-written pages."""

    def entry(name: str, path: str) -> dict[str, Any]:
        return {_escaped(edition.words, f"nav.{name}"): path}

    filled = [kind for kind in (*_TABS, *_MORE) if kind == "due" or getattr(edition.portfolio, kind)]
    tabs = [entry(name, f"{name}.md" if name == "due" else f"{name}/index.md") for name in filled if name in _TABS]
    more = [entry(kind, f"{kind}/index.md") for kind in filled if kind in _MORE]
    own = [
        entry(name, f"{name}.md")
        for name in ("updates", "scorecards", "unpromised", "method", "data", "cite", "about")
        if (docs / f"{name}.md").is_file()
    ]
    if pages := guide(docs):
        own.append({_escaped(edition.words, "nav.contribute"): pages})
    return [entry("home", "index.md"), *tabs, {_escaped(edition.words, "nav.more"): [*more, *own]}]
