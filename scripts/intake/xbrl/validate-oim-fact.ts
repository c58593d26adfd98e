/** One fact of xBRL-JSON: its value, decimals, dimensions and links (xBRL-JSON, section 5; OIM, section 5). */
import { JsonNumber } from "./json-text.ts";
import { CORE_DIMENSIONS } from "./oim-model.ts";
import { isNcName, isPeriodText, isQName, isSqName, parseUnitText } from "./oim-names.ts";
import {
  checkMembers, checkPrefix, checkRecord, wordFor, type JsonRecord, type OimContext,
} from "./oim-check.ts";

const NOTE = "xbrl:note";
/** xs:decimal and xs:double in their lexical forms; the fact's type is the taxonomy's to tell. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$|^-?INF$|^NaN$/;

interface FactCheck {
  readonly id: string;
  readonly fact: JsonRecord;
  readonly dimensions: JsonRecord;
  readonly context: OimContext;
}

export function checkFact(id: string, fact: unknown, context: OimContext): void {
  const path = ["facts", id];
  if (!isNcName(id)) {
    const what = `the fact id ${JSON.stringify(id)}`;
    context.report("oim-fact-id", path, { what, expected: "an XML name without a colon" });
  }
  if (!checkRecord(fact, path, context)) return;
  checkMembers(fact, { path, known: ["value", "decimals", "dimensions", "links"], context });
  const { dimensions } = fact;
  if (!checkRecord(dimensions, [...path, "dimensions"], context)) return;
  const check: FactCheck = { id, fact, dimensions, context };
  for (const one of CHECKS) one(check);
}

function checkValue({ id, fact: { value }, context }: FactCheck): void {
  if (value === null || typeof value === "string") return;
  context.report("oim-structure", ["facts", id, "value"], {
    what: wordFor(value), expected: "a text, or null for a nil fact",
    ...(value instanceof JsonNumber || typeof value === "number" ? { mend: "write the number as a text" } : {}),
  });
}

/** The number of a JSON number in either reading; undefined for anything else. */
const integerText = (value: unknown): string | undefined => {
  const text = value instanceof JsonNumber ? value.text : typeof value === "number" ? String(value) : "";
  return /^-?\d{1,6}$/.test(text) ? text : undefined;
};

function checkDecimals({ id, fact, context }: FactCheck): void {
  const { decimals, value } = fact;
  const path = ["facts", id, "decimals"];
  if (decimals === undefined) return;
  if (integerText(decimals) === undefined) {
    const mend = "leave it out for a figure that is not rounded";
    context.report("oim-structure", path, { what: wordFor(decimals), expected: "a whole number", mend });
  } else if (typeof value === "string" && !NUMBER.test(value)) {
    context.report("oim-misplaced-decimals", path, { what: `decimals on ${wordFor(value)}`, expected: "a number as value" });
  }
}

function checkConcept({ id, dimensions: { concept }, context }: FactCheck): void {
  const path = ["facts", id, "dimensions", "concept"];
  if (typeof concept !== "string" || !isQName(concept)) {
    context.report("oim-structure", path, { what: wordFor(concept), expected: "prefix:Name" });
  } else checkPrefix(concept, path, context);
}

function checkEntity({ id, dimensions: { entity }, context }: FactCheck): void {
  const path = ["facts", id, "dimensions", "entity"];
  if (entity === undefined) return;
  if (typeof entity !== "string" || !isSqName(entity)) {
    context.report("oim-entity", path, { what: wordFor(entity), expected: "prefix:identifier" });
  } else checkPrefix(entity, path, context);
}

function checkPeriod({ id, dimensions: { period }, context }: FactCheck): void {
  if (period === undefined || (typeof period === "string" && isPeriodText(period))) return;
  context.report("oim-period", ["facts", id, "dimensions", "period"], {
    what: wordFor(period), expected: "a moment such as 2024-01-01T00:00:00, or two with \"/\" between",
    mend: "write the end as the start of the next day",
  });
}

function checkUnit({ id, fact: { value }, dimensions: { unit }, context }: FactCheck): void {
  const path = ["facts", id, "dimensions", "unit"];
  if (unit === undefined) return;
  const parts = typeof unit === "string" ? parseUnitText(unit) : undefined;
  if (parts === undefined) {
    context.report("oim-unit", path, { what: wordFor(unit), expected: "iso4217:USD, or iso4217:USD/xbrli:shares" });
    return;
  }
  const { over, under } = parts;
  for (const measure of [...over, ...under]) checkPrefix(measure, path, context);
  if (unit === "xbrli:pure") context.report("oim-pure-unit", path, { what: "the unit xbrli:pure", expected: "no unit" });
  if (over.some((measure) => under.includes(measure))) {
    context.report("oim-unit", path, { what: `${wordFor(unit)} with one measure on both sides`, expected: "the fraction reduced" });
  }
  if (!isSorted(over) || !isSorted(under)) {
    context.report("oim-unordered-unit", path, { what: wordFor(unit), expected: "measures in alphabetical order" });
  }
  if (typeof value === "string" && !NUMBER.test(value)) {
    context.report("oim-misplaced-unit", path, { what: `a unit on ${wordFor(value)}`, expected: "a number as value" });
  }
}

const isSorted = (measures: readonly string[]): boolean =>
  measures.every((measure, at) => at === 0 || (measures[at - 1] ?? "") <= measure);

function checkLanguage({ id, dimensions: { language }, context }: FactCheck): void {
  const path = ["facts", id, "dimensions", "language"];
  if (language === undefined) return;
  if (typeof language !== "string" || !/^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i.test(language)) {
    context.report("oim-structure", path, { what: wordFor(language), expected: "a language tag such as \"en-us\"" });
  } else if (language !== language.toLowerCase()) {
    context.report("oim-language-case", path, { what: wordFor(language), expected: JSON.stringify(language.toLowerCase()) });
  }
}

function checkTaxonomyDimensions({ id, dimensions, context }: FactCheck): void {
  for (const [name, member] of Object.entries(dimensions)) {
    if (CORE_DIMENSIONS.includes(name)) continue;
    const path = ["facts", id, "dimensions", name];
    if (!isQName(name) || name.startsWith("xbrl:")) {
      context.report("oim-structure", path, { what: `the dimension ${JSON.stringify(name)}`, expected: "prefix:Axis, or one of OIM's own" });
      continue;
    }
    checkPrefix(name, path, context);
    if (member !== null && typeof member !== "string") {
      context.report("oim-structure", path, { what: wordFor(member), expected: "a member's name, a text or null" });
    }
  }
}

/** A note has its own id as noteId and a language, and no other dimension; no other fact has a noteId. */
function checkNote({ id, dimensions, context }: FactCheck): void {
  const path = ["facts", id, "dimensions"];
  const { concept, noteId, language } = dimensions;
  if (concept !== NOTE) {
    if (noteId !== undefined) context.report("oim-note-id", path, { what: "noteId on a fact that is no note", expected: `the concept ${NOTE}` });
    return;
  }
  if (noteId !== id) context.report("oim-note-id", path, { what: wordFor(noteId), expected: `"noteId": ${JSON.stringify(id)}` });
  if (language === undefined) context.report("oim-note", path, { what: "a note without a language", expected: "\"language\"" });
  const others = Object.keys(dimensions).filter((name) => !["concept", "noteId", "language"].includes(name));
  if (others.length > 0) context.report("oim-note", path, { what: `${others.join(", ")} on a note`, expected: "concept, language and noteId" });
}

function checkLinks({ id, fact: { links }, context }: FactCheck): void {
  const path = ["facts", id, "links"];
  if (links === undefined || !checkRecord(links, path, context)) return;
  for (const [type, groups] of Object.entries(links)) {
    if (!context.linkTypes.has(type)) context.report("oim-unknown-link-type", [...path, type], { what: JSON.stringify(type), expected: "an alias of documentInfo/linkTypes" });
    if (!checkRecord(groups, [...path, type], context)) continue;
    for (const [group, targets] of Object.entries(groups)) checkTargets(targets, [...path, type, group], context);
  }
}

function checkTargets(targets: unknown, path: readonly string[], context: OimContext): void {
  const group = path.at(-1) ?? "";
  if (!context.linkGroups.has(group)) {
    context.report("oim-unknown-link-group", path, { what: JSON.stringify(group), expected: "an alias of documentInfo/linkGroups" });
  }
  if (!Array.isArray(targets) || !targets.every((target) => typeof target === "string")) {
    context.report("oim-structure", path, { what: wordFor(targets), expected: "a list of fact ids" });
    return;
  }
  for (const target of targets.filter((each) => !context.ids.has(each))) {
    context.report("oim-unknown-link-target", path, { what: JSON.stringify(target), expected: "the id of a fact" });
  }
}

/** One question a check, asked of every fact. */
const CHECKS: readonly ((check: FactCheck) => void)[] = [
  checkValue, checkDecimals, checkConcept, checkEntity, checkPeriod, checkUnit, checkLanguage, checkTaxonomyDimensions,
  checkNote, checkLinks,
];
