"""The body of a Markdown article: each block token becomes a heading or a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from briefing.article import (
    Block,
    Break,
    Code,
    Emph,
    Figure,
    Inline,
    List,
    ListItem,
    Notice,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    plain_text,
)
from briefing.diagnostics import Report, Span
from briefing.readers.clean import clean, leading_pictographs
from briefing.readers.inlines import Words, parse, trimmed
from briefing.readers.leads import attribution, last_sentence
from briefing.readers.markdown_tree import DEEPEST, Node, parser, tree
from briefing.readers.notices import credit, is_notice
from briefing.readers.numbering import Numbering
from briefing.readers.pictures import Pictures
from briefing.readers.sections import Heading
from briefing.readers.source import Source, covering

_CAPTION_WORDS = 40
_CHECKBOX = re.compile(r"\A\[[ xX]\] ")
_TABLE_CAPTION = re.compile(r"(?:table|tabelle)\b[^.:]{0,6}[.:] ", re.IGNORECASE)


class Body:
    """Reads the blocks of `source` below its header of `skipped` lines; gathers what is not of the running text."""

    def __init__(self, source: Source, skipped: int, report: Report, pictures: Pictures) -> None:
        self.notices: list[Notice] = []
        self.footnotes: dict[str, Paragraph] = {}
        self.byline = ""
        self.date = ""
        self.pictures = pictures
        self._source = source
        self._report = report
        self._md = parser()
        self._env: dict[str, Any] = {}
        below = source.text[source.starts[skipped] :] if skipped < len(source.starts) else ""
        self._nodes = tree(self._md.parse("\n" * skipped + below, self._env))
        self._parts: list[Heading | Block] = []
        self._paragraphs = sum(node.kind == "paragraph" for node in self._nodes)
        self._index = -1
        self._numbering = Numbering(node.content for node in self._nodes if node.kind == "heading")

    def parts(self) -> list[Heading | Block]:
        """Headings and blocks in order."""
        for node in self._nodes:
            if node.kind == "heading":
                self._parts.append(self._heading(node))
            elif node.kind == "paragraph":
                self._index += 1
                self._add_paragraph(node)
            elif node.kind in ("bullet_list", "ordered_list"):
                self._add_list(node)
            else:
                self._parts.extend(self._block(node))
        self._report_depth()
        return self._parts

    def _span(self, node: Node) -> Span:
        return self._source.lines_span(node.first, node.end)

    def _words(self, node: Node, content: str | None = None) -> Words:
        """The words of `node`; says what of them could not be read."""
        found = parse(node.content if content is None else content, self._md, self._env)
        if found.html:
            self._report.info("REA010", "HTML tags are left out; the words between them stay", self._span(node))
        if found.flat:
            self._report.warning("REA016", "too long for mark-up: read as plain words", self._span(node))
        return found

    def _heading(self, node: Node) -> Heading:
        number, text = self._numbering.of(clean(plain_text(self._words(node).inlines)))
        return Heading(text, int(node.token.tag[1:]), self._span(node), number)

    def _report_depth(self) -> None:
        for top in self._nodes:
            if any(node.is_cut for node in top.walk()):
                self._report.warning(
                    "REA016", f"nested deeper than {DEEPEST} levels: the rest is left out", self._span(top)
                )

    # --- paragraphs ------------------------------------------------------------------------------------------

    def _add_paragraph(self, node: Node) -> None:
        """Adds what a paragraph at the top level is: a figure, a caption, a credit, a notice, or prose."""
        words = self._words(node)
        text = plain_text(words.inlines)
        emphasised = len(words.inlines) == 1 and isinstance(words.inlines[0], Emph | Strong)
        if words.images and (not words.inlines or emphasised):
            self._parts += self._figures(node, words, text)
        elif self._is_notice(text, emphasised):
            self._add_notice(text, self._span(node))
        elif emphasised and self._took_caption(text, self._span(node)):
            pass
        elif not self._took_credit(text):
            self._parts += self._prose(node, words)

    def _prose(self, node: Node, words: Words) -> Iterator[Block]:
        if words.inlines:
            yield Paragraph(words.inlines, self._span(node))
        yield from self._figures(node, words, "")

    def _figures(self, node: Node, words: Words, caption: str) -> list[Figure]:
        span = self._span(node)
        return [self.pictures.figure(i.reference, i.alt, i.title or caption, span) for i in words.images]

    def _is_notice(self, text: str, emphasised: bool) -> bool:
        return is_notice(text, 0 if emphasised else self._index, self._paragraphs)

    def _add_notice(self, text: str, span: Span) -> None:
        symbols = leading_pictographs(text)
        if symbols:
            self._report.info("REA008", "the symbol at the beginning of this notice is not shown", span)
        self.notices.append(Notice(clean(text[len(symbols) :]), span))

    def _took_caption(self, text: str, span: Span) -> bool:
        """Whether emphasised words are the caption of the figure or table just above."""
        last = self._parts[-1] if self._parts else None
        if not isinstance(last, Figure | Table) or last.caption or len(text.split()) > _CAPTION_WORDS:
            return False
        self._parts[-1] = replace(last, caption=text, span=covering(last.span, span))
        return True

    def _took_credit(self, text: str) -> bool:
        """Whether a paragraph above everything but the title names the author or the date."""
        found = credit(text) if len(self._parts) <= 1 and all(isinstance(p, Heading) for p in self._parts) else None
        if found:
            self.byline, self.date = self.byline or found.byline, self.date or found.date
        return found is not None

    # --- lists -----------------------------------------------------------------------------------------------

    def _add_list(self, node: Node) -> None:
        lead = self._take_lead()
        found, others = self._list(node)
        if lead:
            found = replace(found, lead=lead, span=covering(lead.span, found.span))
        self._parts += [found, *others]

    def _take_lead(self) -> Paragraph | None:
        """The last sentence of the paragraph just above, taken off it, if it ends in a colon."""
        last = self._parts[-1] if self._parts else None
        if not isinstance(last, Paragraph) or not plain_text(last.inlines).endswith(":"):
            return None
        rest, lead = self._split(last)
        self._parts[-1:] = rest
        return lead

    def _split(self, paragraph: Paragraph) -> tuple[list[Block], Paragraph]:
        """The paragraph without its last sentence (none if it has only one), and that sentence."""
        span = paragraph.span
        middle = span.start + last_sentence(self._source.text[span.start : span.end])
        at, offset = _sentence_start(paragraph.inlines)
        inline = paragraph.inlines[at]
        if middle == span.start or not offset or not isinstance(inline, Text):
            return [], paragraph
        before = trimmed((*paragraph.inlines[:at], Text(inline.text[:offset])))
        after = trimmed((Text(inline.text[offset:]), *paragraph.inlines[at + 1 :]))
        first = Paragraph(before, self._source.span(span.start, middle))
        return [first], Paragraph(after, self._source.span(middle, span.end))

    def _list(self, node: Node) -> tuple[List, list[Block]]:
        """The list, and the blocks inside it that no item can hold (tables, code ...)."""
        others: list[Block] = []
        items = tuple(self._item(child, others) for child in node.children)
        return List(items, node.kind == "ordered_list", self._span(node)), others

    def _item(self, node: Node, others: list[Block]) -> ListItem:
        inlines: list[Inline] = []
        lists: list[List] = []
        for child in node.children:
            if child.kind in ("paragraph", "heading"):
                words = self._words(child, _CHECKBOX.sub("", child.content))
                inlines += [*([Break()] if inlines else []), *words.inlines]
                others += self._figures(child, words, "")
            elif child.kind in ("bullet_list", "ordered_list"):
                below, more = self._list(child)
                lists.append(below)
                others += more
            else:
                others += [part for part in self._block(child) if not isinstance(part, Heading)]
        return ListItem(tuple(inlines), self._span(node), tuple(lists))

    # --- other blocks ----------------------------------------------------------------------------------------

    def _block(self, node: Node) -> Sequence[Block]:
        """The blocks of any other node; of a paragraph or list inside a quotation or footnote, too."""
        match node.kind:
            case "paragraph" | "heading":
                return list(self._prose(node, self._words(node)))
            case "bullet_list" | "ordered_list":
                found, others = self._list(node)
                return [found, *others]
            case "blockquote":
                return self._quote(node)
            case "fence" | "code_block":
                language = node.token.info.split(maxsplit=1)[0] if node.token.info.strip() else ""
                return [Code(node.token.content.rstrip("\n"), self._span(node), language)]
            case "table":
                return [self._table(node)]
            case "footnote_reference":
                self._footnote(node)
            case "html_block" if not _is_comment(node.token.content):
                self._report.warning("REA010", "HTML is left out", self._span(node), "Write it in Markdown.")
        return []

    def _quote(self, node: Node) -> Sequence[Block]:
        """The quotation with its speaker, and the blocks inside it that it cannot hold."""
        blocks: list[Block] = []
        speaker = ""
        for child in node.children:
            if child is node.children[-1] and child.kind == "paragraph":
                kept, speaker = _without_attribution(child.content)
                blocks += self._prose(child, self._words(child, kept)) if kept else ()
            else:
                blocks += self._block(child)
        paragraphs = tuple(b for b in blocks if isinstance(b, Paragraph))
        text = " ".join(plain_text(p.inlines) for p in paragraphs)
        if is_notice(text, self._index + 1, self._paragraphs + 1):
            self._add_notice(text, self._span(node))
            paragraphs = ()
        others = [b for b in blocks if not isinstance(b, Paragraph)]
        return [*([Quote(paragraphs, self._span(node), speaker)] if paragraphs else []), *others]

    def _table(self, node: Node) -> Table:
        rows = [n for n in node.walk() if n.kind == "tr"]
        texts = [tuple(clean(plain_text(self._words(cell).inlines)) for cell in row.children) for row in rows]
        caption, span = "", self._span(node)
        last = self._parts[-1] if self._parts else None
        if isinstance(last, Paragraph) and _TABLE_CAPTION.match(text := plain_text(last.inlines)):
            self._parts.pop()
            caption, span = text, covering(last.span, span)
        return Table(texts[0], tuple(texts[1:]), span, caption)

    def _footnote(self, node: Node) -> None:
        """Keeps a footnote; its paragraphs become one, with breaks between them."""
        inlines: list[Inline] = []
        for child in node.walk():
            if child.kind in ("paragraph", "heading"):
                inlines += [*([Break()] if inlines else []), *self._words(child).inlines]
        label = str(node.token.meta["label"])
        if label in self.footnotes or not inlines:
            self._report.warning("REA017", f"the footnote {label!r} is empty or is there twice", self._span(node))
        else:
            self.footnotes[label] = Paragraph(tuple(inlines), self._span(node))


def _sentence_start(inlines: Sequence[Inline]) -> tuple[int, int]:
    """Where the last sentence begins: the index of the text that holds the place, and the offset in it (0 if none)."""
    for index in range(len(inlines) - 1, -1, -1):
        inline = inlines[index]
        if isinstance(inline, Text) and (offset := last_sentence(inline.text + "…" * (index < len(inlines) - 1))):
            return index, offset
    return 0, 0


def _is_comment(html: str) -> bool:
    return html.strip().startswith("<!--") and html.strip().endswith("-->")


def _without_attribution(content: str) -> tuple[str, str]:
    """The Markdown of a quotation's last paragraph without a last line "— Name", and that name."""
    above, _, last = content.rpartition("\n")
    bare = re.sub(r"[*_]", "", last).strip()
    speaker = clean(attribution(bare))
    return (above.rstrip(" \\"), speaker) if speaker else (content, "")
