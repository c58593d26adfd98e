/**
 * SEC Forms 3, 4 and 5 and their amendments, as XML (schemas X0101 to X0609) or as a submission that holds it
 * → Filing JSON. Nothing of the document is lost: {@link ownershipXml} writes it again. The one exception is
 * the filer's CCC, a password that some filers' software leaves in; it is withheld.
 */
import { sha256Of } from "../../lib/files.ts";
import { sortFindings, type Finding, type FindingPlace } from "../../lib/finding.ts";
import { ownership, type Ownership } from "../../model/ownership.ts";
import { checkReferences } from "../../store/check-references.ts";
import { wordsForIssue } from "../../store/issue-words.ts";
import { readXml, type XmlDocument } from "../xml/read-xml.ts";
import { elementsIn, type XmlElement } from "../xml/tree.ts";
import { asFiled } from "./as-filed.ts";
import { contradictionsIn } from "./contradictions.ts";
import { filingId } from "./filing-id.ts";
import { isFirstSchema, withTables } from "./first-schema.ts";
import { OWNERSHIP_DOCUMENT } from "./form.ts";
import { usualTree } from "./ownership-xml.ts";
import { readForm, type FormDraft } from "./read-form.ts";
import { termsIn } from "./terms.ts";
import { unwrap, type Unwrapped } from "./unwrap.ts";

export interface OwnershipNotes {
  readonly schemaVersion?: string;
  /** Elements and footnote references of the document, all of them in the filing. */
  readonly elements: number;
  readonly footnoteReferences: number;
  /** Entries in `asFiled`. */
  readonly asFiled: number;
  /** Footnotes to which no field refers; filers use them for general remarks. */
  readonly unusedFootnotes: readonly string[];
  /** Names of elements that are never published. */
  readonly withheld: readonly string[];
}

export interface OwnershipRead {
  /** Present whenever the fields could be read, even where there are findings. */
  readonly filing?: Ownership;
  readonly findings: readonly Finding[];
  readonly notes: OwnershipNotes;
}

const NO_NOTES: OwnershipNotes = {
  elements: 0, footnoteReferences: 0, asFiled: 0, unusedFootnotes: [], withheld: [],
};

/** `shownAs` is the file as the user would type it; an accession number in it is taken for the filing's. */
export function readOwnership(bytes: Uint8Array, shownAs: string): OwnershipRead {
  const wrapped = unwrap(bytes, shownAs);
  if (wrapped.xml === undefined) return { findings: wrapped.findings, notes: NO_NOTES };
  const document = readXml({ bytes: wrapped.xml, start: wrapped.start });
  const findings = [...wrapped.findings, ...document.findings];
  if (document.root === undefined) return { findings, notes: NO_NOTES };
  if (document.root.name !== OWNERSHIP_DOCUMENT) {
    return { findings: [...findings, notOwnership(document.root, document)], notes: NO_NOTES };
  }
  const { root, withheld } = withoutSecrets(document.root);
  const read = filingFrom({ document, root, wrapped, sha256: sha256Of(bytes) });
  return {
    ...(read.filing && { filing: read.filing }), findings: sortFindings([...findings, ...read.findings]),
    notes: notesOn(root, read.filing, withheld),
  };
}

interface Source { document: XmlDocument; root: XmlElement; wrapped: Unwrapped; sha256: string }

function filingFrom({ document, root, wrapped, sha256 }: Source): Pick<OwnershipRead, "filing" | "findings"> {
  const draft = readForm(document, isFirstSchema(root) ? withTables(root) : root);
  const checked = ownership.safeParse(candidate(draft.fields, wrapped, sha256));
  if (!checked.success) {
    return { findings: [...draft.findings, ...missingParts(checked.error.issues, { draft, document })] };
  }
  const filing = { ...checked.data, asFiled: asFiled(root, usualTree(checked.data)) };
  const wrong = [...checkReferences(filing, filing.id), ...contradictionsIn(filing)];
  const found = wrong.map(({ code, pointer, what, expected, mend = THEIRS }): Finding => ({
    code, place: placeOf(pointer, { draft, document }), subject: pointer, what, ...(expected && { expected }), mend,
  }));
  return { filing, findings: [...draft.findings, ...found] };
}

const THEIRS = "the document's own mistake: it is read as it stands; ask the filer, or waive the tie that breaks";

/** The fields before they are checked: any of them may be missing all the same. */
type Form = Omit<Ownership, "$schema" | "kind" | "id" | "source" | "asFiled" | "waivers">;

/**
 * What the form itself does not have: kind, id and source; a symbol where the issuer has none; terms of
 * footnotes.
 */
function candidate(fields: FormDraft["fields"], { accession, filed }: Unwrapped, sha256: string): unknown {
  const form = withSymbol(fields as Form);
  const published = filed ?? dayFiled(form);
  const isNamed = form.issuer.issuerCik !== undefined && form.documentType !== undefined;
  return {
    $schema: "../../schemas/ownership.json", kind: "ownership", ...form,
    id: isNamed ? filingId(form, published ?? form.periodOfReport) : "unnamed",
    source: { document: `Form ${form.documentType}`, published, ...(accession && { accession }), sha256 },
    footnotes: form.footnotes.map((footnote) => {
      const terms = termsIn(footnote.text);
      return terms === undefined ? footnote : { ...footnote, terms };
    }),
    asFiled: [], waivers: [],
  };
}

/** Filers write NONE for an issuer without a trading symbol (Form 4, item 2); some leave it empty. */
const withSymbol = (form: Form): Form =>
  ({ ...form, issuer: { ...form.issuer, issuerTradingSymbol: form.issuer.issuerTradingSymbol ?? "NONE" } });

/**
 * A form is filed on the day of its last signature or later; without a header, that is the nearest that is
 * known. A Form 3 for an offering is signed before its event, the effectiveness of the registration, and
 * filed on that day.
 */
function dayFiled({ documentType, periodOfReport, ownerSignature }: Form): string | undefined {
  const signed = ownerSignature.map(({ signatureDate }) => signatureDate).filter((day) => day !== undefined);
  const events = documentType === "3" && signed.length > 0 ? [periodOfReport] : [];
  return [...signed, ...events].toSorted().at(-1);
}

interface Read { draft: FormDraft; document: XmlDocument }

/** Place of the element, or of the nearest around it that is there. */
function placeOf(pointer: string, { draft, document }: Read): FindingPlace {
  const element = draft.elements.get(pointer);
  if (element !== undefined) return document.place(element);
  return placeOf(pointer.slice(0, Math.max(pointer.lastIndexOf("/"), 0)), { draft, document });
}

/** What the schema asks for and the document does not give; each place once. */
function missingParts(issues: readonly Issue[], read: Read): Finding[] {
  const wanted = new Map(issues.toReversed().map((issue) => [subjectOf(issue), issue]));
  return [...wanted].map(([subject, issue]) => ({
    code: "missing-value", place: placeOf(subject, read), subject, what: "nothing that can be read here",
    expected: subject === SIGNATURE ? "a signature with its day" : wordsForIssue(issue),
    mend: "the document lacks what every such form has: take it again from EDGAR",
  }));
}

type Issue = Parameters<typeof wordsForIssue>[0];

/** The day of filing comes from the signatures. */
const SIGNATURE = "/ownerSignature";

function subjectOf({ path }: Issue): string {
  const pointer = path.map((step) => `/${String(step)}`).join("");
  return pointer === "/source/published" ? SIGNATURE : pointer;
}

const notOwnership = (root: XmlElement, document: XmlDocument): Finding => ({
  code: "not-ownership", place: document.place(root), what: `a document <${root.name.slice(0, 60)}>`,
  expected: `<${OWNERSHIP_DOCUMENT}>`,
  mend: "take the XML of the form itself; EDGAR's folder xslF345… holds a page made from it",
});

/** rptOwnerCcc, filerCcc: the CIK confirmation code, which works as a password. */
const SECRET = /ccc$/i;

function withoutSecrets(root: XmlElement): { root: XmlElement; withheld: string[] } {
  const withheld = elementsIn(root).filter(({ name }) => SECRET.test(name)).map(({ name }) => name);
  return { root: withheld.length === 0 ? root : cleaned(root), withheld };
}

const cleaned = (element: XmlElement): XmlElement =>
  ({ ...element, children: element.children.filter(({ name }) => !SECRET.test(name)).map(cleaned) });

function notesOn(root: XmlElement, filing: Ownership | undefined, withheld: readonly string[]): OwnershipNotes {
  const elements = elementsIn(root);
  const marks = elements.filter(({ name }) => name === "footnoteId").map(({ attributes }) => attributes["id"]);
  const used = new Set(marks);
  return {
    ...(filing?.schemaVersion && { schemaVersion: filing.schemaVersion }),
    elements: elements.length, footnoteReferences: marks.length, asFiled: filing?.asFiled?.length ?? 0,
    unusedFootnotes: (filing?.footnotes ?? []).map(({ id }) => id).filter((id) => !used.has(id)), withheld,
  };
}
