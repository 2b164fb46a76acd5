"""Pictures of the program's icon in the sizes and containers that systems want."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from bundle import ROOT

DRAWING = ROOT / "resources" / "icons" / "hamesh.svg"
NOTES_DRAWING = ROOT / "packaging" / "icons" / "hamesh-notes.svg"

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)  # of the hicolor theme
_ICO = (16, 24, 32, 48, 64, 128, 256)
# Apple's names of the places for a PNG, by its width
_ICNS = {b"icp4": 16, b"icp5": 32, b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256,
         b"ic08": 256, b"ic14": 512, b"ic09": 512, b"ic10": 1024}  # fmt: skip


def png(drawing: Path, size: int) -> bytes:
    """The drawing as a picture of ``size`` × ``size`` pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon of PNG pictures by size (at most 256)."""
    offset = 6 + 16 * len(pictures)
    entries, data = b"", b""
    for size, picture in pictures.items():
        entries += struct.pack(
            "<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset + len(data)
        )
        data += picture
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + data


def icns(pictures: dict[int, bytes]) -> bytes:
    """A macOS icon of PNG pictures by size."""
    data = b"".join(
        name + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for name, size in _ICNS.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(data)) + data


def write_all(folder: Path) -> None:
    """Write ``hamesh.ico`` and ``hamesh.icns`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "hamesh.ico").write_bytes(ico({size: png(DRAWING, size) for size in _ICO}))
    wanted = sorted(set(_ICNS.values()))
    (folder / "hamesh.icns").write_bytes(icns({size: png(DRAWING, size) for size in wanted}))
