"""What every export of a case costs: seconds of processor time, peak memory of its own process, bytes written.

    python bench/export/run.py affair.riwaya [FORMAT …] [--most 400]

Fails where a format takes more megabytes than `--most`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from riwaya import export

ONE = """
import json, resource, sys, time
from pathlib import Path
import riwaya
from riwaya import export
began = time.process_time()
with riwaya.open(sys.argv[1]) as case:
    export.write(case, sys.argv[2], Path(sys.argv[3]))
print(json.dumps([time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("case")
    given.add_argument("formats", nargs="*", default=export.formats())
    given.add_argument("--most", type=float, default=400)
    options = given.parse_args()
    worst = 0.0
    for name in options.formats:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out"
            done = subprocess.run([sys.executable, "-c", ONE, options.case, name, str(out)], capture_output=True, text=True, check=True)
            seconds, memory = json.loads(done.stdout.splitlines()[-1])
            size = sum(one.stat().st_size for one in (out.rglob("*") if out.is_dir() else [out]))
        worst = max(worst, memory)
        print(f"{name:14} {seconds:7.1f} s {memory:7.0f} MB {size / 1e6:8.1f} MB written", flush=True)
    return int(worst > options.most)


if __name__ == "__main__":
    sys.exit(main())
