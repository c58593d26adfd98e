/** Words that differ with the accounting standards of a filing: "GAAP", or "IFRS". */
import { words, wordsFor } from "../lib/words.ts";
import type { Standards } from "../model/report.ts";

/** The message in the terms of the standards: "basis.gaap.ifrs" where there is one, else "basis.gaap". */
export const inTermsOf = (standards: Standards, key: string): string => wordsFor(`${key}.${standards}`) ?? words(key);
