"""The one way of cutting text into words, numerals and signs, for texts and for lexicon forms."""

from __future__ import annotations

import re

# Invisible marks may stand inside a word or a numeral; they mean nothing here.
MARK = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_ARABIC = (
    "\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdcf\ufdf0-\ufdfb\ufdfd-\ufdff\ufe70-\ufefc"
)

# Every repetition is of a class that shares nothing with what may follow it, so this is linear.
# Nothing else begins with an Arabic letter: words, which are most of a text, are tried first.
TOKEN = re.compile(
    rf"""
      (?P<word>[{_ARABIC}](?:[{MARK}]*[{_ARABIC}])*)
    | (?P<url>(?:https?://|www\.)\S+)
    | (?P<number>(?:(?<![\w.٫])[.٫])?[{_DIGIT}](?:[{MARK}]*[{_DIGIT}])*
        (?:[{MARK}]*[.,٫٬'’\u00a0\u2009\u202f][{MARK}]*[{_DIGIT}](?:[{MARK}]*[{_DIGIT}])*)*)
    | (?P<latin>[^\W\d_{_ARABIC}](?:[{MARK}]*[^\W\d_{_ARABIC}])*)
    | (?P<sign>[^\s{MARK}])
    """,
    re.VERBOSE,
)


def split_words(form: str) -> list[str]:
    """The tokens of a short form."""
    if form.isalpha():
        return [form]  # most forms are one word
    return [match.group() for match in TOKEN.finditer(form)]
