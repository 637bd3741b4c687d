"""What a slide costs to write: the .pptx writer at 100 and at 1,000 slides, with notes.

    python benchmarks/slides.py

Prints the time per slide at both sizes and their ratio, which stays at or below 1: the writer looks at no slide twice.
A deck of 14 slides is timed apart, with opening the master; its first run includes importing what the writer needs.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from briefing.frame import Color, Frame  # noqa: E402
from briefing.resources import templates_dir  # noqa: E402
from briefing.template.master import MasterGeometry, read_geometry  # noqa: E402
from tests.frames import base_template, deck, fill, frame, paragraph, process, rect, text  # noqa: E402

SENTENCE = "Costs fell by a third in the first year, and the share of late deliveries with them."


def slides(count: int, geometry: MasterGeometry) -> list[Frame]:
    """Alternating slides of bullets and of cards above a process, each with notes of three paragraphs."""
    bullets, content = geometry.layouts["Bullets"], geometry.layouts["Content"]
    made = []
    for number in range(1, count + 1):
        notes = "\n".join(f"{number}: {SENTENCE}" for _ in range(3))
        section = f"Part {number // 10}"
        if number % 2:
            items = (paragraph(f"{number} {SENTENCE}", size_pt=20, bullet="•", before_pt=8) for _ in range(5))
            made.append(frame(bullets, fill(bullets, "body", *items), number=number, section=section, notes=notes))
        else:
            cards = (text(f"Card {i}", SENTENCE, rect(0.75 + 4 * i, 2, 3.8, 1), fill=Color.MIST) for i in range(3))
            made.append(frame(content, *cards, process(), number=number, section=section, notes=notes))
    return made


def seconds(count: int, master: bytes, repeat: int = 3) -> float:
    """The best time of writing `count` slides."""
    from briefing.writers import pptx

    template, geometry = base_template(), read_geometry(master)
    frames, best = slides(count, geometry), float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        pptx.write(frames, deck(), template, {}, master, 0)
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    master = (templates_dir() / "base" / "master.pptx").read_bytes()
    start = time.perf_counter()
    seconds(14, master, repeat=1)
    print(f"14 slides, first run with imports   {1000 * (time.perf_counter() - start):7.0f} ms")
    print(f"14 slides, master opened and all    {1000 * seconds(14, master):7.1f} ms")
    per_slide = {count: seconds(count, master) / count for count in (100, 1000)}
    for count, cost in per_slide.items():
        print(f"{count:5} slides                        {1000 * cost:7.2f} ms a slide, {cost * count:.2f} s in all")
    print(f"a slide of 1,000 : a slide of 100   {per_slide[1000] / per_slide[100]:7.2f}")


if __name__ == "__main__":
    main()
