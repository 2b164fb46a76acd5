"""Whom a surname or another short form of a name means: the one of that name named last."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from reader.analysis.entities.crossscript import Namesakes
from reader.analysis.entities.forms import ARTICLE
from reader.analysis.entities.grouping import Group, may_join, merge
from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.mentions import Mention
from reader.analysis.model import Rule
from reader.text.fold import fold

_SON = frozenset(("بن", "ابن", "بنت", "bin", "ibn"))
_BOUND = frozenset(("عبد", "ابو", "ابي", "ام", "abdul", "abu"))  # what follows is no name by itself
_SHORTEST = 3  # letters of a surname
TITLE_REACH = 40  # characters before a mention in which its title stands


def give_short_forms(text: str, groups: list[Group]) -> None:
    """Give each mention of a surname, or of a name with words left out, to whom it means.

    Only surnames: people who share a given name are different people.
    """
    people = [group for group in groups if group.type == "PER" and group.mentions]
    _give(text, people, _fuller_names(people), "shorter")
    people = [group for group in people if group.mentions]
    _give(text, people, _surnames(people), "surname")
    offices = [g for g in groups if g.type == "ORG" and g.mentions and not g.id]
    _give(text, offices, _offices(offices), "shorter")


_Owners = dict[str, dict[Group, str]]  # short form → groups it may mean, and their full names


def _give(text: str, groups: list[Group], owners: _Owners, rule: Rule) -> None:
    """Share out the mentions of groups of which every name is a short form of another's."""
    for group in sorted(groups, key=lambda g: -max(key.count(" ") for key in g.keys)):
        found: dict[Group, str] = {}
        for key in group.keys:
            meant = {o: full for o, full in owners.get(key, {}).items() if o is not group}
            if not meant:  # a name in full is among them
                found = {}
                break
            found |= {owner: full for owner, full in meant.items() if owner.mentions}
        if not found:
            continue
        short = next(iter(group.keys))
        if group.id:  # a listed name means whom the list says: only a fuller one may join it
            (owner, full), *more = found.items()
            several = all(" " in key for key in group.keys)  # no mere surname
            if several and not more and may_join(group, owner):
                merge(group, owner, rule, full, short)
            continue
        _share_out(text, group, list(found))
        for owner, full in found.items():
            owner.keys |= group.keys
            owner.reasons += [(rule, full, key) for key in group.keys]
        group.mentions, group.keys, group.reasons = [], {}, []


def _share_out(text: str, group: Group, owners: list[Group]) -> None:
    """Give each mention to the owner of its title, else to the one named last before it."""
    given = sorted((m.span.start, at) for at, o in enumerate(owners) for m in o.mentions)
    titles: dict[str, set[int]] = {}
    if len(owners) > 1:
        for at, owner in enumerate(owners):
            for mention in owner.mentions:
                titles.setdefault(_title(text, mention), set()).add(at)
    for mention in group.mentions:
        before = bisect_left(given, (mention.span.start, 0)) - 1
        titled = titles.get(_title(text, mention), set()) if titles else set()
        at = given[max(before, 0)][1]
        if len(titled) == 1 and _title(text, mention):
            (at,) = titled
        owners[at].mentions.append(mention)


def _title(text: str, mention: Mention) -> str:
    """The title before a mention, without its article and an adjective of nationality."""
    start = max(mention.span.start - TITLE_REACH, 0)
    words = [fold(word) for word in text[start : mention.span.start].split()[-3:]]
    known = lexicon()
    while words and known.word(words[-1]).nation:
        words.pop()
    title = words[-1].removeprefix(ARTICLE) if words else ""
    return title if {title, ARTICLE + title} & known.groups["title"] else ""


def _surnames(people: list[Group]) -> _Owners:
    """The people that each bare name may mean, in its script or in another."""
    owners: _Owners = defaultdict(dict)
    endings = Namesakes()
    bare = [key for group in people for key in group.keys]
    for group in people:
        for key in group.keys:
            for ending in _endings(key):
                if not owners[ending]:
                    endings.add(ending)
                owners[ending][group] = key
    for key in bare:
        if key not in owners or not owners[key]:
            for ending, found in endings.alike(key):
                if found.rule != "letters" and ending.count(" ") == key.count(" "):
                    owners[key] = dict(owners[ending])
                    break
    return owners


def _endings(key: str) -> Iterator[str]:
    """What may be somebody's surname: «سلمان» after «بن» is the father's name."""
    words = key.split(" ")
    for first in range(1, len(words)):
        ending = " ".join(words[first:])
        bound = {words[first - 1]} & (_SON | _BOUND) or words[first] in _SON
        if not bound and len(ending) >= _SHORTEST:
            yield ending


def _fuller_names(people: list[Group]) -> _Owners:
    """The people whose name is one of the others' with words left out.

    First and last words stay: «جورج بوش» is «جورج دبليو بوش»; or the family's name is left out
    after a father's: «محمد بن زايد» is «محمد بن زايد آل نهيان».
    """
    fuller: defaultdict[tuple[str, str], list[tuple[Group, str]]] = defaultdict(list)
    owners: _Owners = defaultdict(dict)
    for group in people:
        for key in group.keys:
            words = key.split(" ")
            if len(words) > 2:
                fuller[words[0], words[-1]].append((group, key))
            for end in range(3, len(words)):
                if words[end - 2] in _SON:
                    owners[" ".join(words[:end])][group] = key
    for group in people:
        for key in group.keys:
            words = key.split(" ")
            if len(words) < 2:
                continue
            for other, full in fuller[words[0], words[-1]][: Namesakes.COMPARED]:
                if other is not group and _left_out(words, full.split(" ")):
                    owners[key][other] = full
    return owners


def _left_out(short: list[str], full: list[str]) -> bool:
    """Whether ``full`` is ``short`` with other words between, none of them somebody's father."""
    between = list(full)
    at = 0
    for word in short:
        if word not in between[at:]:
            return False
        at = between.index(word, at)
        del between[at]
    return bool(between) and (len(between) == 1 or not _SON & set(between))


def _offices(offices: list[Group]) -> _Owners:
    """The offices whose name is another's with a nationality: «وزارة الخارجية الفرنسية»."""
    owners: _Owners = defaultdict(dict)
    known = lexicon()
    for group in offices:
        for key in group.keys:
            short, _, last = key.rpartition(" ")
            if " " in short and last.startswith(ARTICLE) and known.word(last).nation:
                owners[short][group] = key
    return owners
