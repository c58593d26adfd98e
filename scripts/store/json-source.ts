/**
 * The text of a Filing JSON with the place of everything in it. The one door to momoa, which keeps places and
 * duplicate keys but is slow: the tree is made at the first question, and a sound file never asks one.
 */
import { parse, type ObjectNode, type ValueNode } from "@humanwhocodes/momoa";
import { partsOfPointer, toPointer, type Path } from "./pointer.ts";

export interface TextPlace { readonly line: number; readonly column: number }

export interface DuplicateKey {
  readonly pointer: string;
  readonly first: TextPlace;
  readonly second: TextPlace;
}

interface Spot { readonly value: ValueNode; readonly key: TextPlace | undefined; readonly complete: boolean }

export class JsonSource {
  readonly text: string;
  #root: ValueNode | undefined;
  #asked = false;

  constructor(text: string) {
    this.text = text;
  }

  /** Where the value stands that `pointer` names; where it is absent, the nearest value around it. */
  valuePlace(pointer: string): TextPlace | undefined {
    return start(this.#find(pointer)?.value);
  }

  /** Where the name of the field stands; the value's place where it has no name of its own. */
  keyPlace(pointer: string): TextPlace | undefined {
    const spot = this.#find(pointer);
    return spot?.key ?? start(spot?.value);
  }

  /** The characters of the value as written: 23382.10 is not 23382.1. */
  lexeme(pointer: string): string | undefined {
    const spot = this.#find(pointer);
    return spot?.complete ? this.text.slice(spot.value.loc.start.offset, spot.value.loc.end.offset) : undefined;
  }

  /** The grouped number that a JSON number may be a piece of, comma and all: 23,382 around 23 and around 382. */
  digitsAround(pointer: string): string | undefined {
    const spot = this.#find(pointer);
    if (spot?.value.type !== "Number") return undefined;
    const { start: { offset: from }, end: { offset: to } } = spot.value.loc;
    const before = /(?:-?\d{1,3}(?:,\d{3})*,)?$/.exec(this.text.slice(Math.max(0, from - 40), from))?.[0] ?? "";
    const after = /^(?:,\d{3})*(?:\.\d+)?(?!\d)/.exec(this.text.slice(to, to + 40))?.[0] ?? "";
    const run = before + this.text.slice(from, to) + after;
    return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(run) ? run : undefined;
  }

  /** Keys that stand twice in one object. JSON.parse would keep the last and lose the others without a word. */
  duplicateKeys(): DuplicateKey[] {
    const root = this.#tree();
    return root === undefined ? [] : duplicatesIn(root, []);
  }

  #tree(): ValueNode | undefined {
    if (!this.#asked) this.#root = parseOrNothing(this.text);
    this.#asked = true;
    return this.#root;
  }

  #find(pointer: string): Spot | undefined {
    const root = this.#tree();
    if (root === undefined) return undefined;
    let spot: Spot = { value: root, key: undefined, complete: true };
    for (const part of partsOfPointer(pointer)) {
      const next = childOf(spot.value, part);
      if (next === undefined) return { ...spot, complete: false };
      spot = next;
    }
    return spot;
  }
}

/** Undefined for what momoa cannot hold: text that is no JSON, or nested deeper than the stack. */
function parseOrNothing(text: string): ValueNode | undefined {
  try {
    return parse(text).body;
  } catch {
    return undefined;
  }
}

const start = (node: ValueNode | undefined): TextPlace | undefined =>
  node && { line: node.loc.start.line, column: node.loc.start.column };

function childOf(node: ValueNode, part: string): Spot | undefined {
  if (node.type === "Object") return memberOf(node, part);
  if (node.type !== "Array" || !/^\d+$/.test(part)) return undefined;
  const value = node.elements.at(Number.parseInt(part, 10))?.value;
  return value && { value, key: undefined, complete: true };
}

/** The last member of that name, which is the one that JSON.parse keeps. */
function memberOf(node: ObjectNode, name: string): Spot | undefined {
  const member = node.members.findLast((each) => keyOf(each) === name);
  return member && { value: member.value, key: member.name.loc.start, complete: true };
}

const keyOf = (member: ObjectNode["members"][number]): string =>
  member.name.type === "String" ? member.name.value : member.name.name;

function duplicatesIn(node: ValueNode, path: Path): DuplicateKey[] {
  if (node.type === "Array") return node.elements.flatMap((each, at) => duplicatesIn(each.value, [...path, at]));
  if (node.type !== "Object") return [];
  const first = new Map<string, TextPlace>();
  return node.members.flatMap((member) => {
    const here = [...path, keyOf(member)];
    const place = member.name.loc.start;
    const before = first.get(keyOf(member));
    if (before === undefined) first.set(keyOf(member), place);
    const own = before === undefined ? [] : [{ pointer: toPointer(...here), first: before, second: place }];
    return [...own, ...duplicatesIn(member.value, here)];
  });
}
