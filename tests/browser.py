"""Chromium without a window: what it makes of a page, where it is installed."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def run(profile: Path, *arguments: str) -> str:
    """What Chromium prints."""
    answer = subprocess.run(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--disable-dev-shm-usage", "--force-device-scale-factor=1", "--no-first-run",
            f"--user-data-dir={profile}", *arguments,
        ],
        check=True,
        capture_output=True,
        timeout=110,
    )  # fmt: skip
    return answer.stdout.decode("utf-8")


def asked(folder: Path, page: bytes, script: str, width: int = 800) -> Any:
    """The value of ``script``, an expression, in ``page``, whose own policy would forbid it."""
    body = _POLICY.sub("", page.decode("utf-8"))
    asking = f"document.body.setAttribute('data-answer', JSON.stringify({script}))"
    path = folder / "asked.html"
    path.write_text(body.replace("</body>", f"<script>{asking}</script></body>"), "utf-8")
    shown = run(folder / "profile", f"--window-size={width},900", "--dump-dom", path.as_uri())
    found = re.search(r'data-answer="([^"]*)"', shown)
    assert found, shown[:2000]
    return json.loads(html.unescape(found[1]))


def painted(folder: Path, page: bytes, width: int = 800, height: int = 1200) -> bytes:
    """A picture of ``page`` as PNG."""
    path, picture = folder / "painted.html", folder / "painted.png"
    path.write_bytes(page)
    picture.unlink(missing_ok=True)
    run(
        folder / "profile", f"--window-size={width},{height}", f"--screenshot={picture}",
        path.as_uri(),
    )  # fmt: skip
    return picture.read_bytes()
