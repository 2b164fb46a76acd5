"""Keeping the steps of undo stacks alive for as long as their stack wants them.

The undo stack deletes its steps. Python's cycle collector would too, if session, stack and step
were garbage together, and before the stack: so steps are held here, and may hold no session.
"""

from __future__ import annotations

from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import Shiboken

_steps: set[QUndoCommand] = set()


def push(stack: QUndoStack, step: QUndoCommand) -> None:
    """Do ``step``, and keep it on ``stack``."""
    _steps.add(step)
    stack.push(step)
    if not Shiboken.isValid(step):  # it was merged into the step before, and deleted
        _steps.discard(step)


def forget_deleted() -> None:
    """Let go of the steps whose stacks are gone."""
    _steps.difference_update([step for step in _steps if not Shiboken.isValid(step)])
