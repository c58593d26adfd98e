/** What the checks of a whole site need of each filing and collection once it has been checked, and no more of it. */
import { isFiling } from "./collection.ts";
import type { HashList } from "./check-hashes.ts";
import type { Evidence } from "./evidence-file.ts";
import type { Opened } from "./shelf.ts";
import { ShapeError } from "./shape.ts";
import type { CommonVocabulary } from "./vocabulary.ts";

export interface Told {
  readonly evidence: Pick<Evidence, "id" | "kind" | "summary" | "source">;
  readonly isFiling: boolean;
  readonly list: HashList;
  /** As report.json has it; "" where it has none. */
  readonly title: string;
  /** Name of the issuer in addresses. */
  readonly slug: string;
  readonly vocabulary: CommonVocabulary;
}

export function toldOf({ filing, evidence: shape, report, vocabulary }: Opened): Told {
  const { evidence, file, folder } = filing;
  const { id, kind, summary, source, files } = evidence;
  const { periods, titles, counts, allowed } = vocabulary;
  return {
    evidence: { id, kind, summary, source }, isFiling: isFiling(evidence), list: { file, folder, hashes: files },
    title: textOr(() => report?.key("title").text()), slug: textOr(() => shape.key("issuer").key("slug").text()),
    vocabulary: { periods, titles, counts, allowed },
  };
}

/** "" where it cannot be read; whoever asks for the text itself says so. */
function textOr(read: () => string | undefined): string {
  try {
    return read() ?? "";
  } catch (error) {
    if (error instanceof ShapeError) return "";
    throw error;
  }
}
