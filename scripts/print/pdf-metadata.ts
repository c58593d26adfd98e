/** XMP metadata: what the document says of itself, and that it is made to PDF/UA-1 (ISO 14289-1, 5). */
import type { PdfObjects } from "./pdf-objects.ts";
import { refTo, writeDict } from "./pdf-syntax.ts";

export interface XmpFields {
  readonly title: string;
  readonly language: string;
  readonly creator: string;
  readonly producer: string;
  /** ISO 8601. */
  readonly date: string;
}

/** The metadata stay plain, so that programs that know no PDF find them (ISO 32000-1, 14.3.2). */
export function writeXmp(objects: PdfObjects, fields: XmpFields): void {
  const stream = Buffer.from(xmpPacket(fields), "utf8");
  const text = writeDict({ Type: "/Metadata", Subtype: "/XML", Length: `${stream.length}` });
  objects.change(objects.root, { Metadata: refTo(objects.add({ text, stream })) });
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);

/** The packet's id is the one that the XMP specification fixes for all packets (ISO 16684-1, 7.3.2). */
function xmpPacket(fields: XmpFields): string {
  const { title, language, creator, producer, date } = fields;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${escapeXml(creator)}</xmp:CreatorTool>
<xmp:CreateDate>${escapeXml(date)}</xmp:CreateDate>
<xmp:ModifyDate>${escapeXml(date)}</xmp:ModifyDate>
<pdf:Producer>${escapeXml(producer)}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}
