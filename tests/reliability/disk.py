"""A disk that loses power: what was recorded is played onto it, and it tells what could be left of that.

What was synced is there. Of what was written since, each sector of 512 bytes may be there or not, each change of a size
and each name made, removed or changed as well, in any combination that the order of operations on one name allows: a
drive writes in the order that it likes. Room that a file grew by without its bytes having come holds zeros or what lay
there before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.reliability import shim
from tests.reliability.shim import Call

SECTOR = 512
_RUBBISH = bytes(range(256)) * 2


@dataclass
class File:
    """The bytes behind a name."""

    synced: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """(offset, bytes) of what was written since the last sync, (size, None) of what was cut."""

    def sync(self) -> None:
        for offset, data in self.pending:
            _apply(self.synced, offset, data)
        self.pending.clear()

    def left(self, chance: Random) -> bytes:
        """What may be left of it without power."""
        if not self.pending:
            return bytes(self.synced)
        content = bytearray(self.synced)
        share = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        filling = chance.choice((b"\0" * SECTOR, _RUBBISH))
        for offset, data in self.pending:
            if data is None:
                if chance.random() < share:
                    _apply(content, offset, None)
                continue
            at = 0
            while at < len(data):
                end = min(len(data), at + SECTOR - (offset + at) % SECTOR)
                if chance.random() < share:
                    _reach(content, offset + at, filling)
                    content[offset + at : offset + end] = data[at:end]
                at = end
            if len(content) < offset + len(data) and chance.random() < share:
                _reach(content, offset + len(data), filling)
        return bytes(content)


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        del content[offset:]
        content.extend(bytes(offset - len(content)))
        return
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def _reach(content: bytearray, size: int, filling: bytes) -> None:
    while len(content) < size:
        start = len(content) % SECTOR
        content.extend(filling[start : start + min(SECTOR - start, size - len(content))])


@dataclass
class Naming:
    """A name made, removed or changed, and not yet certain."""

    folders: set[str]
    names: tuple[str, ...]
    made: dict[str, File]

    def apply(self, names: dict[str, File]) -> None:
        for name in self.names:
            names.pop(name, None)
        names.update(self.made)


class Disk:
    """The files of one folder and of those in it."""

    def __init__(self, folder: Path) -> None:
        """Begin with what is in the folder, all of it certain."""
        self.folder = str(folder.resolve())
        self.names = {
            str(path.resolve()): File(bytearray(path.read_bytes())) for path in folder.rglob("*") if path.is_file()
        }
        self.certain = dict(self.names)
        self.pending: list[Naming] = []
        self._open: dict[int, File | str] = {}
        self._folders = {self.folder, *(str(path.resolve()) for path in folder.rglob("*") if path.is_dir())}

    def play(self, call: Call) -> bool:
        """Do what was recorded; returns whether what could be left is another since."""
        what = call.what
        if what == shim.OPENED:
            return self._opened(call.fd, call.first.decode(), call.number)
        if what == shim.CLOSED:
            self._open.pop(call.fd, None)
            return False
        if what in (shim.UNLINKED, shim.RENAMED):
            old, new = call.first.decode(), call.second.decode()
            moved = self.names.pop(old)
            made = {new: moved} if new else {}
            self.names.update(made)
            names = (old, new) if new else (old,)
            self.pending.append(Naming({name.rpartition("/")[0] for name in names}, names, made))
            return True
        if what == shim.LINKED:
            old, new = call.first.decode(), call.second.decode()
            self.names[new] = self.names[old]
            self.pending.append(Naming({new.rpartition("/")[0]}, (new,), {new: self.names[old]}))
            return True
        if what == shim.FOLDER_MADE:
            self._folders.add(call.first.decode())
            return False
        file = self._open.get(call.fd)
        if isinstance(file, str):
            if what == shim.SYNCED:
                self._sync_names(file)
            return what == shim.SYNCED
        if file is None:
            return False
        if what == shim.WRITTEN:
            file.pending.append((call.number, call.first))
        elif what == shim.CUT:
            file.pending.append((call.number, None))
        elif what == shim.SYNCED:
            file.sync()
        return True

    def _opened(self, fd: int, name: str, bits: int) -> bool:
        if name.rstrip("/") in self._folders:
            self._open[fd] = name.rstrip("/")
            return False
        changed = False
        if name not in self.names:
            assert bits & shim.CREATED, name
            file = self.names[name] = File()
            self.pending.append(Naming({name.rpartition("/")[0]}, (name,), {name: file}))
            changed = True
        if bits & shim.TRUNCATED:
            self.names[name].pending.append((0, None))
            changed = True
        self._open[fd] = self.names[name]
        return changed

    def _sync_names(self, folder: str) -> None:
        waiting = []
        for naming in self.pending:
            if folder in naming.folders:
                naming.apply(self.certain)
            else:
                waiting.append(naming)
        self.pending = waiting

    def left(self, chance: Random) -> dict[str, bytes]:
        """What may be left without power, by the path in the folder."""
        names = dict(self.certain)
        share = chance.choice((0.0, 0.5, 1.0))
        in_order, lost = chance.random() < 0.5, False
        stuck: set[str] = set()
        for naming in self.pending:
            lost = chance.random() >= share or (lost and in_order) or not stuck.isdisjoint(naming.names)
            if lost:
                stuck.update(naming.names)
            else:
                naming.apply(names)
        start = len(self.folder) + 1
        # one file may have two names
        contents: dict[int, bytes] = {}
        for file in names.values():
            if id(file) not in contents:
                contents[id(file)] = file.left(chance)
        return {name[start:]: contents[id(file)] for name, file in names.items()}
