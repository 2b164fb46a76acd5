"""Edit distance by bit parallelism: one step of integer arithmetic a character.

Myers, "A fast bit-vector algorithm for approximate string matching", JACM 46 (1999), with Hyyrö's
form of the horizontal differences. Python's integers are the vectors, of any length.
"""

from __future__ import annotations


def best_ends(pattern: str, text: str, *, anchored: bool = False) -> tuple[int, list[int]]:
    """The least number of edits that turns ``pattern`` into a piece of ``text``.

    Returns that number and every end in ``text`` of such a piece. The piece may start anywhere,
    or at 0 where ``anchored``. An empty pattern matches with no edit, at the start.
    """
    if not pattern:
        return 0, [0]
    mask = (1 << len(pattern)) - 1
    top = 1 << (len(pattern) - 1)
    equal: dict[str, int] = {}
    for index, char in enumerate(pattern):
        equal[char] = equal.get(char, 0) | 1 << index
    plus, minus = mask, 0
    edits = least = len(pattern)
    ends = [0]
    for end, char in enumerate(text, 1):
        same = equal.get(char, 0)
        vertical = same | minus
        diagonal = (((same & plus) + plus) ^ plus) | same
        more = (minus | ~(diagonal | plus)) & mask
        less = plus & diagonal
        if more & top:
            edits += 1
        elif less & top:
            edits -= 1
        more = more << 1 | anchored
        less <<= 1
        plus = (less | ~(vertical | more)) & mask
        minus = more & vertical & mask
        if edits < least:
            least, ends = edits, [end]
        elif edits == least:
            ends.append(end)
    return least, ends


def likeness_before(context: str, text: str) -> float:
    """How much of ``context`` stands at the end of ``text``: 1 all of it, 0 nothing."""
    return likeness_after(context[::-1], text[::-1])


def likeness_after(context: str, text: str) -> float:
    """How much of ``context`` stands at the start of ``text``: 1 all of it, 0 nothing."""
    if not context or text.startswith(context):
        return 1.0
    edits, _ = best_ends(context, text, anchored=True)
    return 1 - edits / len(context)
