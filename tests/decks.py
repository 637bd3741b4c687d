"""A deck with every kind of slide, and the theme and masters to lay it out with."""

from __future__ import annotations

from functools import cache

from briefing import language
from briefing.deck import (
    AgendaEntry,
    AgendaSlide,
    BigNumber,
    BigNumberSlide,
    BottomLineSlide,
    Bullet,
    BulletsSlide,
    Card,
    CardsSlide,
    ChartForm,
    ChartSlide,
    ComparisonSlide,
    Deck,
    Event,
    FigureSlide,
    Line,
    Notes,
    Origin,
    OutlookColumn,
    OutlookSlide,
    Pair,
    PairsSlide,
    Part,
    ProcessSlide,
    QuoteSlide,
    Reference,
    SectionSlide,
    Series,
    Slide,
    SourceQuote,
    SourcesSlide,
    Step,
    TableSlide,
    TakeawaysSlide,
    TimelineSlide,
    TitleSlide,
)
from briefing.diagnostics import Report
from briefing.resources import templates_dir
from briefing.template.load import load
from briefing.template.master import MasterGeometry, read_geometry
from briefing.template.model import Template

LABELS = language.load("en").labels


@cache
def template(name: str = "executive") -> Template:
    return load(name, folders=[templates_dir()], report=Report())


@cache
def geometry(aspect: str = "16:9") -> MasterGeometry:
    name = {"16:9": "master.pptx", "4:3": "master-4x3.pptx"}[aspect]
    return read_geometry((templates_dir() / "base" / name).read_bytes())


def line(text: str, *points: str) -> Line:
    return Line(text, points=points or ("p1",))


def label(text: str) -> Line:
    return Line(text, Origin.LABEL)


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(line(text) for text in texts)


def bullets(*texts: str) -> tuple[Bullet, ...]:
    return tuple(Bullet(line(text)) for text in texts)


REFERENCES = (
    Reference("§2", "How flood insurance works", 21, 36),
    Reference("§3", "Who pays and who does not", 38, 52),
)
NOTES = Notes(
    lines("The programme covers homes near rivers."),
    45,
    lines("It started with two rivers."),
    (SourceQuote("§2", 21, 22, "The programme covers homes near rivers, and it started with two of them.", "p1"),),
)


def common(slide_id: str, title: str, kicker: str = "2  Insurance") -> dict[str, object]:
    return {
        "id": slide_id,
        "title": line(title),
        "kicker": label(kicker),
        "notes": NOTES,
        "sources": REFERENCES,
    }


def every_kind() -> tuple[Slide, ...]:
    """One slide of each kind, of an ordinary length."""
    return (
        TitleSlide(
            "s-title",
            line("What flood insurance does for a river town"),
            label("Executive briefing | 15 minutes"),
            subtitle=line("Who is covered, what it costs and where it is heading"),
            lines=lines("Based on one article that is partly AI-generated.", "Cross-check before use."),
        ),
        BottomLineSlide(
            **common("s-bottom", "Insurance alone does not keep a river town dry: it needs dikes and zoning too"),
            statements=(
                Bullet(label("What it does"), lines("Pays for damage, shares risk between towns and funds repairs.")),
                Bullet(label("Limits"), lines("Premiums rise, deep cellars stay uncovered and claims take months.")),
                Bullet(line("The fund is likely to cover every town on the river within ten years.")),
            ),
        ),
        AgendaSlide(
            **common("s-agenda", "4 parts in 15 minutes", "Agenda"),
            entries=(
                AgendaEntry(line("How the cover has evolved"), "s-time", 60),
                AgendaEntry(line("What insurance does for a river town"), "s-cards", 300),
                AgendaEntry(line("What it must balance, and what limits it"), "s-pairs", 180),
                AgendaEntry(line("Where it is heading"), "s-outlook", 240),
            ),
        ),
        SectionSlide(**common("s-section", "What insurance does"), summary=lines("Four tools, one fund.")),
        TimelineSlide(
            **common("s-time", "Since 1953, cover has widened from dikes to whole river basins"),
            events=(
                Event(line("In 1953"), lines("A storm surge kills more than 1,800 people on the coast.")),
                Event(line("After the surge"), lines("Dikes are raised and a public fund is founded.")),
                Event(line("Today"), lines("Private insurers share the risk with the public fund.")),
                Event(line("Looking ahead"), lines("Towns are likely to share one basin-wide pool."), future=True),
            ),
            bar=line("Constant throughout: a commitment to rebuild in the same place"),
        ),
        BulletsSlide(
            **common("s-bullets", "The programme works best where towns know their risk before the water comes"),
            lead=line("Towns that know their risk do three things:"),
            bullets=(
                Bullet(line("They publish maps of every street that floods once in a hundred years."),
                       lines("So that buyers know before they sign.")),
                Bullet(line("They buy back the lowest houses and turn the land into meadows.")),
                Bullet(line("They rehearse the evacuation every second year with schools and hospitals.")),
            ),
        ),
        CardsSlide(
            **common("s-cards", "Four tools reduce the damage before insurance has to pay for it"),
            cards=(
                Card(lines("Sirens and phone alerts give families six hours to leave."), line("Early warning")),
                Card(lines("Meadows upstream hold back the first and highest wave."), line("Storage")),
                Card(lines("New houses stand on stilts or outside the plain."), line("Zoning")),
                Card(lines("Repairs use tiles and plaster that dry without damage."), line("Materials")),
            ),
            bar=line("Effect: fewer claims, and lower premiums for everyone in the basin"),
        ),
        CardsSlide(
            **common("s-three", "Three groups share the cost of a flood"),
            cards=(
                Card(lines("Owners pay the first 5 % of every claim themselves.")),
                Card(lines("Insurers carry what lies between 5 % and 60 % of the damage.")),
                Card(lines("The public fund pays what no insurer takes on.")),
            ),
        ),
        ProcessSlide(
            **common("s-process", "A claim moves from the first call to the rebuilt house in four steps"),
            steps=(
                Step(line("Report"), lines("Call within a week", "Send pictures")),
                Step(line("Inspect"), lines("An adjuster visits", "Damage is measured")),
                Step(line("Decide"), lines("The fund approves or asks again")),
                Step(line("Rebuild"), lines("Payment in stages", "Final inspection")),
            ),
        ),
        ComparisonSlide(
            **common("s-compare", "Public and private cover do different jobs, so towns need both"),
            left=line("Public fund"),
            right=line("Private insurers"),
            left_lines=bullets("Covers what nobody else will", "Pays slowly, after a vote", "Has no profit to make"),
            right_lines=bullets("Cover what can be priced", "Pay within weeks", "Leave where risk rises"),
        ),
        PairsSlide(
            **common("s-pairs", "Three limits hold the programme back; one has no stated response"),
            left_heading=label("Limit"),
            right_heading=label("Response in the article"),
            pairs=(
                Pair(line("Premiums can rise faster than incomes"), line("The fund therefore caps them at 2 %")),
                Pair(line("Cellars are hard to insure"), line("Owners may therefore insure them separately")),
                Pair(line("Claims can take more than a year")),
            ),
        ),
        OutlookSlide(
            **common("s-outlook", "The next ten years are likely to bring one pool for the whole basin"),
            columns=(
                OutlookColumn(label("Likely"), line("“likely to”"), lines("One pool for the basin", "Common maps")),
                OutlookColumn(label("Expected"), line("“expected to”"), lines("Higher premiums on the plain")),
                OutlookColumn(label("Possible"), line("“may”"), lines("Buy-outs of whole streets", "A ban on cellars")),
            ),
            bar=line("Aim throughout: rebuild once, and rebuild higher"),
        ),
        BigNumberSlide(
            **common("s-number", "Most damage is done by the most common floods"),
            numbers=(
                BigNumber(line("70 %"), line("of all damage comes from floods that return every ten years")),
                BigNumber(line("$4.5 million"), line("is what the town has paid out since 1995")),
            ),
            bullets=bullets("Small floods are rarely in the news.", "They are the cheapest to prevent."),
        ),
        TableSlide(
            **common("s-table", "Premiums differ by a factor of six between zones"),
            header=("Zone", "Houses", "Premium a year", "Who pays"),
            rows=(
                ("River bank", "120", "$1,900", "Owner and fund"),
                ("Old town", "840", "$720", "Owner"),
                ("Plateau", "2,300", "$310", "Owner"),
            ),
            caption=line("Premiums by zone in the latest year"),
        ),
        ChartSlide(
            **common("s-chart", "Claims have doubled since the last great flood"),
            form=ChartForm.COLUMN,
            categories=("2018", "2019", "2020", "2021"),
            series=(Series("Claims", (120, 150, 180, 240)), Series("Payments", (90, 110, None, 200))),
            caption=line("Claims and payments by year"),
        ),
        FigureSlide(
            **common("s-figure", "The plain fills from the east"),
            asset="images/plain.png",
            alt="Map of the flood plain",
            width=1200,
            height=800,
            caption=line("The flood plain after three days of rain"),
            bullets=bullets("Water enters at the old bridge.", "The station stays dry for two days."),
        ),
        QuoteSlide(
            **common("s-quote", "The mayor wants land, not walls"),
            quote=line("We can build the wall higher every year, or we can give the river the room it takes anyway."),
            speaker=line("Mayor of the town"),
        ),
        SourcesSlide(
            **common("s-sources", "What to know about the source", "Source and caveats"),
            caveats=lines("Parts of this content were created using AI assistance. Please cross-check."),
            references=tuple(Reference(f"§{i}", f"Section number {i} of the article", i, i + 9) for i in range(1, 8)),
        ),
        TakeawaysSlide(
            **common("s-take", "So what: price the risk, share it and give the river room", "Takeaways"),
            takeaways=(
                Bullet(line("Price the risk"), lines("Premiums should follow the maps, street by street.")),
                Bullet(line("Share it"), lines("One pool for the basin keeps every town solvent.")),
                Bullet(line("Give the river room"), lines("Meadows upstream are cheaper than walls in town.")),
            ),
        ),
    )  # fmt: skip


def deck(*slides: Slide, **fields: object) -> Deck:
    """A deck of the slides, in two parts if there are several."""
    ids = [slide.id for slide in slides]
    parts = (Part("Opening", tuple(ids[:3])), *((Part("Body", tuple(ids[3:])),) if ids[3:] else ()))
    return Deck("Flood insurance", "en", "executive", "floods.md", "0" * 64, slides, parts, **fields)
