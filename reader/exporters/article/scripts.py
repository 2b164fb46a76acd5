"""Runs of one direction in a paragraph, for formats that want each to be named.

The weak and neutral rules of UAX #9 (W1 to W7, N0 to N2) at one level. Embeddings and isolates
inside the text count as nothing: a run takes them along.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from unicodedata import bidirectional

from reader.text.bidi import Direction

_RIGHT = frozenset({"R", "AL", "AN"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "ES", "ET", "CS"})
_SEPARATORS = frozenset({"B", "S"})
_IGNORED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_CLOSING = {"(": ")", "[": "]", "{": "}", "⁅": "⁆", "⟦": "⟧", "⟨": "⟩", "〈": "〉"}
_DEEPEST = 63


def runs(text: str, direction: Direction) -> list[tuple[int, int, bool]]:
    """``text`` as ``(start, end, right to left?)``; numbers count as what they stand among."""
    classes = {char: bidirectional(char) or "L" for char in set(text)}
    held = set(classes.values())
    if direction == "rtl" and "L" not in held:
        return [(0, len(text), True)] if text else []
    if direction == "ltr" and not held & _RIGHT:
        return [(0, len(text), False)] if text else []
    sides = _sides(text, classes, "R" if direction == "rtl" else "L")
    return list(_joined(side != "L" for side in sides))


def _joined(sides: Iterator[bool]) -> Iterator[tuple[int, int, bool]]:
    for right, group in groupby(enumerate(sides), key=itemgetter(1)):
        offsets = [offset for offset, _ in group]
        yield offsets[0], offsets[-1] + 1, right


def _sides(text: str, classes: dict[str, str], base: str) -> list[str]:
    """What each character resolves to: L, R, EN or AN."""
    places = [at for at, char in enumerate(text) if classes[char] not in _IGNORED]
    types = _weak([classes[text[at]] for at in places], base)
    _brackets([text[at] for at in places], types, base)
    _neutral(types, base)
    sides = [""] * len(text)
    for at, kind in zip(places, types, strict=True):
        sides[at] = base if classes[text[at]] in _SEPARATORS else kind  # L1
    before = base
    for at, kind in enumerate(sides):
        sides[at] = before = kind or before
    return sides


def _weak(types: list[str], base: str) -> list[str]:
    before = base
    for at, kind in enumerate(types):  # W1
        types[at] = before = before if kind == "NSM" else kind
    strong = base
    for at, kind in enumerate(types):  # W2
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[at] = "AN"
    types = ["R" if kind == "AL" else kind for kind in types]  # W3
    for at in range(1, len(types) - 1):  # W4
        kind, left, right = types[at], types[at - 1], types[at + 1]
        if left == right and (
            (left == "EN" and kind in ("ES", "CS")) or (left == "AN" and kind == "CS")
        ):
            types[at] = left
    for order in (range(len(types)), range(len(types) - 1, -1, -1)):  # W5
        before = ""
        for at in order:
            if types[at] == "ET" and before == "EN":
                types[at] = "EN"
            before = types[at]
    strong = base
    for at, kind in enumerate(types):  # W7
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[at] = "L"
    return types


def _brackets(chars: list[str], types: list[str], base: str) -> None:
    """N0: a pair of brackets goes with what it holds, or with what is before it."""
    open_: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, char in enumerate(chars):
        if types[at] != "ON":
            continue
        if char in _CLOSING:
            if len(open_) == _DEEPEST:
                break
            open_.append((_CLOSING[char], at))
            continue
        for depth in range(len(open_) - 1, -1, -1):
            if open_[depth][0] == char:
                pairs.append((open_[depth][1], at))
                del open_[depth:]
                break
    for start, end in sorted(pairs):
        inside = {_side(kind) for kind in types[start + 1 : end]} - {""}
        if base in inside:
            types[start] = types[end] = base
        elif inside:
            strong = (_side(types[at]) for at in range(start - 1, -1, -1))
            before = next(filter(None, strong), base)
            types[start] = types[end] = before if before in inside else base


def _side(kind: str) -> str:
    """L or R for what counts as strong among neutrals, "" for a neutral."""
    if kind == "L":
        return "L"
    return "R" if kind in ("R", "EN", "AN") else ""


def _neutral(types: list[str], base: str) -> None:
    """N1 and N2: neutrals between two of a kind are of that kind, others of the paragraph's."""
    at = 0
    while at < len(types):
        if types[at] not in _NEUTRAL:
            at += 1
            continue
        end = at
        while end < len(types) and types[end] in _NEUTRAL:
            end += 1
        before = _side(types[at - 1]) if at else base
        after = _side(types[end]) if end < len(types) else base
        types[at:end] = [before if before == after else base] * (end - at)
        at = end
