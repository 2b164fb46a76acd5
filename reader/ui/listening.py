"""Taking what a second process was asked to open; on Windows, also asking the first one.

`reader.library.instance` says what is said, and asks wherever there are sockets in the file system.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from reader.library.instance import (
    ANSWER,
    MOST,
    PATIENCE,
    Door,
    Refused,
    Request,
    decode,
    encode,
    is_ours,
    name,
)

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

Take = Callable[[Request], bool]
"""Whether a request is taken; what it asks for is then done later."""

_MOST_CALLS = 8  # at a time: more are no readers
_SLOWEST = 2_000  # milliseconds in which a request must be there
_PIECE = 64 * 1024


class Listener(QObject):
    """Answers at a `Door`, without ever waiting for who is there."""

    def __init__(self, door: Door, take: Take, parent: QObject | None) -> None:
        super().__init__(parent)
        self._door = door
        self._take = take
        self._rings = QSocketNotifier(door.line.fileno(), QSocketNotifier.Type.Read, self)
        self._rings.activated.connect(self._open)

    def close(self) -> None:
        """Listen no more."""
        self._rings.setEnabled(False)
        for call in self.findChildren(_Call):
            call.end()
        self._door.close()

    def _open(self) -> None:
        with contextlib.suppress(OSError):  # who rang is gone
            line, _ = self._door.line.accept()
            line.setblocking(False)
            if len(self.findChildren(_Call)) >= _MOST_CALLS or not is_ours(line):
                line.close()
            else:
                _Call(line, self._take, self)


class _Call(QObject):
    """One process at the door: it says what it wants, hears whether it is taken, and is gone."""

    def __init__(self, line: socket.socket, take: Take, parent: QObject | None) -> None:
        super().__init__(parent)
        self._line = line
        self._take = take
        self._said = b""
        self._speaks = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._speaks.activated.connect(self._hear)
        QTimer.singleShot(_SLOWEST, self, self.end)

    def _hear(self) -> None:
        try:
            piece = self._line.recv(_PIECE)
            self._said += piece
            request = decode(self._said)
            if request is None and piece:
                return
            if request is not None and not self._has_gone() and self._take(request):
                self._line.send(ANSWER)
        except (OSError, Refused):
            pass
        self.end()

    def _has_gone(self) -> bool:
        """Whether nobody waits any more: who has begun to open it itself must not be helped."""
        try:
            return not self._line.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False

    def end(self) -> None:
        """Cut the line."""
        self._speaks.setEnabled(False)
        self._line.close()
        self.setParent(None)
        self.deleteLater()


# -- where there is no such socket


class PipeListener(QObject):
    """The same for Qt's local sockets, which are named pipes on Windows."""

    def __init__(self, take: Take, parent: QObject | None, called: str = "") -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._take = take
        self._server: QLocalServer = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._open)
        self._server.listen(called or name())  # where it cannot, every start is a process

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _open(self) -> None:
        while (line := self._server.nextPendingConnection()) is not None:
            line.disconnected.connect(line.deleteLater)
            if len(self._server.findChildren(type(line))) > _MOST_CALLS:
                line.abort()
                continue
            line.readyRead.connect(lambda line=line: self._hear(line))
            QTimer.singleShot(_SLOWEST, line, line.abort)
            self._hear(line)

    def _hear(self, line: QLocalSocket) -> None:
        if line.bytesAvailable() > MOST:
            line.abort()
            return
        try:
            request = decode(bytes(line.peek(MOST).data()))
        except Refused:
            line.abort()
            return
        if request is None:
            return
        line.readAll()
        there = line.state() is line.LocalSocketState.ConnectedState
        if there and self._take(request):
            line.write(ANSWER)
            line.flush()
        line.disconnectFromServer()


def meet_through_pipe(request: Request, called: str = "") -> bool:
    """Whether a process that runs already has taken ``request``."""
    from PySide6.QtNetwork import QLocalSocket

    wait = round(PATIENCE * 1_000)
    line = QLocalSocket()
    line.connectToServer(called or name())
    try:
        if not line.waitForConnected(wait // 5):
            return False
        line.write(encode(request))
        line.waitForBytesWritten(wait)
        line.waitForReadyRead(wait)
        return line.read(1).data() == ANSWER
    except Refused:
        return False
    finally:
        line.abort()
