"""What every exported HTML page shares: escaped text, isolated labels, colours, a strict policy."""

from __future__ import annotations

import base64
import hashlib
import html
import tomllib
from collections.abc import Iterator
from functools import lru_cache

from reader import resources
from reader.exporters.lines import one_line
from reader.exporters.model import Export, Theme
from reader.text.bidi import Direction, document_direction

_PAGE = ("paper", "ink", "muted", "rule", "caret")
# What the parser of HTML would drop or read as something else, whoever wrote it.
_UNREAD = str.maketrans({"\x00": "\ufffd", "\r": "&#13;"})


def text(raw: str) -> str:
    """``raw`` as HTML that says just that, in an element or an attribute."""
    return html.escape(raw).translate(_UNREAD)


def isolated(label: str) -> str:
    """A label that neither scrambles its neighbours nor is scrambled by them, on one line."""
    label = one_line(label)
    return directed(label, document_direction(label, "ltr"))


def left_to_right(label: str) -> str:
    """The same for what reads from the left by its nature: an address, a number, a date."""
    return directed(one_line(label), "ltr")


def directed(label: str, direction: Direction) -> str:
    """The same for a label, one line, whose direction is known."""
    return f'<bdi dir="{direction}">{text(label)}</bdi>'


def day(iso: str) -> str:
    """A day, for people and for programs."""
    return f'<time datetime="{text(iso)}">{left_to_right(iso)}</time>'


def paragraph(line: str, direction: Direction) -> str:
    """One element a line, each with its own direction; an empty line stays one."""
    held = text(line) if line.strip() else "<br>"
    return f'<p dir="{direction}">{held}</p>'


def base_direction(export: Export) -> Direction:
    """The direction of headings and labels, which is that of their language."""
    return "rtl" if export.language == "ar" else "ltr"


def head(title: str, style: str) -> Iterator[str]:
    """The lines of ``<head>``: the page may use ``style`` and nothing else, from anywhere."""
    digest = hashlib.sha256(style.encode("utf-8")).digest()
    policy = f"default-src 'none'; style-src 'sha256-{base64.b64encode(digest).decode('ascii')}'"
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="generator" content="Hamesh">'
    yield f"<title>{text(title)}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


@lru_cache(maxsize=16)
def stylesheet(name: str) -> str:
    """The style sheet ``name`` of resources/exports."""
    return resources.path("exports", f"{name}.css").read_text(encoding="utf-8")


@lru_cache(maxsize=8)
def colours(theme: Theme) -> str:
    """The colours of the page of ``theme`` as CSS variables; paper is always light.

    They are those of the reading view: ``--paper``, ``--ink``, ``--muted``, ``--rule``,
    ``--caret`` and one for each highlight.
    """
    if theme != "auto":
        scheme = "dark" if theme == "dark" else "light"
        rules = f":root {{ color-scheme: {scheme}; {_variables(theme)} }}\n"
    else:
        rules = (
            f":root {{ color-scheme: light dark; {_variables('light')} }}\n"
            "@media (prefers-color-scheme: dark) {\n"
            f"  :root {{ {_variables('dark')} }}\n}}\n"
        )
    return f"{rules}@media print {{ :root {{ color-scheme: light; {_variables('light')} }} }}\n"


def _variables(theme: str) -> str:
    path = resources.path("themes", f"{theme}.toml")
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    named = {name: values["page"][name] for name in _PAGE} | values["highlight"]
    return "; ".join(f"--{name}: {value}" for name, value in named.items())
