"""The XMP packet: title, author, language and dates, and the claim to be PDF/UA-1 (ISO 14289-1, clause 5)."""

from __future__ import annotations

from time import gmtime, strftime
from xml.sax.saxutils import escape

from msgspec import Struct

PRODUCER = "briefing"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{ua}<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{creator}<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{tool}</xmp:CreatorTool><pdf:Producer>{tool}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Metadata(Struct, frozen=True):
    """What the file says about itself. `created`: seconds since 1970; `language`: a BCP 47 tag."""

    title: str
    language: str
    created: int
    author: str = ""

    @property
    def pdf_date(self) -> str:
        """The date as ISO 32000-1, 7.9.4 writes it."""
        return strftime("D:%Y%m%d%H%M%SZ", gmtime(self.created))


def packet(metadata: Metadata, accessible: bool) -> bytes:
    """The packet as it stands in the file, uncompressed; `accessible` claims PDF/UA-1."""
    author = f"<dc:creator><rdf:Seq><rdf:li>{escape(metadata.author)}</rdf:li></rdf:Seq></dc:creator>\n"
    return _PACKET.format(
        ua="<pdfuaid:part>1</pdfuaid:part>\n" if accessible else "",
        title=escape(metadata.title),
        language=escape(metadata.language),
        creator=author if metadata.author else "",
        date=strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(metadata.created)),
        tool=PRODUCER,
    ).encode()
