/**
 * The facts of a company's releases as one body: for each concept and period the figure of the newest filing, and what
 * older filings printed of the same. Where an older filing agrees and prints more digits, its figure stands for both.
 */
import type { CompanyCalendar } from "../../facts/company-calendar.ts";
import { collectFact } from "../../facts/collected-fact.ts";
import { mostPrecise } from "../../facts/fact-set.ts";
import { isGuidance } from "../../facts/release-facts.ts";
import type { Fact } from "../../model/fact.ts";
import type { Grade } from "../../model/tie.ts";
import { duplicateGrade } from "../duplicate-ties.ts";
import type { ExaminedRelease } from "./releases.ts";
import type { Explained } from "./splits.ts";

/** What an older filing printed; "untied" where the newer one restates it. */
export interface OlderFact {
  readonly fact: Fact;
  readonly against: Fact;
  readonly grade: Grade;
  /** Where a stock split alone sets them apart. */
  readonly split?: Explained;
}

export interface Union { readonly facts: readonly Fact[]; readonly older: readonly OlderFact[] }

/** `releases` newest first. */
export function uniteFacts(releases: readonly ExaminedRelease[], calendar: CompanyCalendar): Union {
  const groups = new Map<string, Fact[]>();
  for (const { filing, facts } of releases) {
    for (const fact of onePerCell(facts.facts)) {
      const { id: periodId, period } = calendar.at(fact.period);
      const key = `${fact.concept}@${periodId}`;
      groups.set(key, [...groups.get(key) ?? [], collectFact(fact, { filing: filing.id, periodId, period })]);
    }
  }
  const settled = [...groups.values()].map(settle);
  return { facts: settled.map(({ chosen }) => chosen), older: settled.flatMap(({ older }) => older) };
}

/** A filing may print a fact in several tables; those agree, and the most precise stands for them. */
function onePerCell(facts: readonly Fact[]): Fact[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = `${fact.concept}@${fact.periodId}`;
    if (!isGuidance(fact)) groups.set(key, [...groups.get(key) ?? [], fact]);
  }
  return [...groups.values()].flatMap((group) => mostPrecise(group) ?? []);
}

function settle(group: readonly Fact[]): { chosen: Fact; older: OlderFact[] } {
  const [newest] = group;
  if (newest === undefined) throw new RangeError("a fact that no filing prints");
  const chosen = mostPrecise(group.filter((fact) => fact === newest || agree(fact, newest))) ?? newest;
  // Another currency is another figure, which says nothing of this one.
  const others = group.filter((fact) => fact !== chosen && fact.unit === chosen.unit);
  return { chosen, older: others.map((fact) => ({ fact, against: chosen, grade: duplicateGrade(fact, chosen) })) };
}

const agree = (a: Fact, b: Fact): boolean => duplicateGrade(a, b) !== "untied";
