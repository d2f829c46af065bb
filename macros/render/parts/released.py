"""The part that lists the releases."""

from __future__ import annotations

from markupsafe import Markup

from macros.render.parts.html import fill
from macros.render.released import Released
from macros.render.view import View

_GROUP = 8  # a hash is as long as two lines of a phone: it may break between its groups
_FILES = (("verdicts", "verdicts.json"), ("addresses", "addresses.txt"), ("manifest", "manifest.json"))


def releases(view: View) -> Markup:
    """Every release, newest first: its day, its files, all of them as one, and the hash of its manifest."""
    found = [_shown(view, one) for one in reversed(view.edition.releases)]
    return fill("releases", view, releases=found)


def _shown(view: View, found: Released) -> dict[str, object]:
    groups = [found.digest[at : at + _GROUP] for at in range(0, len(found.digest), _GROUP)]
    places = [(what, found.folder + name) for what, name in _FILES] + [("archive", found.archive)]
    files = [(view.words.say(f"releases.{what}"), view.file(place)) for what, place in places]
    return {"day": view.words.day(found.day), "files": files, "digest": Markup("<wbr>").join(groups)}
