"""How long a briefing takes, as ratios in one run: machines differ, ratios hold.

    python benchmarks/speed.py

Prints the wall time of `briefing build` of the first article against (import floor + 1.5 x pandoc's time for the deck
alone), and of `briefing --help` against importing click alone. Needs `pip install pypandoc-binary` for the first; each
figure is the median of nine interleaved runs after a warm-up.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "content" / "nato-regional-stability.txt"
RUNS = 9
# Byte code may be kept, as it is of every installed package.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: list[str]) -> float:
    """The wall time of one run of `command`, which must succeed."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=ENVIRONMENT)
    return time.perf_counter() - start


def medians(commands: dict[str, list[str]]) -> dict[str, float]:
    """The median time of each command; the commands take turns, so that drift of the machine hits all alike."""
    for command in commands.values():
        seconds(command)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            times[name].append(seconds(command))
    return {name: statistics.median(values) for name, values in times.items()}


def pandoc() -> str | None:
    """The path of the pandoc that pypandoc-binary carries, None without it."""
    try:
        import pypandoc
    except ImportError:
        return None
    return str(pypandoc.get_pandoc_path())


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "build": [sys.executable, "-m", "briefing", "build", str(ARTICLE), "-o", folder],
            "import floor": [sys.executable, "-c", "import click, pptx, reportlab.pdfgen.canvas"],
            "help": [sys.executable, "-m", "briefing", "--help"],
            "import click": [sys.executable, "-c", "import click"],
        }
        binary = pandoc()
        if binary:
            commands["pandoc"] = [binary, "-f", "markdown", str(ARTICLE), "-o", f"{folder}/pandoc.pptx"]
        found = medians(commands)
    for name, value in found.items():
        print(f"{name:14s} {value * 1000:7.0f} ms")
    print(f"help / import click                        {found['help'] / found['import click']:.2f}  (aim: 1.5)")
    if binary:
        budget = found["import floor"] + 1.5 * found["pandoc"]
        print(f"build / (import floor + 1.5 x pandoc)      {found['build'] / budget:.2f}  (aim: 1.0)")
    else:
        print("pandoc was not measured: pip install pypandoc-binary")


if __name__ == "__main__":
    main()
