"""Numbers in Arabic words, three ways: as grammars teach, as CLDR and as num2words write them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from num2words import num2words

_SCALES = (  # value, singular, plural
    (10**18, "كوينتليون", "كوينتليونات"),
    (10**15, "كوادريليون", "كوادريليونات"),
    (10**12, "تريليون", "تريليونات"),
    (10**9, "مليار", "مليارات"),
    (10**6, "مليون", "ملايين"),
    (10**3, "ألف", "آلاف"),
)
_STEMS = ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع")  # 3 to 9, as feminine nouns want
_TENS = ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")  # without ون, ين


@dataclass(frozen=True, slots=True)
class Style:
    """What a writer chooses, and what the sentence asks for."""

    feminine: bool = False  # the gender of what is counted
    oblique: bool = False  # genitive and accusative: عشرين, مئتين
    hundred: str = "مئة"
    apart: bool = False  # ثلاث مئة for ثلاثمئة
    joint: str = " و"

    @property
    def dual(self) -> str:
        return "ين" if self.oblique else "ان"

    @property
    def construct(self) -> str:
        """The dual before the noun that it counts: مئتا ألف, مئتي ألف."""
        return "ي" if self.oblique else "ا"


PLAIN = Style()


def cardinal(number: int, style: Style = PLAIN) -> str:
    """A number from 0 to 10^21 - 1, as grammars teach it."""
    if number == 0:
        return "صفر"
    parts: list[str] = []
    counting = replace(style, feminine=False)  # ألف and its greater sisters are masculine
    for scale, singular, plural in _SCALES:
        count, number = divmod(number, scale)
        hundreds, count = count - count % 100, count % 100
        if count in (1, 2):  # مئة ألف وألفان: the noun itself is one, or two
            if hundreds:
                parts.append(f"{_hundreds(hundreds, style, counted=True)} {singular}")
            parts.append(singular if count == 1 else singular + style.dual)
        elif count:
            noun = plural if count <= 10 else singular + "ا"
            parts.append(f"{_below_thousand(hundreds + count, counting)} {noun}")
        elif hundreds:
            parts.append(f"{_hundreds(hundreds, style, counted=True)} {singular}")
    if number:
        parts.append(_below_thousand(number, style))
    return style.joint.join(parts)


def _below_thousand(number: int, style: Style) -> str:
    hundreds, rest = number - number % 100, number % 100
    parts = [_hundreds(hundreds, style)] if hundreds else []
    if rest:
        parts.append(_below_hundred(rest, style))
    return style.joint.join(parts)


def _hundreds(number: int, style: Style, counted: bool = False) -> str:
    count = number // 100
    if count == 1:
        return style.hundred
    if count == 2:
        return style.hundred[:-1] + "ت" + (style.construct if counted else style.dual)
    stem = _STEMS[count - 3]
    if not style.apart:
        return stem.removesuffix("ي") + style.hundred
    return f"{stem} {style.hundred}"


def _below_hundred(number: int, style: Style) -> str:
    tens, ones = divmod(number, 10)
    if number <= 10:
        return _one(number, style)
    if tens == 1:
        ten = "عشرة" if style.feminine else "عشر"
        if ones == 1:
            return ("إحدى " if style.feminine else "أحد ") + ten
        if ones == 2:
            return ("اثنت" if style.feminine else "اثن") + f"{style.construct} {ten}"
        return f"{_one(ones, style)} {ten}"
    whole = _TENS[tens - 2] + ("ين" if style.oblique else "ون")
    return f"{_one(ones, style)}{style.joint}{whole}" if ones else whole


def _one(number: int, style: Style) -> str:
    """1 to 10; from three on the noun's gender turns around."""
    if number == 1:
        return "واحدة" if style.feminine else "واحد"
    if number == 2:
        return ("اثنت" if style.feminine else "اثن") + style.dual
    stem = "عشر" if number == 10 else _STEMS[number - 3]
    return stem if style.feminine else stem + "ة"


_ORDINALS = ("حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")


def ordinal(number: int, style: Style = PLAIN) -> str:
    """A definite ordinal from 1 to 999: «الخامسة والعشرون», «المئة والخامس والعشرون»."""
    hundreds, rest = number - number % 100, number % 100
    parts = ["ال" + _hundreds(hundreds, style)] if hundreds else []
    if rest:
        parts.append(_ordinal_below_hundred(rest, style))
    return style.joint.join(parts)


def _ordinal_below_hundred(number: int, style: Style) -> str:
    tens, ones = divmod(number, 10)
    if number == 1:
        return "الأولى" if style.feminine else "الأول"
    ending = "ة" if style.feminine else ""
    first = ""
    if ones or number == 10:
        first = "ال" + _ORDINALS[(ones or 10) - 1] + ending
    if number <= 10:
        return first
    if tens == 1:
        return f"{first} عشر{ending}"
    whole = "ال" + _TENS[tens - 2] + ("ين" if style.oblique else "ون")
    return f"{first}{style.joint}{whole}" if first else whole


_DIGITS = ("صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")


def decimal(number: Decimal, style: Style = PLAIN, one_by_one: bool = False) -> str:
    """«ثلاثة فاصلة صفر خمسة»: after the point its zeros, then a number, or ``one_by_one``."""
    whole, _, part = str(abs(number)).partition(".")
    words = cardinal(int(whole), style)
    if part:
        if one_by_one:
            digits = [_DIGITS[int(digit)] for digit in part]
        else:
            rest = part.lstrip("0")
            digits = ["صفر"] * (len(part) - len(rest)) + ([cardinal(int(rest))] if rest else [])
        words = f"{words} فاصلة {' '.join(digits)}"
    return f"سالب {words}" if number < 0 else words


# CLDR 48, common/rbnf/ar.xml, spellout-cardinal-*: its words as they are, whatever grammar says.
_CLDR_ONES = (
    "صفر", "واحد", "إثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة",
    "إحدى عشر", "إثنا عشر",
)  # fmt: skip
_CLDR_FEMININE = {1: "واحدة", 2: "إثنتان", 12: "إثنتا عشرة"}
_CLDR_SCALES = (
    (10**15, "كوادرليون"), (10**12, "ترليون"), (10**9, "مليار"), (10**6, "مليون"),
    (10**3, "ألف"), (10**2, "مائة"),
)  # fmt: skip


def cldr(number: int | Decimal, feminine: bool = False) -> str:
    """What ICU's spell-out makes of a number below 10^18."""
    if number < 0:
        return f"ناقص {cldr(-number, feminine)}"
    rules = "feminine" if feminine else "masculine"
    whole, _, part = str(number).partition(".")
    words = _cldr(int(whole), rules)
    if part:
        words += " فاصل " + " ".join(_cldr(int(digit), rules) for digit in part)
    return words


def _cldr(number: int, rules: str) -> str:
    if rules == "feminine" and number in _CLDR_FEMININE:
        return _CLDR_FEMININE[number]
    if number <= 12:
        return _CLDR_ONES[number]
    inner = "masculine" if rules == "masculine" else "numbering"
    if number < 20:
        return f"{_cldr(number - 10, inner)} عشر"
    if number < 100:
        tens = _TENS[number // 10 - 2] + "ون"
        return f"{_cldr(number % 10, inner)} و{tens}" if number % 10 else tens
    scale, name = next(row for row in _CLDR_SCALES if number >= row[0])
    count, rest = divmod(number, scale)
    if count == 1:
        words = name
    elif count == 2 and scale == 1000:
        words = "ألفين" if rules == "numbering" else "ألفي"
    elif count == 2 and scale == 100:
        words = "مائتان"
    elif count < 11 and scale == 1000:
        words = f"{_cldr(count, inner)} آلاف"
    else:
        words = f"{_cldr(count, 'masculine')} {name}"
    return f"{words} و{_cldr(rest, inner)}" if rest else words


def faulty_in_num2words(number: int) -> bool:
    """Whether num2words (0.5.14) writes words that do not say ``number`` to any reader.

    101,000 loses its «واحد» and says the scale twice («مائة و ألف ألف», a hundred and a thousand
    thousands); so does every group of three with 01 after its hundreds. And two of a scale alone
    stands in the construct state («ألفا», «مليونا»), which is how one of it is written as an
    object: only the noun that is missing there would tell.
    """
    number = abs(number)
    groups = [number // 10 ** (3 * level) % 1000 for level in range(1, 7)]
    doubled = any(group > 100 and group % 100 == 1 for group in groups)
    return doubled or any(number == 2 * 10 ** (3 * level) for level in range(1, 7))


def by_num2words(number: int) -> str:
    """A whole number as num2words writes it.

    Not its decimals: hundredths after a lone comma («ثلاثة , خمس» is 3.05) are no Arabic number.
    """
    return str(num2words(number, lang="ar"))
