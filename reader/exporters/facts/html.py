"""The fact sheet as one HTML page that also fits one sheet of paper."""

from __future__ import annotations

from collections.abc import Iterator

from reader.exporters.citation import address
from reader.exporters.facts.model import FactSheet, KeySentence, NamedOnes, fact_sheet
from reader.exporters.hypertext import (
    base_direction,
    colours,
    day,
    head,
    isolated,
    stylesheet,
    text,
)
from reader.exporters.model import Export
from reader.progress import Checkpoint, no_checkpoint

_PAPER = {"a4": "A4", "letter": "letter"}


def write(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The file, as UTF-8."""
    checkpoint(0)
    return ("\n".join(_page(export, fact_sheet(export))) + "\n").encode("utf-8", "replace")


def _page(export: Export, sheet: FactSheet) -> Iterator[str]:
    words, base = export.words["facts"], base_direction(export)
    paper = f"@page {{ size: {_PAPER[export.options.paper]} }}\n"
    style = f"\n{colours(export.options.theme)}{paper}{stylesheet('facts')}"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{sheet.language}" dir="{base}">'
    yield from head(sheet.title, style)
    yield "<body>"
    yield "<header>"
    yield f'<p class="kind">{text(words["title"])}</p>'
    yield f'<h1 dir="{sheet.title_direction}">{isolated(sheet.title)}</h1>'
    if sheet.source:
        url = address(export)
        labels = (
            f'<a href="{text(url)}">{isolated(label)}</a>' if label == url else isolated(label)
            for label, _ in sheet.source
        )
        yield f'<p class="source">{" · ".join(labels)}</p>'
    yield "</header>"
    yield "<main>"
    yield '<section class="figures">'
    yield f"<h2>{text(words['figures'])}</h2>"
    if not sheet.sentences:
        yield f'<p class="none">{text(words["none"])}</p>'
    for sentence in sheet.sentences:
        yield from _sentence(sentence)
    yield "</section>"
    if sheet.named:
        yield '<div class="named">'
        for named in sheet.named:
            yield from _named(named)
        yield "</div>"
    yield "</main>"
    yield "<footer>"
    said = [f"{text(export.words['exported'])}: {day(sheet.date.isoformat())}"]
    if sheet.link:
        opened = text(export.words["article"]["open"])
        said.append(f'<span> · <a href="{text(sheet.link)}">{opened}</a></span>')
    yield f"<p>{''.join(said)}</p>"
    yield "</footer>"
    yield "</body>"
    yield "</html>"


def _sentence(sentence: KeySentence) -> Iterator[str]:
    figures = " ".join(f"<strong>{isolated(figure)}</strong>" for figure in sentence.figures)
    pieces = "".join(
        f"<b>{text(piece)}</b>" if is_figure else text(piece)
        for piece, is_figure in sentence.pieces
    )
    yield "<article>"
    yield f'<p class="figure" dir="{sentence.direction}">{figures}</p>'
    yield f'<p dir="{sentence.direction}">{pieces}</p>'
    yield "</article>"


def _named(named: NamedOnes) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{text(named.title)}</h2>"
    yield "<ul>"
    for item in named.names:
        count = f' <span class="count">{item.count}</span>' if item.count > 1 else ""
        yield f"<li>{isolated(item.name)}{count}</li>"
    yield "</ul>"
    yield "</section>"
