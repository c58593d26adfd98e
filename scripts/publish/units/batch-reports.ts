/** The reports of a batch: recalled where they are kept, made where not, and read only if somebody asks. */
import { isError, type Finding } from "../../lib/finding.ts";
import { isFilingReport, type Report } from "../../model/report.ts";
import type { Kept, Store } from "../kept/product-store.ts";
import type { Front, ShownOutcome } from "./front.ts";
import { collectionKey, reportKey, type KeySetting } from "./keys.ts";
import type { Made, ReadFiling } from "./make-reports.ts";
import type { PlannedFiling, Unit } from "./unit.ts";

/** What is kept beside the text of a Report. */
export interface ReportData {
  readonly front: Front;
  readonly warnings: readonly Finding[];
  /** Of a company: filing → what its page shows of what became of its guidance. */
  readonly outcomes: Readonly<Record<string, ShownOutcome>>;
}

const outcomesOf = (company: Unit): ReportData["outcomes"] => (company.product("report").data as ReportData).outcomes;

/** A filing behind a collection; examined only where this build has done so. */
type Member = Pick<ReadFiling, "report"> & Partial<ReadFiling>;

interface MadeReport { readonly report: Report; readonly ledger?: string; readonly warnings: readonly Finding[] }

export class BatchReports {
  /** Errors of filings, as they were found. */
  readonly findings: Finding[] = [];
  readonly #filings: ReadonlyMap<string, PlannedFiling>;
  readonly #read = new Map<string, ReadFiling | undefined>();
  readonly #reports = new Map<string, Report>();
  /** Companies by filing of theirs, once they are settled. */
  readonly #companies = new Map<string, Unit>();
  readonly #setting: KeySetting;
  readonly #store: Store;

  /** `filings`: of the batch, and those of others that its collections rest on. */
  constructor(filings: readonly PlannedFiling[], setting: KeySetting, store: Store) {
    this.#filings = new Map(filings.map((filing) => [filing.card.id, filing]));
    this.#setting = setting;
    this.#store = store;
  }

  /** Whether the product "report" is kept; it is there then. */
  async recall(unit: Unit): Promise<boolean> {
    const kept = await this.#store.find("report", this.#keyOf(unit));
    if (kept !== undefined) this.#put(unit, kept);
    return kept !== undefined;
  }

  #put(unit: Unit, kept: Kept): void {
    unit.kept.set("report", kept);
    if (unit.kind === "company") for (const filing of Object.keys(outcomesOf(unit))) this.#companies.set(filing, unit);
  }

  /** Digest of what the page of a filing shows of its company; undefined where it shows nothing of it. */
  outcomeOf({ id }: Unit): string | undefined {
    const company = this.#companies.get(id);
    return company && outcomesOf(company)[id]?.digest;
  }

  /** Puts the product "report" there, unless the filing is wrong. */
  async settle(unit: Unit): Promise<void> {
    if (await this.recall(unit)) return;
    const [{ frontOf, shownOutcomes }, key] = [await import("./front.ts"), this.#keyOf(unit)];
    const made = unit.filing === undefined ? await this.#collection(unit) : await this.#filing(unit.filing);
    if (made === undefined) return;
    this.#reports.set(unit.id, made.report);
    const outcomes = shownOutcomes(made.report, await this.#memberReports(unit.collection?.members ?? []));
    const data: ReportData = { front: frontOf(made.report), warnings: made.warnings, outcomes };
    const ledger = made.ledger === undefined ? {} : { ledger: made.ledger };
    const texts = { report: JSON.stringify(made.report), ...ledger };
    this.#put(unit, await this.#store.keep("report", key, { texts, data }));
    unit.made.add("report");
  }

  /** The Report of a unit that is settled. Throws a RangeError where its text has been lost since. */
  async reportOf(unit: Unit): Promise<Report> {
    const known = this.#reports.get(unit.id);
    if (known !== undefined) return known;
    const text = await this.#store.text(unit.product("report"), "report");
    const report = text === undefined ? await this.#remade(unit) : JSON.parse(text) as Report;
    this.#reports.set(unit.id, report);
    return report;
  }

  /**
   * Reports of the filings behind a collection; for a filing the company's, where it tells what came of guidance, and
   * those of the filings that told it.
   */
  async behind(unit: Unit): Promise<Report[]> {
    const company = this.#companies.get(unit.id);
    if (company === undefined) return this.#memberReports(unit.collection?.members ?? []);
    const told = outcomesOf(company)[unit.id]?.filings ?? [];
    return [await this.reportOf(company), ...await this.#memberReports(told)];
  }

  async #memberReports(ids: readonly string[]): Promise<Report[]> {
    const reports: Report[] = [];
    for (const id of ids) {
      const report = (await this.#memberReport(id))?.report;
      if (report !== undefined) reports.push(report);
    }
    return reports;
  }

  /** What a unit's pages depend on of filings other than its own. */
  behindKeys(unit: Unit): string[] {
    return [...this.#memberKeys(unit), ...[this.outcomeOf(unit) ?? []].flat()];
  }

  #memberKeys(unit: Unit): string[] {
    return (unit.collection?.members ?? []).map((id) => reportKey(this.#planned(id), this.#setting));
  }

  #keyOf(unit: Unit): string {
    const { filing, collection } = unit;
    if (filing !== undefined) return reportKey(filing, this.#setting);
    if (collection === undefined) throw new RangeError(`${unit.id} is neither a filing nor a collection`);
    return collectionKey(collection, this.#memberKeys(unit), this.#setting);
  }

  async #remade(unit: Unit): Promise<Report> {
    const made = unit.filing === undefined ? await this.#collection(unit) : await this.#filing(unit.filing);
    if (made === undefined) throw new RangeError(`${unit.id} cannot be read again`);
    return made.report;
  }

  async #filing(filing: PlannedFiling): Promise<(Omit<ReadFiling, "examined">) | undefined> {
    return this.#readFiling(filing.card.id);
  }

  async #collection(unit: Unit): Promise<MadeReport | undefined> {
    if (unit.collection === undefined) return undefined;
    const { amendmentFindings, buildCollectionReport, figuresOfFiling } = await import("./make-reports.ts");
    const made = new Map<string, Made>();
    for (const id of unit.collection.members) {
      const member = await this.#memberReport(id);
      if (member === undefined) return undefined;
      made.set(id, { examined: member.examined ?? figuresOfFiling(member.report.filing), report: member.report });
    }
    const filings = [...made.values()].map(({ report }) => report.filing);
    const findings = unit.kind === "company"
      ? amendmentFindings(filings, (id) => ({ file: this.#planned(id).file })) : [];
    this.findings.push(...findings.filter(isError));
    if (findings.some(isError)) return undefined;
    return { report: buildCollectionReport(unit.collection, made), warnings: findings };
  }

  /** A filing that a collection rests on: as it was examined, or by its kept Report, which holds the filing whole. */
  async #memberReport(id: string): Promise<Member | undefined> {
    const known = this.#read.get(id);
    if (known !== undefined) return known;
    const report = this.#reports.get(id) ?? await this.#keptReport(id);
    if (report === undefined || !isFilingReport(report)) return this.#readFiling(id);
    this.#reports.set(id, report);
    return { report };
  }

  /** What is kept is of a filing without errors. */
  async #keptReport(id: string): Promise<Report | undefined> {
    const kept = await this.#store.find("report", reportKey(this.#planned(id), this.#setting));
    const text = kept && await this.#store.text(kept, "report");
    return text === undefined ? undefined : JSON.parse(text) as Report;
  }

  async #readFiling(id: string): Promise<ReadFiling | undefined> {
    if (this.#read.has(id)) return this.#read.get(id);
    const { today, inputs: { version } } = this.#setting;
    const { makeReport } = await import("./make-reports.ts");
    const made = await makeReport(this.#planned(id), { today, version });
    if ("findings" in made) this.findings.push(...made.findings);
    const read = "findings" in made ? undefined : made;
    this.#read.set(id, read);
    return read;
  }

  #planned(id: string): PlannedFiling {
    const planned = this.#filings.get(id);
    if (planned === undefined) throw new RangeError(`${id} is not planned`);
    return planned;
  }

  get hasErrors(): boolean {
    return this.findings.some(isError);
  }
}
