r"""One text on one physical line: escapes, and the trailing comment that says where the text comes from.

Texts are plain; what would read as mark-up of the outline is escaped with a backslash, as in Markdown, and only where
it would. A line break inside a text is `<br>`; other characters that a line cannot hold are `&#N;`.

The comment at the end of a line has one tag for each text on that line, or one that they share:

    p:1a2b3c4d          from the article, by these key points
    source:3f2a         from the article, by no point in particular (a heading, its title)
    label:3f2a          the program's own word
    replacement:3f2a    changed by a rule of the template
    human               a person's; this is also what no tag says

The four hex digits are a checksum of the text: a text that does not match was edited, and is a person's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from briefing.deck import Line, Origin

FIELDS = ("Kicker", "Subtitle", "Bar", "Caption", "Format", "Sources")

_SPECIAL = r"""
    (?P<break>\n)
    | (?P<coded>[\x00-\x1f\x7f]|^\ |\ $)
    | (?P<stars>\*{2,}|^\*|\*$)
    | (?P<escaped>\\(?![^\W_])|&(?=\#\d{1,7};)|<(?=!--|br\s?/?>))
"""
_OPENING = re.compile(r"[#]{1,6}(?=\s|$)|[-+](?=\s|$)|-{3,}$|_{3,}$|[>|]|!\[|\[(?=.*\]\(\#)|```")
_NUMBERED = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")
_FIELD = re.compile(rf"({'|'.join(FIELDS)})(?=:)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d{1,7});|(<br\s?/?>)|(\*\*)")
_CODED = re.compile(r"&#(\d{1,7});")
_HIDDEN = re.compile(r"\\[!-/:-@\[-`{-~]|&#\d{1,7};")
_COMMENT = re.compile(r"[ \t]*<!--[ \t]*(.*?)[ \t]*-->")
_CUT_TAG = re.compile(r"[ \t]*<!--[ \t]*((?:(?:p|label|replacement|source):|human\b|slide )[^>]*)$")
_TAG = re.compile(r"(?:(label|replacement|source|human)(?::([0-9a-f]{4}))?)?[ ]?(?:p:(\S+))?")


def escape(text: str, also: str = "") -> str:
    """`text` for anywhere in a line; the characters in `also` are escaped too."""
    pattern = f"{_SPECIAL}|[{re.escape(also)}]" if also else _SPECIAL
    return re.sub(pattern, _escape_match, text, flags=re.VERBOSE)


def escape_start(text: str) -> str:
    """`text` for the start of a line, of a list item or of a quotation."""
    out = escape(text)
    if _OPENING.match(out):
        return "\\" + out
    found = _NUMBERED.match(out) or _FIELD.match(out)
    return f"{found.group()}\\{out[found.end() :]}" if found else out


def _escape_match(match: re.Match[str]) -> str:
    text = match.group()
    match match.lastgroup:
        case "break":
            return "<br>"
        case "coded":
            return f"&#{ord(text)};"
        case "stars":
            return "\\*" * len(text)
        case _:
            return "\\" + text


def unescape(raw: str) -> str:
    """The text that `raw` stands for; `**` that is not escaped is emphasis, which slides do not have, and goes."""
    return _ESCAPE.sub(_unescape_match, raw.strip(" \t"))


def _unescape_match(match: re.Match[str]) -> str:
    escaped, code, line_break, _ = match.groups()
    if escaped:
        return str(escaped)
    if code:
        return chr(int(code)) if int(code) < 0x110000 else match.group()
    return "\n" if line_break else ""


def mask(raw: str) -> str:
    """`raw` with each escaped character hidden and every position kept: what a search for mark-up looks at."""
    return _HIDDEN.sub(lambda found: "\0" * len(found[0]), raw)


# --- comments ------------------------------------------------------------------------------------------------


def split_comments(raw: str) -> tuple[str, tuple[str, ...]]:
    """`raw` without its comments, and what they say. A tag whose `-->` was lost is still a tag."""
    comments: list[str] = []
    while found := _COMMENT.search(mask(raw)) or _CUT_TAG.search(mask(raw)):
        comments.append(raw[found.start(1) : found.end(1)])
        raw = raw[: found.start()] + raw[found.end() :]
    return raw.rstrip(" \t"), tuple(comments)


def checksum(text: str, digits: int = 4) -> str:
    """The first hex digits of the SHA-256 of `text`."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:digits]


def trailer(lines: Sequence[Line]) -> str:
    """The comment for the texts of one physical line, with a space before it; "" where there is nothing to say."""
    tags = [_tag(line) for line in lines]
    if not any(tags):
        return ""
    shared = len(set(tags)) == 1
    return f" <!-- {tags[0] if shared else ' / '.join(tag or 'human' for tag in tags)} -->"


def points_trailer(points: tuple[str, ...]) -> str:
    """The comment for a table or picture with these key points."""
    return f" <!-- p:{','.join(points)} -->" if points else ""


def _tag(line: Line) -> str:
    points = f"p:{','.join(line.points)}" if line.points else ""
    match line.origin:
        case Origin.SOURCE:
            return points or f"source:{checksum(line.text)}"
        case Origin.HUMAN:
            return f"human {points}" if points else ""
        case Origin.LABEL | Origin.REPLACEMENT:
            return f"{line.origin}:{checksum(line.text)} {points}".rstrip()


def read_lines(texts: Sequence[str], comments: Sequence[str]) -> tuple[Line, ...]:
    """The texts of one physical line with the origins that its comments give them."""
    tags = [found for comment in comments for part in comment.split(" / ") if (found := _TAG.fullmatch(part.strip()))]
    if len(tags) == 1:
        tags *= len(texts)
    if len(tags) == len(texts):
        return tuple(_tagged(text, tag) for text, tag in zip(texts, tags, strict=True))
    every = tuple(dict.fromkeys(point for tag in tags for point in _points(tag)))
    return tuple(Line(text, Origin.HUMAN, every) for text in texts)


def code(text: str, also: str = "") -> str:
    """`text` as a comment can hold it: what would end the comment or the line, and `also`, is `&#N;`."""
    pattern = rf"[\x00-\x1f&\\>{re.escape(also)}]|(?<=-)-|^ | $"
    return re.sub(pattern, lambda m: f"&#{ord(m[0])};", text)


def decode(raw: str) -> str:
    """The text that `code` made `raw` of."""
    return _CODED.sub(lambda m: chr(int(m[1])) if int(m[1]) < 0x110000 else m[0], raw)


def read_points(comments: Sequence[str]) -> tuple[str, ...]:
    """The key points that the comments name."""
    return read_lines([""], comments)[0].points


def _points(tag: re.Match[str]) -> tuple[str, ...]:
    return tuple(p for p in (tag.group(3) or "").split(",") if p)


def _tagged(text: str, tag: re.Match[str]) -> Line:
    origin, check, points = tag.group(1), tag.group(2), _points(tag)
    if origin is None:
        return Line(text, Origin.SOURCE if points else Origin.HUMAN, points)
    if origin == "human" or check != checksum(text):
        return Line(text, Origin.HUMAN, points)
    return Line(text, Origin(origin), points)
