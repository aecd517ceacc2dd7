"""Which style sheets and scripts a page asks for: those of the package, and the bundle of web/ where it was built."""

import json
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
SHEETS = ("palette.css", "pieces.css", "desk.css")
MANIFEST = STATIC / "bundle" / "manifest.json"


def styles() -> tuple[str, ...]:
    """Addresses of the style sheets, in order. Fonts come with the bundle; without it those of the system are used."""
    return (*bundled("style"), *(f"/static/{name}" for name in SHEETS))


def scripts() -> tuple[str, ...]:
    """Addresses of the scripts: none where the bundle was not built. No page needs one."""
    return bundled("script")


@cache
def bundled(kind: str) -> tuple[str, ...]:
    """The files of the bundle that pages name: "script" or "style"."""
    if not MANIFEST.exists():
        return ()
    entries = [entry for entry in json.loads(MANIFEST.read_text(encoding="utf-8")).values() if entry.get("isEntry")]
    names = {
        "script": [entry["file"] for entry in entries if entry["file"].endswith(".js")],
        "style": [name for entry in entries for name in entry.get("css", ())],
    }
    return tuple(f"/static/bundle/{name}" for name in names[kind])
