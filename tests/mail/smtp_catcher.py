# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A mail server that keeps what it is given: just enough of SMTP for one client at a time."""

import email
import email.policy
import socketserver
import threading


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        catcher = self.server.catcher
        self._say("220 catcher")
        sender, recipients = None, []
        while line := self.rfile.readline().decode().strip():
            verb = line.split(":")[0].split(" ")[0].upper()
            if verb == "MAIL":
                sender, recipients = _address(line), []
            if verb == "RCPT" and _address(line) in catcher.refused:
                self._say("550 no such mailbox")
                continue
            if verb == "RCPT":
                recipients.append(_address(line))
            if verb == "DATA":
                self._say("354 go on")
                catcher.keep(sender, recipients, self._read_data())
            self._say("221 bye" if verb == "QUIT" else "250 fine")
            if verb == "QUIT":
                return

    def _say(self, text):
        self.wfile.write(f"{text}\r\n".encode())

    def _read_data(self):
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


def _address(line):
    return line.split(":", 1)[1].split(">")[0].strip().lstrip("<")


class SmtpCatcher:
    """Listens on a free port of this machine; ``kept`` holds (recipient, message)."""

    def __init__(self, refused=()):
        self.kept, self.refused = [], set(refused)

    def keep(self, _sender, recipients, data):
        message = email.message_from_bytes(data, policy=email.policy.default)
        self.kept.extend((recipient, message) for recipient in recipients)

    def __enter__(self):
        self._server = _Server(("127.0.0.1", 0), _Conversation)
        self._server.catcher = self
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_error):
        self._server.shutdown()
        self._server.server_close()
