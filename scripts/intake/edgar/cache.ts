/**
 * Documents of EDGAR on disk: the body under its own path, and beside it what is needed to trust it and to ask whether
 * it has changed. The body is written first, each file whole or not at all; a run that is stopped between the two
 * leaves a body that its record does not vouch for, which counts as none. So a run goes on where the last one stopped.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { sha256Of, writeWhole } from "../../lib/files.ts";
import { toStableJson } from "../../lib/stable-json.ts";

const record = z.strictObject({
  url: z.string(), sha256: z.string(), bytes: z.int(), etag: z.string().optional(), lastModified: z.string().optional(),
});

export type CacheRecord = z.infer<typeof record>;
export interface Cached { readonly bytes: Uint8Array; readonly record: CacheRecord }

export class EdgarCache {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Undefined for what is not there, or not whole. */
  async read(url: string): Promise<Cached | undefined> {
    const file = this.#fileOf(url);
    try {
      const parsed = record.parse(JSON.parse(await readFile(`${file}.record.json`, "utf8")));
      const bytes = await readFile(file);
      return parsed.url === url && parsed.sha256 === sha256Of(bytes) ? { bytes, record: parsed } : undefined;
    } catch {
      return undefined;
    }
  }

  async write(url: string, bytes: Uint8Array, tags: Pick<CacheRecord, "etag" | "lastModified">): Promise<Cached> {
    const file = this.#fileOf(url);
    const written = { url, sha256: sha256Of(bytes), bytes: bytes.byteLength, ...tags };
    await writeWhole(file, bytes);
    await writeWhole(`${file}.record.json`, toStableJson(written));
    return { bytes, record: written };
  }

  /** Host and path of the address; every part is a plain file name, since EDGAR's own paths have no others. */
  #fileOf(url: string): string {
    const { host, pathname } = new URL(url);
    const parts = pathname.split("/").filter((part) => part !== "");
    return join(this.#folder, ...[host, ...parts].map((part) => part.replace(/[^\w.-]/g, "_").replace(/^\.+/, "_")));
  }
}
