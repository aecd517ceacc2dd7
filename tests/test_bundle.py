"""The bundle of web/: what it is made from is pinned, and what was built is whole."""

import json
import re
from pathlib import Path

import pytest

from saydo.show.web.assets import MANIFEST, scripts, styles

WEB = Path(__file__).parents[1] / "web"
REGISTRY = "https://registry.npmjs.org/"
built = pytest.mark.skipif(not MANIFEST.exists(), reason="the bundle is not built: make web")


def test_every_package_is_pinned() -> None:
    """Exact versions in package.json; in the lock file a digest for each, and no other source than the registry."""
    wanted = json.loads((WEB / "package.json").read_text(encoding="utf-8"))
    for version in (*wanted["dependencies"].values(), *wanted["devDependencies"].values()):
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    locked = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, package in locked.items():
        if name:
            assert package.get("resolved", REGISTRY).startswith(REGISTRY)
            assert package["integrity"].startswith("sha512-")


@built
def test_what_was_built_is_whole() -> None:
    """Every file that the manifest names is there under a name with its hash, and pages name the entries."""
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    for entry in manifest.values():
        for name in (entry["file"], *entry.get("css", ()), *entry.get("assets", ())):
            assert re.search(r"\.[0-9a-f]{8,}\.\w+$", name)
            assert (MANIFEST.parent / name).is_file()
    assert len(scripts()) == 1
    assert "licences.txt" in {path.name for path in MANIFEST.parent.iterdir()}


@built
def test_nothing_is_asked_of_other_hosts() -> None:
    """Style sheets and scripts load nothing but what the desk serves."""
    for path in MANIFEST.parent.iterdir():
        if path.suffix in (".css", ".js"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"(?:url\(|import\(|fetch\(|src=)[\"'`]?https?://", text)


def test_pages_name_their_style_sheets_in_order() -> None:
    """Colours first, then the pieces that the report has too, then the desk."""
    own = [address for address in styles() if "/bundle/" not in address]
    assert own == ["/static/palette.css", "/static/pieces.css", "/static/desk.css"]
