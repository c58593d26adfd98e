/** `npm run intake`: documents become Filing JSON, with a report of each. */
import { FindingsError, type Finding } from "../lib/finding.ts";
import { readFiling } from "../store/read-filing.ts";
import { filingText } from "../store/write-filing.ts";
import type { Tie } from "../model/tie.ts";
import { examineFiling } from "../tieout/examine.ts";
import { compareWithXbrl } from "./against.ts";
import { passOver, readReport, unreadReport, type DocumentReport, type Examination } from "./document-report.ts";
import { documentsOfAccession, documentsOfFiling } from "./edgar-documents.ts";
import { EdgarClient } from "./edgar/client.ts";
import { chooseFilings, isAmendment, type FilingChoice } from "./edgar/company-filings.ts";
import { cikOf, fetchSubmissions } from "./edgar/edgar.ts";
import { edgarSettings } from "./edgar/settings.ts";
import { resolveSource, type Company } from "./edgar/source.ts";
import { parseSubmissions, type ListedFiling, type Submissions } from "./edgar/submissions.ts";
import type { Said } from "./intake-options.ts";
import { keepFiling, type Kept } from "./keep-filing.ts";
import { pathsOf, readBounded } from "./local-documents.ts";
import { readSource, type Reading } from "./read-source.ts";
import { kindOfBytes } from "./recognise.ts";
import { readShelf, type Shelf } from "./shelf.ts";
import type { SourceDocument } from "./source-document.ts";
import { documentsInSubmission } from "./submission-text.ts";
import type { SeriesReport } from "./take-series.ts";
import type { CompanyFacts } from "./xbrl/companyfacts.ts";

export interface IntakeOptions {
  /** Folder of the filings. */
  readonly folder: string;
  readonly said: Said;
  readonly choice: FilingChoice;
  /** Replace a Filing JSON that is there and differs. */
  readonly force: boolean;
  /** Write no Filing JSON; of a company, only list what would be taken. */
  readonly dryRun: boolean;
  readonly offline: boolean;
  /** Day on which waivers are judged. */
  readonly today: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** What became of a filing that was found on EDGAR. */
export interface FilingLine {
  readonly what: "new" | "amended" | "known" | "changed" | "listed" | "refused" | "failed";
  readonly accession: string;
  readonly form: string;
  readonly filed: string;
  readonly cik: string;
  readonly company: string;
  /** Paths of its Filing JSON. */
  readonly files: readonly string[];
  /** Why it was refused, or could not be fetched. */
  readonly reasons: readonly string[];
}

export interface IntakeRun {
  readonly documents: readonly DocumentReport[];
  readonly filings: readonly FilingLine[];
  readonly series: readonly SeriesReport[];
  /** Of sources that gave no document. */
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

/** 0: all ties; 3: read, with findings; 2: no Filing JSON could be made of something. */
export function exitCodeOf({ documents, filings, series, findings }: IntakeRun): 0 | 2 | 3 {
  if (series.some(({ status }) => status === "refused" || status === "failed")) return 2;
  if (findings.length > 0 || filings.some(({ what }) => what === "failed")) return 2;
  if (documents.some(({ outcome }) => outcome === "could-not-read")) return 2;
  if (documents.some(({ outcome }) => outcome === "has-findings")) return 3;
  return series.some((one) => one.findings.length > 0) ? 3 : 0;
}

/** 2 where something could not be fetched: what was, a later step tells of. */
export const unattendedExitCodeOf = ({ filings, findings }: IntakeRun): 0 | 2 =>
  (findings.length > 0 || filings.some(({ what }) => what === "failed") ? 2 : 0);

/** `changed`: its Filing JSON is there and differs, and was left as it is. */
function becameOf({ form }: ListedFiling, reports: readonly DocumentReport[]): FilingLine["what"] {
  const statuses = new Set(reports.map(({ status }) => status));
  if (statuses.has("written") || statuses.has("replaced")) return isAmendment(form) ? "amended" : "new";
  if (statuses.has("refused") || statuses.has("failed")) return "changed";
  return statuses.has("unchanged") ? "known" : "refused";
}

type Became = Pick<FilingLine, "what"> & { readonly reasons?: readonly string[] };

/** Takes in one source after the other; what fails is told, and the others are taken all the same. */
export class Intake {
  readonly options: IntakeOptions;
  readonly shelf: Shelf;
  readonly documents: DocumentReport[] = [];
  readonly filings: FilingLine[] = [];
  readonly series: SeriesReport[] = [];
  readonly findings: Finding[] = [];
  readonly notes: string[] = [];
  /** What the facts are compared with. */
  against: CompanyFacts | undefined;
  #client: EdgarClient | undefined;

  private constructor(options: IntakeOptions, shelf: Shelf) {
    this.options = options;
    this.shelf = shelf;
  }

  static async open(options: IntakeOptions): Promise<Intake> {
    return new Intake(options, await readShelf(options.folder));
  }

  get client(): EdgarClient {
    const { variables, offline } = this.options;
    this.#client ??= new EdgarClient(edgarSettings(variables, { offline }));
    return this.#client;
  }

  /** A file, a folder, an accession number, or a company by ticker or CIK. */
  async take(source: string): Promise<void> {
    await this.orTell(async () => {
      const resolved = resolveSource(source);
      if (resolved.kind === "file") await this.#takePath(resolved.path);
      else if (resolved.kind === "accession") await this.takeAll(await documentsOfAccession(this.client, resolved));
      else await this.#takeCompany(resolved);
    });
  }

  async #takePath(path: string): Promise<void> {
    for (const file of await pathsOf(path)) {
      await this.orTell(async () => this.#takeFile(file, await readBounded(file)));
    }
  }

  async #takeFile(file: string, bytes: Uint8Array): Promise<void> {
    const document: SourceDocument = { source: file, bytes };
    if (kindOfBytes(bytes) !== "submission") {
      await this.takeAll([document]);
      return;
    }
    const documents = documentsInSubmission(document);
    const parts = documents.filter(({ source }) => source !== file);
    const names = parts.map(({ source, type }) => `${type} ${source.slice(file.length + 1)}`);
    if (parts.length > 0) this.notes.push(`${file}: a submission; read of it ${names.join(", ")}`);
    await this.takeAll(documents);
  }

  async #takeCompany(company: Company): Promise<void> {
    const { choice, dryRun, force } = this.options;
    const cik = await cikOf(this.client, company);
    const submissions = await fetchSubmissions(this.client, cik, choice.since);
    const { filings, left } = chooseFilings(submissions.filings, choice);
    if (filings.length === 0) this.notes.push(`${submissions.name}: no filing of the forms that were asked for`);
    if (left > 0) this.notes.push(`${submissions.name}: ${left} older filings left out; --limit takes more, --since fewer`);
    for (const filing of filings.toReversed()) {
      const isKnown = this.shelf.of(filing.accession).length > 0;
      if (isKnown && !force) this.#line(filing, submissions, { what: "known" });
      else if (dryRun) this.list(filing, submissions);
      else await this.takeFiling(filing, submissions);
    }
  }

  /** Reads and keeps one filing of EDGAR, and says what became of it. */
  async takeFiling(filing: ListedFiling, company: Submissions): Promise<FilingLine> {
    try {
      const reports = await this.takeAll(await documentsOfFiling(this.client, filing, company));
      const refused = reports.flatMap(({ findings, source }) =>
        findings.slice(0, 1).map(({ code, what }) => `${source}: ${what} (${code})`));
      return this.#line(filing, company, { what: becameOf(filing, reports), reasons: refused });
    } catch (error) {
      if (!(error instanceof FindingsError)) throw error;
      this.findings.push(...error.findings);
      const reasons = error.findings.map(({ code, what }) => `${what} (${code})`);
      return this.#line(filing, company, { what: "failed", reasons });
    }
  }

  #line({ accession, form, filed }: ListedFiling, { cik, name }: Submissions, became: Became): FilingLine {
    const files = this.shelf.of(accession).map(({ file }) => file);
    const { what, reasons = [] } = became;
    const line = { what, accession, form, filed, cik, company: name, files, reasons };
    this.filings.push(line);
    return line;
  }

  async takeAll(documents: readonly SourceDocument[]): Promise<DocumentReport[]> {
    const taken: DocumentReport[] = [];
    for (const document of documents) taken.push(await this.#takeDocument(document));
    const reports = passOver(taken);
    this.documents.push(...reports.filter(({ kind }) => kind !== "submissions"));
    return reports;
  }

  async #takeDocument(document: SourceDocument): Promise<DocumentReport> {
    const { said, force, dryRun } = this.options;
    const reading = readSource(document, said);
    if (reading.kind === "submissions") this.#list(document);
    if (reading.kind === "filing-json" && this.against !== undefined) return this.#compareFiling(document, reading);
    if (reading.filing === undefined) return unreadReport({ document, reading });
    const given = said.id === undefined ? {} : { id: said.id };
    const kept = await keepFiling(reading.filing, { shelf: this.shelf, force, dryRun, ...given });
    return readReport({ document, reading }, this.#examine(kept));
  }

  #examine(kept: Kept): Examination {
    const { against } = this;
    const examined = examineFiling(kept.filing, this.options.today);
    if (against === undefined) return { kept, examined };
    const { filing, file } = kept;
    return { kept, examined, xbrl: compareWithXbrl({ examined, file, text: filingText(filing, file) }, against) };
  }

  /** A Filing JSON that is there already can be compared with XBRL; there is nothing else to take of it. */
  async #compareFiling(document: SourceDocument, reading: Reading): Promise<DocumentReport> {
    const { source: file } = document;
    const { filing, findings, place } = await readFiling(file, file);
    if (filing === undefined) return unreadReport({ document, reading: { ...reading, findings } });
    const kept: Kept = { filing, file, status: "unchanged", findings: [] };
    const placed = { ...reading, findings, placeOf: (tie: Tie) => place(tie.place.pointer) };
    return readReport({ document, reading: placed }, this.#examine(kept));
  }

  /** A submissions file is a list: its filings are told, none is fetched. */
  #list({ source, bytes }: SourceDocument): void {
    const submissions = parseSubmissions({ url: source, bytes, sha256: "", from: "cache" });
    const { filings, left } = chooseFilings(submissions.filings, this.options.choice);
    this.notes.push(`${source}: ${submissions.filings.length} filings of ${submissions.name} (CIK ${submissions.cik}); `
      + `${filings.length} of them would be taken${left > 0 ? `, ${left} more beyond --limit` : ""}`);
    for (const filing of filings.toReversed()) this.list(filing, submissions);
  }

  /** Says that a filing is there, and takes nothing. */
  list(filing: ListedFiling, company: Submissions): void {
    this.#line(filing, company, { what: "listed" });
  }

  async orTell(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof FindingsError)) throw error;
      this.findings.push(...error.findings);
    }
  }
}
