"""A browser as small as can be: cookies, redirects, forms and JSON-RPC, nothing drawn.

On purpose without a library: the clients share the machine with the server that they measure.
"""

import http.client
import json
import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

TOKEN = re.compile(r'name="token"[^>]*value="([^"]+)"')
TIMEOUT = 300


class Refused(Exception):
    """The server answered with an error."""


class Browser:
    """One browser in which somebody is logged in.

    :param port: of the server on this machine
    :param session: the id of a session that is logged in, or None
    """

    def __init__(self, port, session=None):
        self.port = port
        self.cookies = {"session_id": session} if session else {}
        self.requests = 0

    def get(self, path):
        return self._follow("GET", path)

    def post(self, path, form):
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._follow("POST", path, urlencode(form), headers)

    def rpc(self, path, params):
        body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": params})
        text = self._follow("POST", path, body, {"Content-Type": "application/json"})[1]
        answer = json.loads(text)
        if "error" in answer:
            raise Refused(answer["error"]["data"]["debug"])
        return answer["result"]

    def call(self, model, method, *arguments):
        """Call a public method of a model, as the web client does."""
        params = {"model": model, "method": method, "args": arguments, "kwargs": {}}
        return self.rpc(f"/web/dataset/call_kw/{model}/{method}", params)

    @staticmethod
    def token_in(page):
        return TOKEN.search(page)[1]

    def _follow(self, method, path, body=None, headers=()):
        """Return (path, text) of the page that the redirects lead to."""
        response, text = self._request(method, path, body, headers)
        while response.status in (301, 302, 303):
            path = urlsplit(response.headers["Location"]).path
            response, text = self._request("GET", path)
        if response.status != 200:
            raise Refused(f"{method} {path}: {response.status}\n{text[:2000]}")
        return path, text

    def _request(self, method, path, body=None, headers=()):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, path, body, {**dict(headers), "Cookie": cookie})
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        self.requests += 1
        for line in response.headers.get_all("Set-Cookie", ()):
            self._keep(SimpleCookie(line))
        return response, text

    def _keep(self, received):
        for name, morsel in received.items():
            if morsel["max-age"] == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value
