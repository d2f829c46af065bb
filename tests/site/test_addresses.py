"""Whether an address answers: what is certainly dead, what may be a guard or a bad day, and where a redirect may lead."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from macros.site.addresses import Answer, answers, ask


class _Host(BaseHTTPRequestHandler):
    """Answers each path as its name says."""

    def do_GET(self) -> None:
        code, _, to = self.path.removeprefix("/").partition("-")
        self.send_response(int(code))
        if to:
            self.send_header("Location", {"page": "/200", "file": "file:///etc/passwd", "gone": "/404"}[to])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Host)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


# path -> state
SAID = [
    ("/200", "answers"),
    ("/302-page", "answers"),
    ("/302-gone", "dead"),
    ("/302-file", "unsure"),
    ("/404", "dead"),
    ("/410", "dead"),
    ("/403", "unsure"),
    ("/429", "unsure"),
    ("/500", "unsure"),
    ("/503", "unsure"),
]


@pytest.mark.parametrize(("path", "state"), SAID)
def test_an_address_is_dead_only_where_it_certainly_is(host: str, path: str, state: str) -> None:
    assert ask(host + path).state == state


def test_a_host_that_refuses_or_is_slow_is_no_dead_source(host: str) -> None:
    assert ask("http://127.0.0.1:9/x", seconds=2).state == "unsure"


def test_answers_stand_in_the_order_of_what_was_asked() -> None:
    said = {"a": Answer("dead", "HTTP 404"), "b": Answer("answers"), "c": Answer("unsure", "slow")}
    assert dict(answers(["c", "a", "b"], said.__getitem__)) == said
    assert [address for address, _ in answers(["c", "a", "b"], said.__getitem__)] == ["c", "a", "b"]
