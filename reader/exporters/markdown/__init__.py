"""Notes as Markdown (CommonMark), for other notebooks: right-to-left text stays in order there.

Obsidian finds front matter, and a block reference for every note.
"""

from __future__ import annotations

from reader.exporters.markdown.layout import all_lines
from reader.exporters.model import Export
from reader.progress import Checkpoint, no_checkpoint


def write(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The file, as UTF-8: by the template of the reader's own, if there is one.

    Raises:
        ExportError: the template is wrong; ``cause`` says in which line, and how.
    """
    if export.options.template is not None:
        from reader.exporters.markdown.template import rendered

        return rendered(export, export.options.template, checkpoint).encode("utf-8", "replace")
    return ("\n".join(all_lines(export, checkpoint)) + "\n").encode("utf-8")
