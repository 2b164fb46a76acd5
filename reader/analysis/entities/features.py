"""What the sequence model sees of each token. Training and recognition both ask here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.analysis.entities.candidates import Candidate, Passage
from reader.analysis.entities.knowledge import Knowledge
from reader.analysis.entities.lexicon import Word
from reader.analysis.entities.looks import look
from reader.analysis.entities.tokens import Token

BIAS = ("B0", "B1", "B2", "B3")  # on every token; four, so that training hardly shrinks them
REMEMBERED = 1 << 15  # words
_FLAGS = "gncltdaLpR"


class _Kind(NamedTuple):
    """What does not depend on a token's neighbours: by word, kept for reuse."""

    own: tuple[str, ...]
    before: tuple[str, ...]  # what the token after it sees
    after: tuple[str, ...]
    far_before: tuple[str, ...]
    far_after: tuple[str, ...]
    word: str
    flags: str
    parts: str
    cluster: str  # or else the flags
    clustered: bool
    heads: tuple[str, ...]  # readings that begin a phrase of the gazetteer


class Features:
    """Attributes of tokens, with a memory of words."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._kinds: dict[str, _Kind] = {}
        self._styled: dict[tuple[str, str], tuple[str, ...]] = {}

    def of(self, seen: Passage, found: Iterable[Candidate], style: str) -> list[list[str]]:
        """The attributes of each token. ``found`` is what the rules chose, ``style`` who writes."""
        tokens, leads = seen.tokens, seen.lead
        count = len(tokens)
        kinds = [self._kind(t, w) for t, w in zip(tokens, seen.words, strict=True)]
        rules, firm = _tags(found, count)
        listed = self._listed(tokens, kinds)
        quotes = seen.quoted
        rows: list[list[str]] = []
        flags = ["^", *[kind.flags for kind in kinds], "$"]
        r = ["^", *rules, "$"]
        g = ["^", *listed, "$"]
        last = count - 1
        for at, kind in enumerate(kinds):
            here, rule, place, lead = flags[at + 1], rules[at], listed[at], leads[at]
            before, behind = flags[at], flags[at + 2]
            row = [
                *kind.own,
                *self._in_style(kind, style),
                *BIAS,
                f"r{rule}{firm[at]}",
                f"R{r[at]}|{rule}|{r[at + 2]}",
                f"G{g[at]}|{place}|{g[at + 2]}",
                f"x{rule}|{place}",
                f"y{style}{rule}",
                f"z{style}{place}",
                "L" + lead,
                f"l{lead}|{here}",
                f"m{style}{lead}",
                f"h{before}|{here}",
                f"i{here}|{behind}",
                f"j{before}|{here}|{behind}",
            ]
            if at:
                row += kinds[at - 1].before
                row.append(f"b{kinds[at - 1].word}|{kind.word}")
                row.append(f"e{kinds[at - 1].cluster}|{kind.cluster}")
                if quotes[at - 1]:
                    row.append("q")
                if at > 1:
                    row += kinds[at - 2].far_before
            if at < last:
                behind_kind = kinds[at + 1]
                row += behind_kind.after
                row.append(f"a{kind.word}|{behind_kind.word}")
                row.append(f"u{kind.parts}|{behind_kind.parts}")
                row.append(f"E{kind.cluster}|{behind_kind.cluster}")
                if at + 1 < last:
                    row += kinds[at + 2].far_after
            rows.append(row)
        return rows

    def _kind(self, token: Token, word: Word) -> _Kind:
        # «على» folds to a name; the passage knows better, and gives it another `Word`.
        text = "على" if token.word == "علي" and word.listed and not word.name else token.word
        if token.script == "latin" and token.text == token.word:
            text += "'"  # no capital
        known = self._kinds.get(text)
        if known is None:
            if len(self._kinds) >= REMEMBERED:
                self._kinds.clear()
            known = self._kinds[text] = self._describe(token, text, word)
        return known

    def _in_style(self, kind: _Kind, style: str) -> tuple[str, ...]:
        known = self._styled.get((kind.word, style))
        if known is None:
            if len(self._styled) >= REMEMBERED:
                self._styled.clear()
            known = f"W{style}{kind.word}", f"F{style}{kind.flags}"
            if kind.clustered:
                known += (f"C{style}{kind.cluster}",)
            self._styled[kind.word, style] = known
        return known

    def _describe(self, token: Token, text: str, word: Word) -> _Kind:
        arabic = token.script == "arabic"
        if token.script == "mark":
            text = text.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair
        clusters = self._knowledge.clusters
        pair = clusters.get(text) if arabic else None
        flags = _flags(word) if arabic else _shape(token)
        parts = self._parts(text, word) if arabic else ""
        own = ["w" + text, "f" + flags, f"N{parts}{flags}"]
        ending = text[-2:]
        near = ["w" + text, "f" + flags, "s" + ending, "n" + parts]
        far = ["w" + text, "f" + flags]
        if pair:
            own += ["c" + pair[0], "d" + pair[1]]
            near += ["c" + pair[0], "d" + pair[1]]
            far.append("c" + pair[0])
        if arabic:
            looks = "t" + look(self._knowledge.looks, text)
            own += ("n" + parts, looks, looks + flags)
            near.append(looks)
            own += _affixes(text)
            for bare in word.variants[1:]:
                own.append("v" + bare)
                if bare in clusters:
                    own.append("k" + clusters[bare][0])
        reach = self._knowledge.gazetteer.reach
        return _Kind(
            own=tuple(own),
            before=tuple("-" + a for a in near),
            after=tuple("+" + a for a in near),
            far_before=tuple("<" + a for a in far),
            far_after=tuple(">" + a for a in far),
            word=text,
            flags=flags,
            parts=parts,
            cluster=pair[0] if pair else flags,
            clustered=pair is not None,
            heads=tuple(
                bare for bare in (word.variants if arabic else (token.word,)) if bare in reach
            ),
        )

    def _parts(self, text: str, word: Word) -> str:
        known = self._knowledge.parts
        parts = known.get(text, "")
        if not parts and any("N" in known.get(bare, "") for bare in word.variants[1:]):
            parts = "n"
        return parts or "-"

    def _listed(self, tokens: list[Token], kinds: list[_Kind]) -> list[str]:
        """BIO tags of the gazetteer's phrases, the longest from the left."""
        gazetteer = self._knowledge.gazetteer
        tags = ["O"] * len(tokens)
        done = 0
        for at, kind in enumerate(kinds):
            if not kind.heads or at < done:
                continue
            for bare in kind.heads:
                rest = [token.word for token in tokens[at + 1 : at + gazetteer.reach[bare]]]
                found = gazetteer.longest(bare, rest)
                if found:
                    done = at + found[0]
                    tags[at] = "B-" + found[1]
                    tags[at + 1 : done] = ["I-" + found[1]] * (found[0] - 1)
                    break
        return tags


def _tags(found: Iterable[Candidate], count: int) -> tuple[list[str], list[str]]:
    """BIO tags of the rules' choice, and on first tokens whether it is listed (i) and sure (s)."""
    tags, firm = ["O"] * count, [""] * count
    for candidate in found:
        first, last = candidate.first, candidate.last
        tags[first] = "B-" + candidate.type
        tags[first + 1 : last] = ["I-" + candidate.type] * (last - first - 1)
        firm[first] = "i" * (candidate.id > 0) + "s" * candidate.sure
    return tags, firm


def _flags(word: Word) -> str:
    facts = (
        word.given, word.name, word.common, word.listed, word.foreign, word.definite, word.nation,
        word.letter, word.particle, word.leads,
    )  # fmt: skip
    return "".join(flag for flag, fact in zip(_FLAGS, facts, strict=True) if fact) or "-"


def _shape(token: Token) -> str:
    if token.script != "latin":
        return token.script
    digits = any(char.isdigit() for char in token.text)
    case = "low" if token.text == token.word else "up" if token.text.isupper() else "cap"
    return case + "0" * digits


def _affixes(text: str) -> Iterator[str]:
    length = len(text)
    for size in (2, 3, 4):
        if length > size:
            yield "p" + text[:size]
    for size in (1, 2, 3):
        if length > size:
            yield "s" + text[-size:]
