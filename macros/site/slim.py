"""Leaves out of Material's stylesheet what no page of ours can show, by the class that it would need."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What Material's own bars, plugins and scripts make. What an author can write in Markdown stays, but for content tabs.
_COMPONENTS = (
    "annotation author badge banner blog clipboard code__ consent content--post dialog draft ellipsis feedback footer-"
    " footer__ header hidden logo meta nav option overlay pagination path pin post profile progress search select"
    " sidebar skip social source status tabs tag toggle tooltip top version"
)
_ELSEWHERE = r"tabbed-|linenodiv|linenos|highlighttable|mermaid|giscus|MathJax|arithmatex|no-js"
_ABSENT = re.compile(rf"\.(md-({_COMPONENTS.replace(' ', '|')})|{_ELSEWHERE})|\[data-md-|#__")
# Where Material's script has not yet seen a key pressed, it takes the outline away; without the script, for good.
_UNLIT = ".focus-visible"
_TOKEN = re.compile(r"\"[^\"]*\"|'[^']*'|[{};]")
_PROPERTY = re.compile(r"(--md-[\w-]+):((?:\"[^\"]*\"|[^;}\"])*)(?:;|(?=\}))")


def slim(css: str, also: str) -> str:
    """A minified stylesheet without the rules and variables that nothing needs; `also` is what is read beside it."""
    return used(_kept(css), also)


def _kept(css: str) -> str:
    """The rules whose selectors a page can meet."""
    return "".join(_rule(head, body) for head, body in rules(css))


def _rule(head: str, body: str | None) -> str:
    if body is None:
        return head
    if head.startswith("@"):
        nested = _kept(body) if head.startswith(("@media", "@supports")) else body
        return f"{head}{{{nested}}}" if nested else ""
    selectors = [one for one in listed(head) if _UNLIT not in one and not _ABSENT.search(plain(one))]
    return f"{','.join(selectors)}{{{body}}}" if selectors else ""


def rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Head and body of each rule; a statement, such as @charset, has no body."""
    depth = start = opened = 0
    for token in _TOKEN.finditer(css):
        if token[0] == "{":
            depth += 1
            opened = token.end() if depth == 1 else opened
        elif token[0] == "}":
            depth -= 1
            if depth == 0:
                yield css[start : opened - 1], css[opened : token.start()]
                start = token.end()
        elif token[0] == ";" and depth == 0:
            yield css[start : token.end()], None
            start = token.end()


def listed(head: str) -> list[str]:
    """The selectors of a rule: what stands between commas outside of parentheses."""
    return re.split(r",(?![^()]*\))", head)


def plain(selector: str) -> str:
    """A selector without what stands in parentheses, which need not be there: :not(.x), :is(.x, .y)."""
    return re.sub(r"\([^()]*\)", "", selector)


def used(css: str, also: str) -> str:
    """A stylesheet without Material's variables that neither it nor the text beside it mentions."""
    named = set(re.findall(r"var\((--md-[\w-]+)", css)) | set(re.findall(r"--md-[\w-]+", also))
    found = _PROPERTY.sub(lambda found: found[0] if found[1] in named else "", css)
    return found if found == css else used(found, also)
