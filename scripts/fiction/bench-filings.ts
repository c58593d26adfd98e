/**
 * Filings for measuring a build: as many as wanted, of fictional companies over several years; the same seed, the
 * same filings.
 */
import type { EarningsRelease } from "../model/earnings-release.ts";
import type { Filing } from "../model/filing.ts";
import type { Ownership } from "../model/ownership.ts";
import { readOwnership } from "../intake/ownership/read-ownership.ts";
import { addDays } from "../model/plain-date.ts";
import { openingOf, planOf } from "./any-business.ts";
import { keepBooks, type Books } from "./books.ts";
import { monthCalendar, weekCalendar } from "./calendar.ts";
import { gaapRelease, type GaapIssuer } from "./gaap-release.ts";
import { ifrsReport, type IfrsIssuer } from "./ifrs-release.ts";
import { ownershipDocument, type FormIssuer } from "./ownership-document.ts";
import { randomFrom, type Random } from "./random.ts";

const FIRST_YEAR = 2017;
const YEARS = [2017, 2018, 2019, 2020, 2021, 2022];
/** Years that are reported; those around them are compared with and guided. */
const REPORTED = [2018, 2019, 2020, 2021];
const QUARTERS = [1, 2, 3, 4];

const FIRST_WORDS = ["Alder", "Birch", "Cedar", "Dune", "Ember", "Fjord", "Grove", "Harbor", "Inlet", "Juniper"] as const;
const SECOND_WORDS = ["Instruments", "Systems", "Materials", "Networks", "Optics", "Foods", "Software", "Logistics"] as const;

const LETTERS = 26;

/** "ZAAA", "ZAAB", …: four letters that begin with Z. */
function tickerOf(company: number): string {
  const letter = (at: number): string => String.fromCharCode("A".charCodeAt(0) + (Math.floor(company / LETTERS ** at) % LETTERS));
  return `Z${letter(2)}${letter(1)}${letter(0)}`;
}

interface Company {
  /** The how manyth. */
  readonly at: number;
  readonly gaap: GaapIssuer;
  readonly books: Books;
  readonly isIfrs: boolean;
  readonly random: Random;
}

function companyOf(seed: string, company: number): Company {
  const name = `${seed} ${company}`;
  const random = randomFrom(name);
  const isIfrs = company % 5 === 4;
  const [calendar, yearEnd] = isIfrs || random.chance(600) ? [monthCalendar("12-31"), "12-31"] : [weekCalendar("09-30"), "09-30"];
  const ticker = tickerOf(company);
  const title = `${random.oneOf(FIRST_WORDS)} ${random.oneOf(SECOND_WORDS)} ${ticker} (fictional)`;
  // The statements under IFRS have no rows for these.
  const left = isIfrs ? { other: 0n, withheldTaxes: 0n } : {};
  const books = keepBooks(openingOf(name), YEARS.flatMap(calendar), (when, before) =>
    ({ ...planOf(name, (when.year - FIRST_YEAR) * QUARTERS.length + when.quarter - 1, { when, before }), ...left }));
  const issuer = {
    cik: `99${String(company).padStart(8, "0")}`, name: title, ticker, exchange: "Fictional Exchange", prefix: ticker.toLowerCase(),
  };
  const money = isIfrs ? { unit: "EUR", scale: 6, places: 1 } : { unit: "USD", scale: 3, places: 0 };
  return { at: company, gaap: { issuer, money, calendar, yearEnd, seed: name }, books, isIfrs, random };
}

function reportsOf({ gaap, books, isIfrs, random }: Company): EarningsRelease[] {
  if (isIfrs) {
    const issuer: IfrsIssuer = gaap;
    return REPORTED.flatMap((year) => ([2, 4] as const).map((quarters) => ifrsReport(issuer, books, { year,
      quarters })));
  }
  return REPORTED.flatMap((year) => QUARTERS.map((quarter) => {
    const misprint = random.chance(60) ? { misprintIn: `q${quarter}-${year - 1}` } : {};
    return gaapRelease(gaap, { books, year, quarter, ...misprint });
  }));
}

interface Deed { readonly code: string; readonly direction: "A" | "D" }

const DEEDS: readonly [Deed, ...Deed[]] = [
  { code: "P", direction: "A" }, { code: "S", direction: "D" }, { code: "F", direction: "D" }, { code: "G", direction: "D" },
];

/** A Form 4 with one to five transactions on one holding, each roll forward right. */
function formOf({ cik, name, ticker }: FormIssuer, { random, person, filed }: { random: Random; person: number;
  filed: string }): Ownership {
  let held = random.between(20_000, 400_000);
  const rows = Array.from({ length: random.between(1, 5) }, (_, at) => {
    const { code, direction } = random.oneOf(DEEDS);
    const shares = random.between(100, 3_000);
    held += direction === "A" ? shares : -shares;
    const price = code === "G" ? "0" : `${random.between(5, 180)}.${random.between(10, 99)}`;
    return {
      title: { value: "Common Stock" }, after: { value: String(held) },
      trade: { date: addDays(filed, -2), code, direction, shares: String(shares), price: { value: price, ...(at === 0 ? { notes: ["F1"] } : {}) } },
    };
  });
  const document = ownershipDocument({ cik, name, ticker }, {
    type: "4", period: addDays(filed, -2), signed: filed, shares: rows, derivatives: [],
    person: { cik: `98${String(person).padStart(8, "0")}`, name: `Person ${tickerOf(person)}`, signature: `/s/ ${tickerOf(person)} Person`, isDirector: true },
    footnotes: { F1: "The price does not include fees." },
  });
  const { filing } = readOwnership(new TextEncoder().encode(document), "fiction");
  if (filing === undefined) throw new TypeError(`a form of ${name} does not read`);
  return { ...filing, source: { ...filing.source, fictional: true } };
}

const FORMS_A_YEAR = 3;
/** Officers and directors of a company; each is of one company alone. */
const INSIDERS = 8;
const DAYS = 330;

function formsOf({ at: company, gaap, random }: Company, forms: number): Ownership[] {
  const apart = Math.floor(DAYS / forms);
  return REPORTED.flatMap((year) => Array.from({ length: forms }, (_, at) => formOf(gaap.issuer, {
    random, person: company * INSIDERS + at % INSIDERS,
    filed: addDays(`${year}-01-05`, at * apart + random.between(0, Math.max(0, apart - INSIDERS))),
  })));
}

export interface BenchMixture {
  readonly seed: string;
  /** Forms 4 a company files in a year; a release comes each quarter, or each half year under IFRS. */
  readonly forms?: number;
}

/** Company by company, until there are `count`. */
export function benchFilings(count: number, { seed, forms = FORMS_A_YEAR }: BenchMixture): Filing[] {
  const filings: Filing[] = [];
  for (let company = 0; filings.length < count; company += 1) {
    const made = companyOf(seed, company);
    filings.push(...reportsOf(made), ...formsOf(made, forms));
  }
  return filings.slice(0, count);
}
