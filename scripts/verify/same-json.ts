/** Compares two JSON values, whatever the order of their keys. */

export interface Difference { readonly pointer: string; readonly found: string; readonly expected: string }

const brief = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The first place where `found` is not `expected`. Walks without recursion: the JSON may be of any depth. */
export function firstDifference(found: unknown, expected: unknown): Difference | undefined {
  const open: [unknown, unknown, string][] = [[found, expected, ""]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [a, b, pointer] = next;
    const keys = sharedKeys(a, b);
    if (keys === undefined) {
      if (a !== b) return { pointer, found: brief(a), expected: brief(b) };
      continue;
    }
    for (const key of keys.toReversed()) {
      const read = (value: unknown): unknown => (value as Record<string, unknown>)[key];
      open.push([read(a), read(b), `${pointer}/${key}`]);
    }
  }
  return undefined;
}

/** Undefined where the two are not both lists or both objects. */
function sharedKeys(a: unknown, b: unknown): string[] | undefined {
  if (Array.isArray(a) && Array.isArray(b)) return [...(a.length > b.length ? a : b).keys()].map(String);
  if (!isRecord(a) || !isRecord(b)) return undefined;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted();
}
