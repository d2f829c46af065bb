"""Parts that are derived from the code: status rules, fields of data files, downloads, the parts themselves."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Annotated, Any, get_type_hints

from markupsafe import Markup, escape
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.model.portfolio import KINDS, PROMISED
from macros.render.exports.shapes import PUBLISHED
from macros.render.parts.arguments import OneOf
from macros.render.parts.html import fill
from macros.render.view import View
from macros.render.whole import ARCHIVE, CITATION, PACKAGE
from macros.render.words import FALLBACK, Words
from macros.verdicts.targets import RULES
from macros.verdicts.tasks import TASK_RULES


def rules(view: View, promise: Annotated[str, OneOf(PROMISED)]) -> Markup:
    """The rules for verdicts on targets or tasks, in the order in which they are tried."""
    found = RULES if promise == "targets" else TASK_RULES
    return fill("rules", view, rules=list(enumerate(found, 1)))


def fields(view: View, kind: Annotated[str, OneOf(tuple(KINDS))]) -> Markup:
    """The keys of a kind of data file: which are needed, what they hold, what they mean."""
    columns = [view.words.say(f"fields.{column}") for column in ("key", "holds", "needed", "meaning")]
    label = view.words.say("fields.table", kind=kind)
    return fill("table", view, label=label, columns=columns, rows=list(_fields(view, kind)))


def _fields(view: View, kind: str) -> Iterator[list[Any]]:
    for path, field in _keys(KINDS[kind]):
        needed = view.words.say("fields.yes") if field.is_required() else ""
        meaning = told(view, f"field.{kind}.{path}", field.description or "")
        yield [Markup("<code>{}</code>").format(path), holds(view.words, field.annotation), needed, meaning]


def told(view: View, key: str, described: str) -> Markup:
    """What the code says of itself in English, or the site's own words for it."""
    if view.words.knows(key):
        return escape(view.words.say(key))
    if view.words.language == FALLBACK:
        return escape(described)
    return Markup('<span lang="{}">{}</span>').format(FALLBACK, described)


def described_fields() -> frozenset[str]:
    """The keys of the words that say what the keys of data files mean."""
    kinds = ((kind, path, field) for kind, record in KINDS.items() for path, field in _keys(record))
    return frozenset(f"field.{kind}.{path}" for kind, path, field in kinds if field.description)


def _keys(record: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Every key of a kind of data file, with those inside it."""
    seen: set[type[BaseModel]] = set()
    for name, field in record.model_fields.items():
        if name == "id" and not prefix and record is not KINDS["achievements"]:
            continue  # the file's name is the id
        yield f"{prefix}{name}", field
        nested = next(iter(_nested(field.annotation)), None)
        # Six aspects of clarity hold the same keys; the first one tells them.
        if nested is not None and nested not in seen:
            seen.add(nested)
            yield from _keys(nested, f"{prefix}{name}.")


def _nested(annotation: Any) -> Iterator[type[BaseModel]]:
    """Record types with keys of their own inside an annotation; texts and dates are told in one word."""
    plain = {"Text", "Period"}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation.__name__ not in plain:
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _nested(part)


_HOLDS = {
    "str": "text",
    "Decimal": "number",
    "bool": "truth",
    "Text": "texts",
    "Period": "date",
}


def holds(words: Words, annotation: Any) -> str:
    """What a key holds, in a word: text, number, date, a list, or the words to choose from."""
    arguments: tuple[Any, ...] = getattr(annotation, "__args__", ())
    match getattr(annotation, "__origin__", None), getattr(annotation, "__name__", ""):
        case origin, _ if origin is tuple:
            return words.say("holds.list", what=holds(words, arguments[0]))
        case _, "Literal":
            return ", ".join(arguments)
        case None, name if name and name != "Union":
            return words.say(f"holds.{_HOLDS.get(name, 'keys')}")
    first = next((part for part in arguments if part is not type(None)), str)
    return holds(words, first)


def downloads(view: View) -> Markup:
    """Every file of the published data, with its schema, and all of them at once."""
    say = view.words.say
    columns = [say("downloads.what"), "JSON", "CSV", say("downloads.schema")]
    lines = [
        [view.words.say(f"kind.{kind}"), *(_file(view, kind, form) for form in ("{}.json", "{}.csv", "schema/{}.json"))]
        for kind in PUBLISHED
    ]
    table = fill("table", view, label=say("downloads.title"), columns=columns, rows=lines)
    earlier = Markup('<a href="{}">{}</a>').format(view.href("releases"), say("nav.releases"))
    kept = view.words.html("downloads.releases", page=earlier) if view.edition.releases else ""
    return Markup("<p>{} {}</p>\n{}").format(_whole(view), kept, table)


def _whole(view: View) -> Markup:
    """The archive of everything, what describes its tables, and how to cite it."""
    link = Markup('<a href="{}"><code>{}</code></a>')
    names = {"archive": ARCHIVE, "package": PACKAGE, "citation": CITATION}
    return view.words.html(
        "downloads.whole", **{key: link.format(view.file(name), name) for key, name in names.items()}
    )


def _file(view: View, kind: str, form: str) -> Markup:
    address = view.file(f"api/v1/{form.format(kind)}")
    word = view.words.say("downloads.schema") if "schema" in form else form.rpartition(".")[2].upper()
    return Markup('<a href="{}">{}</a>').format(address, word)


def signature(part: Any) -> str:
    """How a part is called on a page, with what each argument may be."""
    hints = get_type_hints(part, include_extras=True)
    shown = []
    for name, parameter in list(inspect.signature(part).parameters.items())[1:]:
        wanted = hints[name].__metadata__[0].wanted()
        default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
        shown.append(f"{name}{default}: {wanted}")
    return f"{part.__name__}({', '.join(shown)})"


_POINTERS = re.compile(r'( (?:id|for|aria-labelledby|aria-describedby|aria-controls)="|url\(#)([^")]+)')
_LINKS = re.compile(r'(<a\b[^>]* href="#)([^"]+)')
# A part in an example is no landmark of the page, and two of one name would not be told apart.
_LANDMARK = re.compile(r'(<section\b[^>]*?) aria-labelledby="[^"]*"')


def apart(name: str, example: Markup) -> Markup:
    """An example whose anchors are its own, as another example may show the same part.

    A link to an anchor that only the part's own page has leads to the macro.
    """
    anchors = set(re.findall(r' id="([^"]+)"', example))

    def own(found: re.Match[str]) -> str:
        return found[1] + " ".join(f"{name}-{word}" if word in anchors else word for word in found[2].split(" "))

    def led(found: re.Match[str]) -> str:
        return found[1] + (f"{name}-{found[2]}" if found[2] in anchors else f"macro-{name}")

    return Markup(_LANDMARK.sub(r"\1", _LINKS.sub(led, _POINTERS.sub(own, example))))
