"""Names in Latin letters inside an Arabic text: OpenAI, Le Chat, GPT-5."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.entities.candidates import LEAD_TYPES, Candidate, Passage
from reader.analysis.entities.tokens import Token
from reader.analysis.model import EntityType

LONGEST = 5  # words; a longer run is a sentence or a title in another language
_JOINING = frozenset(
    ["of", "the", "and", "de", "la", "le", "du", "des", "von", "van", "der", "al", "el", "&", "for"]
)


def latin(passage: Passage) -> Iterator[Candidate]:
    """Runs of capitalised Latin words that are no mere terms, in a text that is not Latin."""
    tokens = passage.tokens
    if not _arabic_around(tokens):
        return
    at = 0
    while at < len(tokens):
        if tokens[at].script != "latin":
            at += 1
            continue
        end = _run_end(tokens, at)
        yield from _names(passage, at, end)
        at = end


def _arabic_around(tokens: list[Token]) -> bool:
    arabic = sum(token.script == "arabic" for token in tokens)
    return arabic >= sum(token.script == "latin" for token in tokens)


def _run_end(tokens: list[Token], at: int) -> int:
    """The end of the run of Latin words and version numbers, one space between them."""
    end = at + 1
    while end < len(tokens) and tokens[end].start - tokens[end - 1].end == 1:
        token = tokens[end]
        version = token.script == "digits" and token.text.isascii() and len(token.text) < 5
        if token.script != "latin" and not version:
            break
        end += 1
    return end


def _names(passage: Passage, first: int, last: int) -> Iterator[Candidate]:
    tokens = passage.tokens
    while tokens[last - 1].script == "digits" and not _versioned(passage, first, last):
        last -= 1
    run = tokens[first:last]
    capitals = [_is_capital(token) for token in run]
    if not run or last - first > LONGEST or not capitals[0] or run[0].text[0].isdigit():
        return
    if not all(
        capital or token.word in _JOINING or token.script == "digits"
        for capital, token in zip(capitals, run, strict=True)
    ):
        return
    if all(token.text in passage.lexicon.terms or token.script == "digits" for token in run):
        return
    if is_address(tokens, first, last):
        return
    lead = passage.lead[first]
    if (first and passage.quoted[first - 1] == last) or tokens[first - 1].text == "(":
        lead = lead or passage.lead[first - 1]
    if len(run) == 1:
        text = run[0].text
        if len(text) == 1 and LEAD_TYPES.get(lead) not in ("ORG", "MISC"):
            return
        if _is_acronym(text) and _in_brackets(tokens, first, last):
            lead = ""  # «النماذج اللغوية الكبرى (LLM)»: a term, unless right after a name
    kind = LEAD_TYPES.get(lead)
    if kind is None:
        yield Candidate(first, last, _by_shape(passage, run, lead), sure=False)
    else:
        yield Candidate(first, last, kind)


def _versioned(passage: Passage, first: int, last: int) -> bool:
    """Whether the number that ends the run belongs to a name: «iPhone 15», «Claude 3.5»."""
    tokens = passage.tokens
    following = tokens[last] if last < len(tokens) else None
    return (
        last - first > 1
        and tokens[first].word not in passage.lexicon.groups["company"]
        and (following is None or (following.script == "mark" and following.text not in "%٪$€"))
    )


def _is_capital(token: Token) -> bool:
    return token.script == "latin" and (token.text != token.word or token.text[0].isdigit())


def _is_acronym(text: str) -> bool:
    return len(text) <= 6 and text.upper() == text


def _in_brackets(tokens: list[Token], first: int, last: int) -> bool:
    return (
        first > 0
        and last < len(tokens)
        and tokens[first - 1].text in "(["
        and tokens[last].text in ")]"
    )


def is_address(tokens: list[Token], first: int, last: int) -> bool:
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    text = tokens[last - 1].text
    return (
        (before is not None and before.end == tokens[first].start and before.text in "@#/")
        or (after is not None and after.start == tokens[last - 1].end and after.text in "@/")
        or ("." in text and text.rpartition(".")[2].islower())
    )


def _by_shape(passage: Passage, run: list[Token], lead: str) -> EntityType:
    if run[-1].word in passage.lexicon.groups["company"]:
        return "ORG"
    if any(char.isdigit() for token in run for char in token.text):
        return "MISC"
    two_names = len(run) == 2 and all(token.text.istitle() for token in run)
    return "PER" if two_names and lead == "speech" else "ORG"
