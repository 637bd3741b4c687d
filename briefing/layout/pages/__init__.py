"""A handout on its pages.

composing         blocks composed into pages               search     which size and leading fit best
style             the sheet and the sizes                  fill       slabs over pages, white shared out
blocks            blocks as measured slabs                 furniture  title, running head, footer, note lines
tables, timeline, outlook: the blocks across the page      slides     the variant with slides drawn small
slabs, flow       what flows, and where it may break
"""

from briefing.layout.pages.composing import Press, lay_out_handout

__all__ = ["Press", "lay_out_handout"]
