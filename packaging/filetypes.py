"""What Hamesh tells a system about itself: its names, the files it reads, its addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

IDENTIFIER = "io.github.hamesh.hamesh"
NAMES = {"en": "Hamesh", "ar": "هامش"}
SCHEME = "hamesh"  # reader.annotations.link
NOTES = "application/x-hamesh-notes+json"


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file that the system may open with Hamesh."""

    mime: str
    uniform: str  # the type's identifier on macOS
    endings: tuple[str, ...]
    name: str


# What an importer reads (reader.importers): plain text, and Markdown as the text that it is.
DOCUMENTS = (
    FileType("text/plain", "public.plain-text", ("txt", "text"), "Text"),
    FileType("text/markdown", "net.daringfireball.markdown", ("md", "markdown"), "Markdown"),
)
NOTES_FILE = FileType(NOTES, f"{IDENTIFIER}.notes", ("jsonld",), "Notes")


def information(version: str) -> dict[str, Any]:
    """The keys of ``Info.plist`` on macOS."""
    return {
        "CFBundleName": NAMES["en"],
        "CFBundleDisplayName": NAMES["en"],
        "CFBundleShortVersionString": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["ar", "en"],
        "CFBundleAllowMixedLocalizations": True,
        "CFBundleDocumentTypes": [_document_type(it) for it in (*DOCUMENTS, NOTES_FILE)],
        "CFBundleURLTypes": [{"CFBundleURLName": IDENTIFIER, "CFBundleURLSchemes": [SCHEME]}],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": NOTES_FILE.uniform,
                "UTTypeDescription": "Hamesh notes",
                "UTTypeConformsTo": ["public.json"],
                "UTTypeTagSpecification": {
                    "public.mime-type": [NOTES],
                    "public.filename-extension": list(NOTES_FILE.endings),
                },
            }
        ],
        "LSApplicationCategoryType": "public.app-category.education",
        "LSMinimumSystemVersion": "12.0",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,  # so that dark mode is ours too
        "NSSupportsAutomaticGraphicsSwitching": True,
        "NSHumanReadableCopyright": "Hamesh contributors, MIT licence",
    }


def _document_type(kind: FileType) -> dict[str, Any]:
    return {
        "CFBundleTypeName": kind.name,
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Owner" if kind is NOTES_FILE else "Alternate",
        "LSItemContentTypes": [kind.uniform],
    }
