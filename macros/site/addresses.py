"""Whether the addresses of documents still answer: the one place that asks the network, and never in a build."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from typing import Literal
from urllib import request
from urllib.error import HTTPError, URLError

_AT_ONCE = 4
_SECONDS = 20
_GONE = (404, 410)
_NAMED = {"User-Agent": "minhbach dead-sources (asks once a week whether public documents still answer)"}


@dataclass(frozen=True)
class Answer:
    """What an address said. `dead` is certain: no such page, or no such host; anything else than a page is unsure."""

    state: Literal["answers", "dead", "unsure"]
    said: str = ""


Ask = Callable[[str], Answer]


def ask(address: str, seconds: float = _SECONDS) -> Answer:
    """Ask one web address for its page, of which nothing is read; redirects are followed, to web addresses alone."""
    try:
        with _opener().open(request.Request(address, headers=_NAMED), timeout=seconds):
            return Answer("answers")
    except HTTPError as error:
        error.close()
        return Answer("dead" if error.code in _GONE else "unsure", f"HTTP {error.code}")
    except URLError as error:
        unknown = isinstance(error.reason, socket.gaierror) and error.reason.errno == socket.EAI_NONAME
        return Answer("dead" if unknown else "unsure", "no such host" if unknown else str(error.reason))
    except (OSError, HTTPException, ValueError) as error:
        return Answer("unsure", str(error) or type(error).__name__)


def answers(addresses: Iterable[str], ask: Ask = ask) -> Iterator[tuple[str, Answer]]:
    """What each address says, in their order; a few are asked at once."""
    asked = list(addresses)
    with ThreadPoolExecutor(_AT_ONCE) as several:
        yield from zip(asked, several.map(ask, asked), strict=True)


def _opener() -> request.OpenerDirector:
    """Opens http and https and nothing else: a redirect must not lead to a file of this machine."""
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler,
        request.UnknownHandler,
        request.HTTPHandler,
        request.HTTPSHandler,
        request.HTTPDefaultErrorHandler,
        request.HTTPRedirectHandler,
        request.HTTPErrorProcessor,
    ):
        opener.add_handler(handler())
    return opener
