"""What a word does in a clause: verbs, prepositions and words that tie a thing to its figure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from reader import resources
from reader.text.fold import fold

Role = Literal[
    "measure", "set", "act", "event", "prep", "open", "rel", "skip", "link", "inherit", "among",
    "attach", "own", "noun",
]  # fmt: skip
_NOUNS: frozenset[Role] = frozenset({"noun", "skip", "attach"})
VERBS: frozenset[Role] = frozenset({"measure", "set", "act", "event"})
_ROLES: tuple[Role, ...] = (
    "event", "measure", "set", "act", "prep", "open", "rel", "skip", "link", "inherit", "among",
    "attach", "own",
)  # fmt: skip


class Reading(NamedTuple):
    """A word in its clause; ``stripped`` letters of it are attached particles."""

    role: Role
    stripped: int = 0
    conj: bool = False  # with و or ف
    prep: str = ""  # ب, ل or ك attached to a noun
    definite: bool = False  # with the article
    bare: str = ""  # the folded word without what is attached
    ambiguous: bool = False  # a verb that may be a noun («صرف»), a noun that may be a verb («تصنع»)


class _Tables(NamedTuple):
    roles: dict[str, Role]
    classes: dict[str, frozenset[str]]
    native: tuple[str, ...]
    nouns_too: frozenset[str]  # past forms that may be nouns: «صرف», «تراجع»


def _verb_forms(pair: str) -> Iterator[str]:
    """«بلغ/يبلغ»: بلغت, بلغوا, تبلغ, سيبلغ, ليبلغ, يبلغون …"""
    past, _, present = pair.partition("/")
    stem = past[:-1] if past.endswith(("ى", "ا")) else past
    yield past
    yield stem + "ت"
    yield stem + "وا"
    yield past + "ا"
    yield past + "تا"
    for person in "يتن":
        form = person + present[1:]
        for prefix in ("", "س", "ل", "فل"):
            yield prefix + form
        yield form + "ون"
        yield form + "ن"
        yield form + "ان"


def _folded(forms: list[str]) -> list[str]:
    """All of them folded by one call, which is much faster than one for each."""
    return fold("\n".join(forms)).split("\n")


@cache
def _tables() -> _Tables:
    rows: dict[str, list[str]] = {}
    text = resources.path("lexicons", "statistics", "clauses.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, forms = line.split("\t")
            rows[name] = forms.split("|")
    roles: dict[str, Role] = {}
    for role in _ROLES:
        words = rows[role]
        if role in VERBS:
            words = [word for form in words for word in _verb_forms(form)]
        for word in _folded(words):
            roles.setdefault(word, role)
    classes = {
        name: frozenset(_folded(forms))
        for name, forms in rows.items()
        if name not in _ROLES and name != "native"
    }
    pasts = {fold(pair.partition("/")[0]) for role in VERBS for pair in rows[role]}
    nouns_too = {past for past in pasts if len(past) == 3 or past.startswith("ت")}
    return _Tables(
        roles, classes, tuple(map(fold, rows["native"])), frozenset(nouns_too) - classes["sure"]
    )


def is_a(word: str, name: str) -> bool:
    """Whether the folded ``word`` stands in the class ``name`` of the table of clauses."""
    return word in _tables().classes[name]


def is_measure(word: str) -> bool:
    """Whether the folded ``word`` names a measure, with the article or without: «قيمة», «السعر»."""
    return is_a(word, "head") or is_a(word.removeprefix("ال"), "head")


@lru_cache(maxsize=65536)
def read_word(word: str) -> Reading:
    """The reading of a folded word on its own; `chunks` corrects it by its neighbours."""
    tables = _tables()
    nouns_too = tables.nouns_too
    for stripped in (0, 1):
        if stripped and (word[:1] not in ("و", "ف") or len(word) < 3):
            break
        role = tables.roles.get(word[stripped:])
        if role is not None:
            bare = word[stripped:]
            return Reading(role, stripped, bool(stripped), bare=bare, ambiguous=bare in nouns_too)
    if word.endswith(("ها", "هم", "هن")) and tables.roles.get(word[:-2]) in VERBS and len(word) > 4:
        return Reading(tables.roles[word[:-2]], bare=word[:-2])  # «حضرها»
    return _read_noun(word, tables)


def starts_no_noun(word: str) -> bool:
    """Whether the folded ``word`` is surely no bare noun: «بلغت», «عندما», «بسبب», «وفازت»."""
    found = read_word(word)
    other = found.role not in _NOUNS and (found.role not in VERBS or is_surely_verb(word))
    return other or found.conj or bool(found.prep)


def is_surely_verb(word: str) -> bool:
    """Whether the folded ``word`` is a verb and no noun: «بلغت», not «صرف», «طالب» or «طالبا»."""
    found = read_word(word)
    agent = len(found.bare) == 4 and found.bare[1] == "ا" and found.bare[0] not in "يتنس"
    return found.role in VERBS and not (found.ambiguous or agent or word.endswith("ا"))


def plain_reading(word: str) -> Reading:
    """The reading as a noun, whatever the tables say."""
    return _read_noun(word, _tables())


def _read_noun(word: str, tables: _Tables) -> Reading:
    conj = word.startswith(("وال", "فال", "ولل", "وبال")) or (
        word.startswith("و") and len(word) > 3 and not word.startswith(tables.native)
    )
    if conj and word.startswith(tables.native):
        conj = False
    rest = word[1:] if conj else word
    stripped = int(conj)
    if _looks_verbal(rest, tables):
        return Reading("act", stripped, conj, bare=rest)
    prep = ""
    if rest.startswith("لل") and len(rest) > 3:
        return Reading("noun", stripped + 2, conj, "ل", True, rest[2:])
    if rest.startswith(("بال", "كال")) and len(rest) > 4 and rest not in tables.classes["head"]:
        return Reading("noun", stripped + 1, conj, rest[0], True, rest[1:])
    if rest.startswith(("ب", "ل")) and len(rest) > 3 and not rest.startswith(tables.native):
        prep, rest, stripped = rest[0], rest[1:], stripped + 1
    definite = rest.startswith("ال") and len(rest) > 3
    ambiguous = not prep and _may_be_present(rest, tables)
    return Reading("noun", stripped, conj, prep, definite, rest, ambiguous)


def _looks_verbal(word: str, tables: _Tables) -> bool:
    """A present with ي, or a feminine past with ت, that no table knows: «يستثمر», «استثمرت»."""
    if len(word) < 4 or word.startswith("ال") or word in tables.classes["noverb"]:
        return False
    if word.startswith("سي") or word.startswith("ي"):
        return not word.endswith(("ه", "يا", "ي"))
    return word.endswith("ت") and word[-2] not in "اوي"


def _may_be_present(word: str, tables: _Tables) -> bool:
    """A word with ت that is a verb where no indefinite noun may stand: «الشركة تصنع»."""
    return (
        len(word) > 3
        and word.startswith("ت")
        and not word.endswith(("ه", "ات", "ا"))
        and word[-2] != "ي"
        and word not in tables.classes["noverb"]
    )
