"""A disk of a megabyte that can be filled to the last byte: a tmpfs.

The harness runs in a mount namespace of its own (see ``__main__``), so that the disk is nobody
else's and goes with it.
"""

import contextlib
import os
import subprocess

SIZE = "2m"


class SmallDisk:
    def __init__(self, folder):
        self.folder = folder
        self.filler = folder / "filler"
        self.tables = folder / "tables"

    def mount(self, account):
        """Mount it, with a folder for PostgreSQL's tables."""
        self.folder.mkdir(parents=True, exist_ok=True)
        options = f"size={SIZE},mode=0777"
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(self.folder)]
        subprocess.run(command, check=True)
        self.tables.mkdir()
        account.own(self.tables)

    def unmount(self):
        subprocess.run(["umount", "--lazy", str(self.folder)], check=False)

    def fill(self, left=0):
        """Leave so many bytes free."""
        free = os.statvfs(self.folder)
        size = max(0, free.f_bavail * free.f_frsize - left)
        with open(self.filler, "ab") as file, contextlib.suppress(OSError):
            os.posix_fallocate(file.fileno(), 0, size)

    def free(self):
        self.filler.unlink(missing_ok=True)
