# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Two wires on which everything passes: browsers to Odoo, and Odoo to PostgreSQL.

Whoever holds a wire can cut it at any point: a reply that never arrives, a COMMIT of which
nobody learns whether it took place, a process that dies before its n-th statement.
"""

import contextlib
import socket
import struct
import threading
import time

CHUNK = 65536
CUT = "cut"
LOSE_REPLY = "lose reply"


class Wire:
    """Passes on what arrives at one end to another; one thread a direction.

    :param listening: the socket at which it arrives
    :param address: where to: a path, or (host, port)
    :param watch: called with the :class:`Line` and each piece before it is passed on; returns
        ``CUT`` (it never arrives), ``LOSE_REPLY`` (it arrives, nobody learns of it) or nothing.
    :param patience: for how many seconds a server that is being started again is waited for
    """

    def __init__(self, listening, address, watch, patience=0):
        self.listening = listening
        self.address = address
        self.watch = watch
        self.patience = patience
        self.lines = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            near, _address = self.listening.accept()
            threading.Thread(target=self._join, args=(near,), daemon=True).start()

    def _join(self, near):
        try:
            line = Line(near, self._connect())
        except OSError:
            near.close()
            return
        self.lines.add(line)
        try:
            line.run(self.watch)
        finally:
            self.lines.discard(line)

    def _connect(self):
        deadline = time.monotonic() + self.patience
        while True:
            far = socket.socket(self.listening.family)
            try:
                far.connect(self.address)
                return far
            except OSError as error:
                far.close()
                if time.monotonic() > deadline or not isinstance(error, ConnectionRefusedError):
                    raise
            time.sleep(0.1)

    def cut_all(self):
        for line in list(self.lines):
            line.cut()


class Line:
    """One connection: ``near`` is who asked, ``far`` who serves."""

    def __init__(self, near, far):
        self.near, self.far = near, far
        self.notes = {}
        self.mute = False

    def run(self, watch):
        back = threading.Thread(target=self._carry_back, daemon=True)
        back.start()
        try:
            with contextlib.suppress(OSError):
                self._carry_on(watch, back)
        finally:
            self.cut()

    def _carry_on(self, watch, back):
        while data := self.near.recv(CHUNK):
            verdict = watch(self, data)
            if verdict == CUT:
                break
            self.mute = verdict == LOSE_REPLY
            self.far.sendall(data)
            if self.mute:
                back.join(30)
                break

    def _carry_back(self):
        with contextlib.suppress(OSError):
            while (data := self.far.recv(CHUNK)) and not self.mute:
                self.near.sendall(data)
        self.cut()

    def cut(self):
        for end in (self.near, self.far):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    @property
    def pid(self):
        """The process at the near end of a Unix socket."""
        size = struct.calcsize("3i")
        credentials = self.near.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
        return struct.unpack("3i", credentials)[0]
