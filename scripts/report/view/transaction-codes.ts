/** Transaction codes of Forms 4 and 5 in our words (Form 4, General Instruction 8). */
import { words, wordsFor } from "../../lib/words.ts";

export const codeWords = (code: string): string => wordsFor(`code.${code}`) ?? words("code.unknown");
