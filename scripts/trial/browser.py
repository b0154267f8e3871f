# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A browser as small as can be: cookies, redirects, forms and JSON-RPC, nothing drawn.

On purpose without a library: the clients share the machine with the server that they measure.
"""

import http.client
import json
import re
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from .server import HOST

CSRF = re.compile(r'csrf_token: "(\w+)"')
TIMEOUT = 300


class Refused(Exception):
    """The server answered with an error, or not at all."""


class Page(NamedTuple):
    """What the redirects led to: its path and its content."""

    path: str
    content: bytes

    @property
    def text(self):
        return self.content.decode(errors="replace")


class Browser:
    """One browser in which somebody is logged in.

    :param port: of the server on this machine
    :param session: the id of a session that is logged in, or None
    """

    def __init__(self, port, session=None, timeout=TIMEOUT):
        self.port = port
        self.timeout = timeout
        self.cookies = {"session_id": session} if session else {}

    def get(self, path):
        return self._follow("GET", path)

    def post(self, path, form):
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._follow("POST", path, urlencode(form), headers)

    def csrf_token(self):
        """What the client sends with each form of Odoo's own screens."""
        return CSRF.search(self.get("/odoo").text)[1]

    def rpc(self, path, params):
        body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": params})
        page = self._follow("POST", path, body, {"Content-Type": "application/json"})
        answer = json.loads(page.content)
        if "error" in answer:
            raise Refused(f"{path}: {answer['error']['data']['debug'][-3000:]}")
        return answer["result"]

    def call(self, model, method, *arguments, **named):
        """Call a public method of a model, as the web client does."""
        params = {"model": model, "method": method, "args": arguments, "kwargs": named}
        return self.rpc(f"/web/dataset/call_kw/{model}/{method}", params)

    def _follow(self, method, path, body=None, headers=()):
        response, content = self._request(method, path, body, headers)
        while response.status in (301, 302, 303):
            path = urlsplit(response.headers["Location"])._replace(scheme="", netloc="").geturl()
            response, content = self._request("GET", path)
        if response.status != 200:
            raise Refused(f"{method} {path}: {response.status}\n{content[:2000]}")
        return Page(urlsplit(path).path, content)

    def _request(self, method, path, body=None, headers=()):
        connection = http.client.HTTPConnection(HOST, self.port, timeout=self.timeout)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request(method, path, body, {**dict(headers), "Cookie": cookie})
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException) as error:
            raise Refused(f"{method} {path}: {error!r}") from error
        finally:
            connection.close()
        for line in response.headers.get_all("Set-Cookie", ()):
            self._keep(SimpleCookie(line))
        return response, content

    def _keep(self, received):
        for name, morsel in received.items():
            if morsel["max-age"] == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value
