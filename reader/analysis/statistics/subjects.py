"""What a figure says about what: its modifier, the noun it counts, and the phrase it measures."""

from __future__ import annotations

from reader.analysis.model import Modifier
from reader.analysis.statistics.findings import Finding
from reader.analysis.statistics.lexicon import lexicon
from reader.analysis.statistics.tokens import Line, match, payload
from reader.document import Span

_LONGEST = 7  # words of a subject phrase
_REACH = 12  # words between a verb and its figure


def _ending_at(line: Line, index: int, sense: str) -> tuple[str, int] | None:
    """The longest form of ``sense`` that ends right before ``index``: payload and start."""
    for start in range(max(0, index - 5), index):
        for rest, found, values in line[start].entries:
            if found != sense or start + 1 + len(rest) != index:
                continue
            if all(
                word in (line[start + k].word, line[start + k].full)
                for k, word in enumerate(rest, 1)
            ):
                return str(values[0]), start
    return None


def _boundary(line: Line, index: int) -> bool:
    token = line[index]
    return token.kind != "word" and token.raw not in "\"'«»()"


def governor(line: Line, index: int) -> tuple[str, int] | None:
    """The verb that ties a measured thing to the figure at ``index``: what it implies, where."""
    for at in range(index - 1, max(-1, index - _REACH), -1):
        if _boundary(line, at):
            return None
        if found := payload(line, at, "governs"):
            return str(found[0]), at
    return None


def modifier(line: Line, finding: Finding) -> tuple[Modifier | None, int]:
    """What stands before or after the figure («أكثر من»), and where the figure's phrase starts."""
    if finding.kind == "ordinal":
        return None, finding.first
    before = _ending_at(line, finding.first, "mod")
    noun = finding.plain and line[finding.last].kind == "word"
    after = match(line, finding.last, "after") or (
        match(line, finding.last + 1, "after") if noun else None
    )
    if before:
        return before[0], before[1]  # type: ignore[return-value]  # the rows name modifiers
    if after:
        return str(after[1][0]), finding.first  # type: ignore[return-value]  # as above
    verb = governor(line, finding.first)
    if verb and verb[0] and not _figure_between(line, verb[1], finding.first):
        return verb[0], finding.first  # type: ignore[return-value]  # as above
    return None, finding.first


def _figure_between(line: Line, start: int, end: int) -> bool:
    return any(
        line[at].kind == "number" or payload(line, at, "unit") for at in range(start + 1, end)
    )


def counted(line: Line, finding: Finding) -> Span | None:
    """The noun right after a plain number."""
    token = line[finding.last]
    if not finding.plain or token.kind != "word" or token.conj or token.prep:
        return None
    if token.full in lexicon().traps["stop"] or match(line, finding.last, "after", "mod"):
        return None
    return Span(token.core, token.end)


def _phrase(line: Line, first: int, last: int) -> Span | None:
    """Tokens ``first`` up to ``last`` without quotes at either end; None if nothing is left."""
    while first < last and (line[first].kind != "word" or _is_particle(line, first)):
        first += 1
    while last > first and line[last - 1].kind != "word" and line[last - 1].raw not in '»"':
        last -= 1
    if not 0 < last - first <= _LONGEST:
        return None
    start = line[first].core if line[first].conj else line[first].start
    return Span(start, line[last - 1].end)


def _is_particle(line: Line, index: int) -> bool:
    return line[index].full in lexicon().traps["stop"]


def _before_link(line: Line, index: int) -> int:
    """The index after the last word that is not a mere link to the figure at ``index``."""
    while index > 0 and (payload(line, index - 1, "link") or payload(line, index - 1, "range")):
        index -= 1
    return index


def _whole_of_share(line: Line, finding: Finding) -> Span | None:
    """«60% من إيراداتها»: the phrase after من."""
    at = finding.last
    if line[at].word != "من" or line[at + 1].kind != "word" or match(line, at, "ratio"):
        return None
    first = end = at + 1
    while end < first + 3 and line[end].kind == "word" and not line[end].conj:
        token = line[end]
        end += 1
        owned = token.word.endswith(("ها", "هم", "هن", "نا")) and len(token.word) > 5
        if token.word.startswith("ال") or owned:
            break
        if _is_particle(line, end) or line[end].kind != "word":
            break
    return _phrase(line, first, end)


def subject(
    line: Line, finding: Finding, start: int, previous: tuple[Finding, Span | None] | None
) -> Span | None:
    """The phrase that the figure measures, if the words around say so.

    ``start`` is where the figure's phrase begins; ``previous`` the figure before it in the same
    sentence with its subject.
    """
    if finding.kind in ("date", "date_range", "datetime", "time", "relative_time", "ordinal"):
        return None
    if finding.kind in ("percent", "percent_range", "ratio"):
        if previous and _continues(line, *previous, finding):
            return previous[1]
        if share := _whole_of_share(line, finding):
            return share
    measured = _measured(line, start)
    if measured is None or previous is None:
        return measured
    figure, about = previous
    if measured.start > line[figure.last].start:
        return measured
    if measured.start < line[figure.first].core:
        return measured if measured.end <= line[figure.first].core else None
    return about if finding.first - figure.last <= 3 else None  # «بمقدار 25 نقطة ليصل إلى 4%»


def _continues(line: Line, before: Finding, about: Span | None, finding: Finding) -> bool:
    """Whether both are shares of one whole: «60% من س تأتي من أ، مقابل 20% من ب»."""
    if finding.kind != "percent" or before.kind != "percent":
        return False
    if line[finding.last].word != "من":
        return False
    between = [line[at].word for at in range(before.last + 1, finding.first)]
    inherited = about is not None and about.start < line[before.first].start
    return about is not None and ("من" in between or (inherited and len(between) <= 4))


def _measured(line: Line, start: int) -> Span | None:
    """The phrase that a verb or a word such as قدره ties to the figure at ``start``."""
    verb = governor(line, start)
    end = _before_link(line, start)
    if verb is None:
        return _owner_of_measure(line, end, start)
    if verb[1] >= end - 1:
        first = _back(line, min(verb[1], end), 4)
        return _phrase(line, first, min(verb[1], end))
    return _after_verb(line, verb[1], end)


def _back(line: Line, end: int, longest: int) -> int:
    """Where a run of at most ``longest`` words that ends at ``end`` starts; no particle in it."""
    first = end
    while first > 0 and line[first - 1].kind == "word" and end - first < longest:
        if _is_particle(line, first - 1):
            break
        first -= 1
    return first


def _has_article(line: Line, index: int) -> bool:
    return line[index].word.startswith("ال")


def _owner_of_measure(line: Line, end: int, start: int) -> Span | None:
    """«مكافأة قدرها», «صفقة بقيمة»: the noun before such a word; None without one."""
    links = [at for at in range(end, start) if payload(line, at, "measured")]
    if not links or end == 0:
        return None
    nominal = line[end - 1].word.endswith("ا")  # an indefinite object: «عقدا بقيمة»
    first = _back(line, end, 1 if nominal or _has_article(line, links[0]) else 2)
    if end - first == 2 and _has_article(line, first) and not _has_article(line, end - 1):
        first += 1
    return _phrase(line, first, end)


def _after_verb(line: Line, verb: int, end: int) -> Span | None:
    """«بلغت نسبة المشاركة»: what stands between the verb and the figure's own phrase."""
    first = verb + 1
    if line[verb].word in lexicon().traps["transitive"]:  # its object, past the one who acts
        bare = [at for at in range(first, end) if not _has_article(line, at)]
        first = bare[-1] if bare else first
        while first - 1 in bare:
            first -= 1
    stop = first
    while stop < end and not (stop > first and _is_particle(line, stop)):
        stop += 1
    return _phrase(line, first, stop)
