/** Files that a PDF carries: what the document was made from, associated with it (ISO 32000-2, 14.13). */
import { createHash } from "node:crypto";
import type { PdfObjects } from "./pdf-objects.ts";
import { refTo, writeDict, writeName, writeText } from "./pdf-syntax.ts";
import { deflated } from "./pdf-writer.ts";

/** A file that travels inside the PDF. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly bytes: Uint8Array;
}

/** `date` as PDF writes dates. */
export async function attachFiles(objects: PdfObjects, files: readonly Attachment[], date: string): Promise<void> {
  if (files.length === 0) return;
  const packed = await Promise.all(files.map(async (file) => ({ file, stream: await deflated(file.bytes), date })));
  const attached = packed.map((each) => ({ name: writeText(each.file.name), ref: refTo(attach(objects, each)) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const tree = writeDict({ Names: `[${attached.map(({ name, ref }) => `${name} ${ref}`).join(" ")}]` });
  objects.change(objects.root, {
    Names: writeDict({ EmbeddedFiles: tree }), AF: `[${attached.map(({ ref }) => ref).join(" ")}]`,
  });
}

interface Embedded { readonly file: Attachment; readonly stream: Buffer; readonly date: string }

/** The number of the file specification. */
function attach(objects: PdfObjects, { file, stream, date }: Embedded): number {
  const { name, mediaType, description, bytes } = file;
  const checksum = createHash("md5").update(bytes).digest("hex");
  const params = { Size: `${bytes.length}`, CreationDate: date, ModDate: date, CheckSum: `<${checksum}>` };
  const text = writeDict({
    Type: "/EmbeddedFile", Subtype: writeName(mediaType), Params: writeDict(params),
    Filter: "/FlateDecode", Length: `${stream.length}`,
  });
  const embedded = refTo(objects.add({ text, stream }));
  return objects.add({ text: writeDict({
    Type: "/Filespec", F: writeText(name), UF: writeText(name), EF: writeDict({ F: embedded, UF: embedded }),
    Desc: writeText(description), AFRelationship: "/Source",
  }) });
}
