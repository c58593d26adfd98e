/**
 * EDGAR's companyfacts JSON (data.sec.gov/api/xbrl/companyfacts) → observations: every value that a company has tagged
 * without dimensions, as often as filings repeat it. Amounts keep their characters; nothing is chosen here.
 *
 * `fy` and `fp` are of the filing that tells the value, not of the value's own period, and `frame` is missing on most
 * values: neither says what a value is about, so neither is used to tell periods apart.
 */
import { FindingsError, type Finding } from "../../lib/finding.ts";
import type { Period } from "../../model/period.ts";
import { isPlainDate } from "../../model/plain-date.ts";
import type { Unit } from "../../model/unit.ts";
import { toPointer } from "../../store/pointer.ts";
import {
  JsonNumber, isJsonObject, parseJsonBytes, type JsonLimits, type JsonObject, type JsonValue,
} from "./json-text.ts";
import { plainNumber } from "./plain-number.ts";

export interface Observation {
  readonly period: Period;
  /** Plain decimal notation, same digits as the lexeme. */
  readonly value: string;
  /** The number as it stands in the JSON. */
  readonly lexeme: string;
  readonly accession: string;
  readonly form: string;
  readonly filed: string;
  /** "CY2024Q1I"; EDGAR gives one to one value of a period only, and to many none. */
  readonly frame?: string;
}

export interface TaggedConcept {
  /** "us-gaap:Revenues", "ifrs-full:Revenue", "dei:EntityCommonStockSharesOutstanding" */
  readonly concept: string;
  readonly label: string;
  /** "USD", "EUR", "shares", "USD/shares", "pure", or a word of the company's own ("segment"). */
  readonly unit: Unit;
  readonly observations: readonly Observation[];
}

export interface CompanyFacts {
  /** Ten digits. */
  readonly cik: string;
  readonly name: string;
  readonly concepts: readonly TaggedConcept[];
  /** Values that could not be read; the others stand. */
  readonly findings: readonly Finding[];
}

/** Throws a FindingsError for what is not companyfacts JSON, or larger than the limits allow. */
export function readCompanyFacts(bytes: Uint8Array, file: string, limits?: JsonLimits): CompanyFacts {
  const root = parseJsonBytes(bytes, file, limits);
  const facts = isJsonObject(root) ? root["facts"] : undefined;
  if (!isJsonObject(root) || !isJsonObject(facts)) {
    throw new FindingsError([{
      code: "not-companyfacts", place: { file }, what: "JSON without the field \"facts\"",
      expected: "EDGAR's companyfacts: { \"cik\", \"entityName\", \"facts\" }",
      mend: "fetch api/xbrl/companyfacts/CIK##########.json",
    }]);
  }
  const findings = new FindingList(file);
  const concepts = Object.entries(facts).flatMap(([taxonomy, inside]) =>
    conceptsOf(inside, { taxonomy, findings, path: ["facts", taxonomy] }));
  return { cik: cikOf(root["cik"]), name: textOf(root["entityName"]) ?? "", concepts, findings: findings.list };
}

interface Where { readonly taxonomy: string; readonly findings: FindingList; readonly path: readonly string[] }

function conceptsOf(inside: JsonValue, { taxonomy, findings, path }: Where): TaggedConcept[] {
  if (!isJsonObject(inside)) return findings.skip(path, "no object of concepts");
  return Object.entries(inside).flatMap(([name, body]) => {
    const here = [...path, name, "units"];
    const units = isJsonObject(body) ? body["units"] : undefined;
    if (!isJsonObject(body) || !isJsonObject(units)) return findings.skip(here, "a concept without units");
    const concept = `${taxonomy}:${name}`;
    const label = textOf(body["label"]) ?? name;
    return Object.entries(units).map(([unit, items]) =>
      ({ concept, label, unit, observations: observationsOf(items, { taxonomy, findings, path: [...here, unit] }) }));
  });
}

function observationsOf(items: JsonValue, { findings, path }: Where): Observation[] {
  if (!Array.isArray(items)) return findings.skip(path, "no list of values");
  return items.flatMap((item, at) => {
    const read = isJsonObject(item) ? readObservation(item) : "no object";
    return typeof read === "string" ? findings.skip([...path, String(at)], read) : [read];
  });
}

/** The observation, or what is wrong with it. */
function readObservation(item: JsonObject): Observation | string {
  const lexeme = item["val"] instanceof JsonNumber ? item["val"].text : textOf(item["val"]);
  const value = lexeme === undefined ? undefined : plainNumber(lexeme);
  if (lexeme === undefined || value === undefined) return "a value that is no number";
  const period = readPeriod(item);
  if (period === undefined) return "a value without a period";
  const [accession, form, filed] = [textOf(item["accn"]), textOf(item["form"]), textOf(item["filed"])];
  if (accession === undefined || filed === undefined || !isPlainDate(filed)) return "a value without its filing";
  const frame = textOf(item["frame"]);
  return { period, value, lexeme, accession, form: form ?? "", filed, ...(frame !== undefined && { frame }) };
}

function readPeriod(item: JsonObject): Period | undefined {
  const [start, end] = [textOf(item["start"]), textOf(item["end"])];
  if (end === undefined || !isPlainDate(end)) return undefined;
  if (start === undefined) return { instant: end };
  return isPlainDate(start) && start <= end ? { start, end } : undefined;
}

const textOf = (value: JsonValue | undefined): string | undefined =>
  (typeof value === "string" && value !== "" ? value : undefined);

/** EDGAR writes the CIK as a number in some answers and as a padded text in others. */
const cikOf = (value: JsonValue | undefined): string =>
  (value instanceof JsonNumber ? value.text : textOf(value) ?? "").replace(/^CIK/, "").padStart(10, "0");

const MOST_FINDINGS = 50;

/** Collects what is skipped; a file that is wrong throughout is told of fifty times, not a million. */
class FindingList {
  readonly list: Finding[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  skip(path: readonly string[], what: string): [] {
    if (this.list.length < MOST_FINDINGS) {
      this.list.push({
        code: "companyfacts-value-skipped", place: { file: this.#file }, subject: toPointer(...path), what,
        expected: "{ \"start\"?, \"end\", \"val\", \"accn\", \"form\", \"filed\" }",
      });
    }
    return [];
  }
}
