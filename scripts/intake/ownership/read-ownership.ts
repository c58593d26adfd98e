/**
 * SEC Forms 3, 4 and 5 and their amendments, as XML (schemas X0101 to X0609) or as a submission that holds it
 * → Filing JSON. Nothing of the document is lost: {@link ownershipXml} writes it again. The one exception is
 * the filer's CCC, a password that some filers' software leaves in; it is withheld.
 */
import { sha256Of } from "../../lib/files.ts";
import { sortFindings, type Finding, type FindingPlace } from "../../lib/finding.ts";
import { ownership, type Ownership } from "../../model/ownership.ts";
import { checkReferences } from "../../store/check-references.ts";
import { isPlainDate } from "../../model/plain-date.ts";
import { wordsForIssue } from "../../store/issue-words.ts";
import { readXml, type XmlDocument } from "../xml/read-xml.ts";
import { elementsIn, type XmlElement } from "../xml/tree.ts";
import { asFiled } from "./as-filed.ts";
import { filingId } from "./filing-id.ts";
import { isFirstSchema, withTables } from "./first-schema.ts";
import { OWNERSHIP_DOCUMENT } from "./form.ts";
import { formIn, type FormRoot } from "./form-root.ts";
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
  const found = formIn(document.root);
  if (found === undefined) {
    return { findings: [...findings, notOwnership(document.root, document)], notes: NO_NOTES };
  }
  if (found.isInside) findings.push(around(document.root, document));
  const { root, withheld } = withoutSecrets(found.form);
  const read = filingFrom({ document, root, found, wrapped, sha256: sha256Of(bytes) });
  return {
    ...(read.filing && { filing: read.filing }), findings: sortFindings([...findings, ...read.findings]),
    notes: notesOn(root, read.filing, withheld),
  };
}

interface Source { document: XmlDocument; root: XmlElement; found: FormRoot; wrapped: Unwrapped; sha256: string }

function filingFrom({ document, root, found, wrapped, sha256 }: Source): Pick<OwnershipRead, "filing" | "findings"> {
  const draft = readForm(document, isFirstSchema(root) ? withTables(root) : root);
  const checked = ownership.safeParse(candidate(draft.fields, wrapped, sha256));
  if (!checked.success) {
    return { findings: [...draft.findings, ...missingParts(checked.error.issues, { draft, document })] };
  }
  const prefixed = found.prefix === undefined ? [] : [{ at: ".", prefix: found.prefix }];
  const filing = { ...checked.data, asFiled: [...prefixed, ...asFiled(root, usualTree(checked.data))] };
  const wrong = checkReferences(filing, filing.id).map(({ code, pointer, what, expected, severity }): Finding => ({
    code, place: placeOf(pointer, { draft, document }), subject: pointer, what, ...(expected && { expected }),
    mend: THEIRS, ...(severity && { severity }),
  }));
  const unsigned = hasNoDay(filing, wrapped) ? [unknownDay(filing, placeOf(SIGNATURE, { draft, document }))] : [];
  return { filing, findings: [...draft.findings, ...unsigned, ...wrong] };
}

const hasNoDay = (form: Form, { filed }: Unwrapped): boolean => filed === undefined && daysSigned(form).length === 0;

const unknownDay = ({ source }: Ownership, place: FindingPlace): Finding => ({
  code: "unknown-day-of-filing", severity: "warning", place, subject: SIGNATURE, what: "no signature with a day",
  expected: "the day of a signature, on which the form was filed or before",
  mend: `${source.published}, the last day that the form names, is taken; correct "published" in "source"`,
});

const around = (root: XmlElement, document: XmlDocument): Finding => ({
  code: "not-of-the-form", severity: "warning", place: document.place(root),
  what: `<${root.name.slice(0, 60)}> around the form`, expected: `<${OWNERSHIP_DOCUMENT}> alone`,
  mend: "the form inside is read whole; what stands around it is not kept",
});

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
    id: isNamed ? filingId(form, { day: published ?? form.periodOfReport, ...(accession && { accession }), sha256 })
      : "unnamed",
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
 * filed on that day. A form that nobody signed with a day was filed on the last day that it names, or later.
 */
function dayFiled(form: Form): string | undefined {
  const signed = daysSigned(form);
  const isEvent = form.documentType === "3" || signed.length === 0;
  const events = isEvent && isPlainDate(form.periodOfReport) ? [form.periodOfReport] : [];
  const traded = signed.length > 0 ? [] : daysTraded(form);
  return [...signed, ...events, ...traded].toSorted().at(-1);
}

const daysSigned = ({ ownerSignature }: Form): string[] =>
  ownerSignature.map(({ signatureDate }) => signatureDate).filter((day) => day !== undefined);

const daysTraded = ({ nonDerivativeTable, derivativeTable }: Form): string[] =>
  [...nonDerivativeTable.nonDerivativeTransaction, ...derivativeTable.derivativeTransaction]
    .map(({ transactionDate }) => transactionDate.value).filter((day) => day !== undefined);

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
    expected: wordsForIssue(issue),
    mend: "the document lacks what every such form has: take it again from EDGAR",
  }));
}

type Issue = Parameters<typeof wordsForIssue>[0];

const SIGNATURE = "/ownerSignature";

const subjectOf = ({ path }: Issue): string => path.map((step) => `/${String(step)}`).join("");

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
