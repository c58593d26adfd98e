/** JSON pointers (RFC 6901): "/tables/0/rows/3/values/1". The empty pointer is the whole document. */
export type Path = readonly (string | number)[];

const escape = (part: string | number): string => String(part).replaceAll("~", "~0").replaceAll("/", "~1");
const unescape = (part: string): string => part.replaceAll("~1", "/").replaceAll("~0", "~");

export const toPointer = (...path: Path): string => path.map((part) => `/${escape(part)}`).join("");

export const partsOfPointer = (pointer: string): string[] => pointer.split("/").slice(1).map(unescape);

type Container = Record<string, unknown>;

const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null;

const step = (value: unknown, part: string | number): unknown =>
  isContainer(value) && Object.hasOwn(value, part) ? value[part] : undefined;

/** The value that a path leads to in parsed JSON; undefined where there is none. */
export const valueAtPath = (root: unknown, path: Path): unknown => path.reduce(step, root);

/** Ids of the list elements that a pointer passes, as people name the place: "income-statement/gross-profit". */
export function wordsOfPointer(root: unknown, pointer: string): string {
  const parts = partsOfPointer(pointer);
  const ids = parts.map((part, at) => {
    const passed = valueAtPath(root, parts.slice(0, at + 1));
    const id = /^\d+$/.test(part) ? step(passed, "id") : undefined;
    return typeof id === "string" ? id : "";
  });
  return ids.filter((id) => id !== "").join("/");
}
