"""The noun that a number counts."""

from __future__ import annotations

from fractions import Fraction

from reader.analysis.statistics.subjects.words import is_surely_verb, read_word
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line, match
from reader.document import Span


def counted(line: Line, finding: Finding) -> Span | None:
    """The noun right after a plain number, a range of them or a ratio: «ما بين 20 و25 صاروخا».

    A fraction counts nothing: in «ثلث السكان» the noun is the whole.
    """
    token = line[finding.last]
    counts = (
        finding.plain
        or finding.kind == "ratio"
        or (finding.kind == "range" and finding.unit is None)
    )
    if not counts or token.kind != "word" or token.conj or token.prep:
        return None
    if isinstance(finding.value, Fraction) and finding.kind == "number":
        part = 0 < finding.value < 1 and line[finding.first].kind == "word"
        whose = line[finding.first].key.endswith(("هم", "ها", "هن"))  # «نصفهم أطفال»
        if part and (whose or token.word.startswith("ال")):
            return None
    found = read_word(token.word)
    verb = is_surely_verb(token.word)  # «القطار 20 يتحرك»
    if found.conj or verb or found.role in ("among", "rel", "prep", "open", "link"):
        return None  # «كان 20 وصار 30»
    first = line[finding.first]
    if first.kind == "number" and not first.definite and token.word.startswith("ال"):
        return None  # «قتل 500 العام الماضي»
    if found.prep and token.word.startswith("لل"):
        return None  # «نصفها للزراعة»
    if token.full in lexicon().traps["stop"] or match(line, finding.last, "after", "mod"):
        return None
    return Span(token.core, token.end)
