/** Which reports over several filings the filings of a build make: one for each company, person and comparison. */
import type { Finding } from "../../lib/finding.ts";
import { nearest } from "../../lib/nearest.ts";
import { compareTexts } from "../../lib/order.ts";
import type { CompareFile } from "../../site/compare-files.ts";
import { newestFirst, type FilingCard } from "./filing-card.ts";

export interface PlannedCollection {
  readonly kind: "company" | "person" | "comparison";
  /** "company:<slug>", "person:<slug>", "comparison:<name>": the id of its Report. */
  readonly id: string;
  /** Filings that it rests on, newest first. */
  readonly members: readonly string[];
  /** What a comparison's columns are, each the id of a release or the folder of a company; empty for the others. */
  readonly subjects: readonly string[];
  /** Title of a comparison that somebody wrote; null where it follows from the filing. */
  readonly title: string | null;
  /** The company that it is made with. */
  readonly home: string;
}

export interface PlannedCollections {
  readonly collections: readonly PlannedCollection[];
  readonly findings: readonly Finding[];
}

/** `files`: comparisons that somebody wrote. */
export function planCollections(cards: readonly FilingCard[], files: readonly CompareFile[]): PlannedCollections {
  const ordered = cards.toSorted(newestFirst);
  const companies = grouped(ordered, ({ company }) => company);
  const known = subjectsOf(ordered, companies);
  const written = files.map((file) => ({ file, findings: findingsOf(file, known) }));
  const sound = written.filter(({ findings }) => findings.length === 0).map(({ file }) => file);
  const taken = new Set(sound.map(({ name }) => name));
  const automatic = [...companies.values()].flatMap((of) => earlierReleases(of)).filter(({ name }) => !taken.has(name));
  const plans = [...sound, ...automatic];
  return {
    collections: [
      ...[...companies].map(([slug, of]) => collection("company", slug, of)),
      ...[...grouped(ordered, ({ person }) => person)].map(([slug, of]) => collection("person", slug, of)),
      ...plans.map((plan) => comparison(plan, known, companies)),
    ],
    findings: written.flatMap(({ findings }) => findings),
  };
}

/** In the order of their keys; an empty key belongs nowhere. */
function grouped(cards: readonly FilingCard[], keyOf: (card: FilingCard) => string): Map<string, FilingCard[]> {
  const groups = new Map<string, FilingCard[]>();
  for (const card of cards) {
    const group = groups.get(keyOf(card));
    if (group === undefined) groups.set(keyOf(card), [card]);
    else group.push(card);
  }
  groups.delete("");
  return new Map([...groups].toSorted(([a], [b]) => compareTexts(a, b)));
}

const collection = (kind: "company" | "person", slug: string, of: readonly FilingCard[]): PlannedCollection => ({
  kind, id: `${kind}:${slug}`, members: of.map(({ id }) => id), subjects: [], title: null, home: of[0]?.company ?? "",
});

/** What a column may be, by its name: the filings behind it. A company that has published no results has none. */
function subjectsOf(
  ordered: readonly FilingCard[], companies: ReadonlyMap<string, readonly FilingCard[]>,
): ReadonlyMap<string, readonly FilingCard[]> {
  const isRelease = ({ kind }: FilingCard): boolean => kind === "earnings-release";
  return new Map([
    ...ordered.filter(isRelease).map((card): [string, readonly FilingCard[]] => [card.id, [card]]),
    ...[...companies].filter(([, of]) => of.some(isRelease)),
  ]);
}

interface ComparisonPlan { readonly name: string; readonly title: string | null; readonly compare: readonly string[] }

type BySubject = ReadonlyMap<string, readonly FilingCard[]>;

function comparison(
  { name, title, compare }: ComparisonPlan, known: BySubject, companies: BySubject,
): PlannedCollection {
  const columns = compare.flatMap((subject) => known.get(subject) ?? []);
  const behind = [...columns, ...[...grouped(columns, ({ company }) => company)].flatMap(([company, of]) =>
    (liesSplitBetween(of, companies.get(company) ?? []) ? companies.get(company) ?? [] : []))];
  return {
    kind: "comparison", id: `comparison:${name}`, members: [...new Set(behind.map(({ id }) => id))], subjects: compare,
    title, home: behind[0]?.company ?? "",
  };
}

/** Older figures of shares are converted then; what bears the split out may stand in any filing of the company. */
function liesSplitBetween(columns: readonly FilingCard[], all: readonly FilingCard[]): boolean {
  const days = columns.map(({ published }) => published).toSorted();
  const [first = "", last = ""] = [days[0], days.at(-1)];
  return all.some(({ splits, published }) => splits && first < published && published <= last);
}

/** Each release of a company is compared with that of the quarter before, and of the same quarter a year before. */
function earlierReleases(of: readonly FilingCard[]): ComparisonPlan[] {
  // Of several releases of one quarter (a correction) the newest, which stands first.
  const byQuarter = new Map(of.toReversed().flatMap(({ quarter, id }) =>
    (quarter === null ? [] : [[keyOf(quarter), id]])));
  return of.flatMap(({ id, quarter: own }) => {
    if (own === null) return [];
    const { year, quarter } = own;
    const before = quarter === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: quarter - 1 };
    const earlier = [before, { year: year - 1, quarter }].flatMap((wanted) => byQuarter.get(keyOf(wanted)) ?? []);
    return earlier.length === 0 ? [] : [{ name: id, title: null, compare: [id, ...earlier] }];
  });
}

const keyOf = ({ year, quarter }: { year: number; quarter: number }): string => `${year} ${quarter}`;

function findingsOf({ file, line, compare }: CompareFile, known: ReadonlyMap<string, unknown>): Finding[] {
  const right = [...known.keys()];
  const place = { file, line };
  const few: Finding[] = compare.length >= 2 ? [] : [{
    code: "compares-too-little", place, what: `it names ${compare.length} of them`, expected: "two or more filings or companies",
    mend: `write compare: [${right.slice(0, 2).join(", ")}]`,
  }];
  return [...few, ...compare.filter((name) => !known.has(name)).map((name): Finding => {
    const meant = nearest(name, right);
    return {
      code: "compares-nothing-known", place, what: `there is no earnings release or company "${name}"`,
      expected: meant === undefined ? `one of ${right.slice(0, 6).join(", ")}`
        : `a filing's id or a company's folder, such as "${meant}"`,
      ...(meant === undefined ? {} : { mend: `write ${meant}` }),
    };
  })];
}
