"""What the reader knows of names, kept for all documents: the rules, and what they make of a text.

A rule speaks of names, never of places in one text: it holds in every document that has the name.
"""

from __future__ import annotations

from reader.library.entity_lexicon.lexicon import EMPTY, EntityLexicon, about, changed, merged
from reader.library.entity_lexicon.rules import Rule, RuleChange, name_key

__all__ = [
    "EMPTY",
    "EntityLexicon",
    "Rule",
    "RuleChange",
    "about",
    "changed",
    "merged",
    "name_key",
]
