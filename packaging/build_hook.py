"""What a wheel carries beside the code: the resources, with the translations compiled."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface[BuilderConfig]):
    """Put ``resources/`` into the wheel as ``reader/_resources``; leave editable installs alone."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # the checkout has its resources; `make` compiles translations
            return
        root = Path(self.root)
        included: dict[str, str] = build_data["force_include"]
        for file in sorted((root / "resources").rglob("*")):
            if file.is_file() and file.suffix not in {".ts", ".qm"}:
                included[str(file)] = _inside(file.relative_to(root / "resources"))
        for file in sorted((root / "docs" / "guide").glob("*.md")):
            included[str(file)] = _inside(Path("guide", file.name))
        self._folder = tempfile.TemporaryDirectory()
        subprocess.run(
            [
                sys.executable,
                root / "packaging" / "translations.py",
                "compile",
                "--into",
                self._folder.name,
            ],
            check=True,
        )
        for file in sorted(Path(self._folder.name).glob("*.qm")):
            included[str(file)] = _inside(Path("translations", file.name))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        del build_data, artifact_path
        if version != "editable":
            self._folder.cleanup()


def _inside(path: Path) -> str:
    return Path("reader", "_resources", path).as_posix()
