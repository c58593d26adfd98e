/** Where two JSON contents differ, as JSON pointers: enough to tell a person what has changed. */
import { toPointer } from "../store/pointer.ts";

export interface Difference { readonly pointer: string; readonly before: string; readonly after: string }

interface Pair { readonly before: unknown; readonly after: unknown; readonly path: readonly string[] }

/** Leaf by leaf, in the order of `after`'s fields. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  return compare({ before, after, path: [] });
}

function compare({ before, after, path }: Pair): Difference[] {
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
    return [...keys].flatMap((key) => compare({ before: before[key], after: after[key], path: [...path, key] }));
  }
  return before === after ? [] : [{ pointer: toPointer(...path), before: brief(before), after: brief(after) }];
}

const isBranch = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

function brief(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
