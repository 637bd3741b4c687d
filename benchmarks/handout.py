"""What a handout costs: laying it out, writing it, and what the structure for screen readers adds.

    python benchmarks/handout.py

Prints the time of a handout of two pages, the first run apart (it imports reportlab and parses the fonts), then pages a
second with and without tags over 200 pages, and the ratios of time (at most 1.4) and of size (at most 1.3).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from briefing.diagnostics import Report  # noqa: E402
from briefing.frame import Page  # noqa: E402
from briefing.layout.pages import lay_out_handout  # noqa: E402
from tests.handouts import LABELS, rich, template  # noqa: E402

COPIES = 100
REPEAT = 5


def seconds(work: Callable[[], object], repeat: int = REPEAT) -> float:
    """The best CPU time of `work`."""
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def many(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages again and again, as one long handout."""
    return tuple(replace(page, number=i + 1) for i, page in enumerate(pages * COPIES))


def main() -> None:
    """Measure and print."""
    handout, shape = rich(), template()
    pages = lay_out_handout(handout, shape, LABELS, Report())
    layout = seconds(lambda: lay_out_handout(handout, shape, LABELS, Report()))
    start = time.process_time()
    from briefing.writers import pdf

    pdf.write(pages, handout, shape, {}, 0)
    print(f"lay out {len(pages)} pages                 {1000 * layout:7.1f} ms")
    print(f"write, first run with imports   {1000 * (time.process_time() - start):7.1f} ms")
    again = seconds(lambda: pdf.write(pages, handout, shape, {}, 0))
    print(f"write {len(pages)} pages                   {1000 * again:7.1f} ms")
    long = many(pages)
    times = {tagged: seconds(lambda t=tagged: pdf.write(long, handout, shape, {}, 0, t)) for tagged in (True, False)}
    sizes = {tagged: len(pdf.write(pages, handout, shape, {}, 0, tagged)) for tagged in (True, False)}
    for tagged, name in ((True, "tagged"), (False, "untagged")):
        print(f"{len(long)} pages, {name:9}            {len(long) / times[tagged]:7.1f} pages a second")
    print(f"time, tagged : untagged         {times[True] / times[False]:7.2f}")
    print(f"size, tagged : untagged         {sizes[True] / sizes[False]:7.2f}  ({sizes[True]:,} bytes)")


if __name__ == "__main__":
    main()
