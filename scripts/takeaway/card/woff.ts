/** WOFF (W3C, version 1) into the OpenType file that it packs: renderers of pictures read nothing else. */
import { inflateSync } from "node:zlib";

const HEADER = 44;
const ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

/** Throws where the bytes are no WOFF. */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("not a WOFF font");
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => tableAt(woff, HEADER + at * ENTRY));
  const head = Buffer.alloc(SFNT_HEADER + count * SFNT_ENTRY);
  woff.copy(head, 0, 4, 8);
  const power = Math.floor(Math.log2(count));
  const search = 2 ** power * SFNT_ENTRY;
  [count, search, power, count * SFNT_ENTRY - search].forEach((value, at) => head.writeUInt16BE(value, 4 + at * 2));
  let offset = head.length;
  const parts = tables.map(({ tag, checksum, data }, at) => {
    const entry = SFNT_HEADER + at * SFNT_ENTRY;
    head.write(tag, entry, "latin1");
    [checksum, offset, data.length].forEach((value, place) => head.writeUInt32BE(value, entry + 4 + place * 4));
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...parts]);
}

interface Table { readonly tag: string; readonly checksum: number; readonly data: Buffer }

function tableAt(woff: Buffer, at: number): Table {
  const field = (place: number): number => woff.readUInt32BE(at + place);
  const [offset, packed, length, checksum] = [field(4), field(8), field(12), field(16)];
  const bytes = woff.subarray(offset, offset + packed);
  return { tag: woff.toString("latin1", at, at + 4), checksum, data: packed < length ? inflateSync(bytes) : bytes };
}
