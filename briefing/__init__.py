"""An article goes in; a briefing deck and a printed handout come out, every line traceable to a sentence.

The flow and the import order are described in docs/architecture.md.
"""

__version__ = "0.1.0"
