"""Where a section that takes several slides is cut."""

from __future__ import annotations

from itertools import pairwise

from briefing.digest import Headline
from briefing.plan.bundles import Bundle
from briefing.plan.turns import cuts
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.digests import point


def bundle(words: int, paragraph: int = 0, title: bool = False) -> Bundle:
    made = point(" ".join(["word"] * words), paragraph=paragraph)
    return Bundle(replace(made, headline=Headline("A title") if title else None), "§1")


@given(st.lists(st.tuples(st.integers(1, 90), st.integers(0, 5)), min_size=1, max_size=50), st.data())
def test_every_piece_holds_something_and_all_is_in_a_piece(shapes: list[tuple[int, int]], data: st.DataObject) -> None:
    found = [bundle(*shape) for shape in shapes]
    count = data.draw(st.integers(1, len(found)))
    ends = cuts(found, count)
    assert len(ends) == count
    assert ends[-1] == len(found)
    assert all(one < two for one, two in pairwise((0, *ends)))


def test_a_section_is_cut_where_a_paragraph_ends_rather_than_quite_evenly() -> None:
    assert cuts([bundle(10, paragraph=n // 5) for n in range(12)], 2) == (5, 12)


def test_a_section_of_one_paragraph_is_cut_evenly() -> None:
    assert cuts([bundle(10) for _ in range(12)], 3) == (4, 8, 12)


def test_each_piece_holds_a_title_if_there_is_one_for_it() -> None:
    found = [bundle(10, title=n in (3, 4)) for n in range(8)]
    assert cuts(found, 2) == (4, 8)
    found = [bundle(10, title=n in (4, 5)) for n in range(10)]
    assert cuts(found, 2) == (5, 10)
