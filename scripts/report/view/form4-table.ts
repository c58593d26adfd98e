/** Tables I and II of Forms 3, 4 and 5 as rows of fields, in the form's own order of columns. */
import type {
  DerivativeHolding, DerivativeTransaction, NonDerivativeHolding, NonDerivativeTransaction,
} from "../../model/ownership.ts";
import type { OwnershipReport, Shown } from "../../model/report.ts";
import { lookup } from "./lookup.ts";
import { filedPrice } from "./prose-figure.ts";

interface Marked { readonly footnotes: readonly string[] }
export interface TextField extends Marked { readonly text: string; readonly pointer: string }
export interface DateField extends Marked { readonly date: string | null }
export interface FigureField extends Marked { readonly id: string; readonly shown: Shown | null }

export interface Form4Row {
  readonly id: string;
  readonly title: TextField;
  readonly date: DateField;
  readonly deemed: DateField;
  readonly code: TextField | null;
  /** "E" early, "L" late; else "". */
  readonly early: TextField;
  /** Securities, or dollars where the row is reported by value. */
  readonly shares: FigureField;
  /** "A" or "D"; "" for a holding. */
  readonly acquired: TextField;
  readonly price: FigureField;
  readonly after: FigureField;
  readonly ownership: TextField;
  readonly nature: TextField | null;
}

export interface Form4OptionRow extends Form4Row {
  readonly exercisePrice: FigureField;
  readonly exercisable: DateField;
  readonly expires: DateField;
  readonly underlying: TextField;
  readonly underlyingShares: FigureField;
}

interface Field { value?: string | undefined; footnoteId?: string[] | undefined }
/** Where a row stands: "nonDerivative.1" among the facts, "/nonDerivativeTable/…/0" in the file. */
interface At { report: OwnershipReport; id: string; pointer: string }

const marks = (field: Field | undefined): string[] => field?.footnoteId ?? [];

const textField = (at: At, path: string, field: Field | undefined): TextField =>
  ({ text: field?.value ?? "", pointer: `${at.pointer}/${path}/value`, footnotes: marks(field) });

const dateField = (field: Field | undefined): DateField => ({ date: field?.value ?? null, footnotes: marks(field) });

/** Counts as the form writes them; prices with their currency and the places that they were filed with: $18.3654. */
function figureField({ report, id }: At, name: string, field: Field | undefined): FigureField {
  const fact = lookup(report).facts.get(`${id}.${name}`);
  if (fact === undefined) return { id: "", shown: null, footnotes: marks(field) };
  const shown = fact.unit === "shares" ? fact.shown : filedPrice(fact);
  return { id: `fact-${fact.id}`, shown, footnotes: marks(field) };
}

/** A figure, or the value that the form gives in its place; with the marks of both. */
function eitherField(at: At, fields: Readonly<Record<string, Field | undefined>>): FigureField {
  const figures = Object.entries(fields).map(([name, field]) => figureField(at, name, field));
  const [given = { id: "", shown: null }] = figures.filter(({ shown }) => shown !== null);
  return { ...given, footnotes: [...new Set(figures.flatMap(({ footnotes }) => footnotes))] };
}

type AnyRow = NonDerivativeTransaction | DerivativeTransaction | NonDerivativeHolding | DerivativeHolding;
type Transaction = NonDerivativeTransaction | DerivativeTransaction;

const isTransaction = (row: AnyRow): row is Transaction => "transactionAmounts" in row;

function commonRow(at: At, row: AnyRow): Form4Row {
  const transaction = isTransaction(row) ? row : undefined;
  const amounts = transaction?.transactionAmounts;
  const nature = row.ownershipNature.natureOfOwnership;
  return {
    id: at.id,
    title: textField(at, "securityTitle", row.securityTitle),
    date: dateField(transaction?.transactionDate), deemed: dateField(transaction?.deemedExecutionDate),
    code: transaction === undefined ? null : {
      text: transaction.transactionCoding.transactionCode ?? "", pointer: `${at.pointer}/transactionCoding/transactionCode`,
      footnotes: transaction.transactionCoding.footnoteId ?? [],
    },
    early: textField(at, "transactionTimeliness", transaction?.transactionTimeliness),
    shares: eitherField(at, {
      transactionShares: amounts?.transactionShares, transactionTotalValue: amounts?.transactionTotalValue,
    }),
    acquired: textField(at, "transactionAmounts/transactionAcquiredDisposedCode", amounts?.transactionAcquiredDisposedCode),
    price: figureField(at, "transactionPricePerShare", amounts?.transactionPricePerShare),
    after: eitherField(at, { ...row.postTransactionAmounts }),
    ownership: textField(at, "ownershipNature/directOrIndirectOwnership", row.ownershipNature.directOrIndirectOwnership),
    nature: nature === undefined ? null : textField(at, "ownershipNature/natureOfOwnership", nature),
  };
}

function optionRow(at: At, row: DerivativeTransaction | DerivativeHolding): Form4OptionRow {
  const { underlyingSecurity: under } = row;
  return {
    ...commonRow(at, row),
    exercisePrice: figureField(at, "conversionOrExercisePrice", row.conversionOrExercisePrice),
    exercisable: dateField(row.exerciseDate), expires: dateField(row.expirationDate),
    underlying: textField(at, "underlyingSecurity/underlyingSecurityTitle", under.underlyingSecurityTitle),
    underlyingShares: eitherField(at, {
      underlyingSecurityShares: under.underlyingSecurityShares, underlyingSecurityValue: under.underlyingSecurityValue,
    }),
  };
}

type Rows = "nonDerivativeTransaction" | "nonDerivativeHolding" | "derivativeTransaction" | "derivativeHolding";

/** Facts of a transaction go by the table's name alone: "nonDerivative.1", but "nonDerivativeHolding.1". */
const place = (report: OwnershipReport, rows: Rows, index: number): At => ({
  report, id: `${rows.replace(/Transaction$/, "")}.${index + 1}`,
  pointer: `/${rows.replace(/Transaction$|Holding$/, "Table")}/${rows}/${index}`,
});

export function tableOne(report: OwnershipReport): Form4Row[] {
  const { nonDerivativeTransaction, nonDerivativeHolding } = report.filing.nonDerivativeTable;
  return [
    ...nonDerivativeTransaction.map((row, at) => commonRow(place(report, "nonDerivativeTransaction", at), row)),
    ...nonDerivativeHolding.map((row, at) => commonRow(place(report, "nonDerivativeHolding", at), row)),
  ];
}

export function tableTwo(report: OwnershipReport): Form4OptionRow[] {
  const { derivativeTransaction, derivativeHolding } = report.filing.derivativeTable;
  return [
    ...derivativeTransaction.map((row, at) => optionRow(place(report, "derivativeTransaction", at), row)),
    ...derivativeHolding.map((row, at) => optionRow(place(report, "derivativeHolding", at), row)),
  ];
}
