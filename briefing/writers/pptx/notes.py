"""Speaker notes: a notes page for each slide that has any."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.writers.pptx.markup import HEAD, NAMESPACES, escaped

_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr>'
    '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr>'
    "<p:spPr/></p:sp>"
)


def notes_xml(paragraphs: Sequence[str], lang: str) -> str:
    """The notes page with these paragraphs."""
    text = "".join(_paragraph(p, lang) for p in paragraphs)
    body = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>"
    )
    return (
        f"{HEAD}<p:notes {NAMESPACES}><p:cSld><p:spTree>{_TREE}{body}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _paragraph(text: str, lang: str) -> str:
    return f'<a:p><a:r><a:rPr lang="{lang}" dirty="0"/><a:t>{escaped(text)}</a:t></a:r></a:p>' if text else "<a:p/>"
