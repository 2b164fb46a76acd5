"""How exact a figure is said to be, by what stands before or after it."""

from __future__ import annotations

from typing import cast

from reader.analysis.model import Modifier
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.tokens import Line, match, payload

_REACH = 12  # words between a verb and its figure
_NEGATIONS = frozenset({"لا", "لم", "لن", "ولا", "ولم", "ولن", "الا", "والا"})
_NEGATED: dict[Modifier, Modifier] = {"more_than": "at_most", "less_than": "at_least"}


def modifier(line: Line, finding: Finding) -> tuple[Modifier | None, int]:
    """What stands before or after the figure («أكثر من»), and where the figure's phrase starts."""
    if finding.kind == "ordinal":
        return None, finding.first
    noun = finding.plain and line[finding.last].kind == "word"
    before = _ending_at(line, finding.first, "mod")
    after = match(line, finding.last, "after") or (
        match(line, finding.last + 1, "after") if noun else None
    )
    if before:
        return before
    if after:
        return cast(Modifier, str(after[1][0])), finding.first
    return _of_verb(line, finding.first), finding.first


def _ending_at(line: Line, index: int, sense: str) -> tuple[Modifier, int] | None:
    """The longest form of ``sense`` that ends right before ``index``: payload and start."""
    for start in range(max(0, index - 5), index):
        if sense not in line[start].senses:
            continue
        for rest, found, values in line[start].here:
            if found == sense and start + 1 + len(rest) == index:
                return cast(Modifier, str(values[0])), start
    return None


def _of_verb(line: Line, index: int) -> Modifier | None:
    """«تجاوز عدد الضيوف 300», «لا تتجاوز حصتهن 18%», «لا يقل عددهم عن 50»."""
    for at in range(index - 1, max(-1, index - _REACH), -1):
        token = line[at]
        if (token.kind != "word" and token.raw not in "\"'«»()") or payload(line, at, "unit"):
            return None
        found = payload(line, at, "governs")
        bound = payload(line, at, "bounds") if line[index - 1].word in ("عن", "علي") else None
        if found or bound:
            said = cast(Modifier | None, str((bound or found or ("",))[0]) or None)
            negated = at > 0 and line[at - 1].word in _NEGATIONS
            return _NEGATED.get(said, said) if said and negated else said
    return None
