"""From an article to what it says, condensed: key points in ranked topics, and a ledger of what was left out.

What enters: an `Article`, the `Audience` (how far shortening may go, which sections, which roles weigh more) and the
`Language` of the article. What leaves: a `Digest`. Promised: a point is made by deleting and splitting, never by
rewording; every unit of the article is behind a point or is one omission; the same input gives the same digest.
"""

from briefing.condense.digesting import condense

__all__ = ["condense"]
