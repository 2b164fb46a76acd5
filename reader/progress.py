"""How long work reports how far it is, and how it learns that nobody wants it any more."""

from __future__ import annotations

from collections.abc import Callable

Checkpoint = Callable[[float], None]
"""Called between pieces of work with the part done, 0 to 1. Raises `Cancelled` to stop."""


class Cancelled(Exception):
    """The reader no longer wants the answer."""


def no_checkpoint(done: float) -> None:
    """A checkpoint for work that nobody watches."""
