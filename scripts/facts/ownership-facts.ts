/**
 * Ownership document → facts. Fields keep their names; a fact's id is its row and field:
 * "nonDerivative.1.transactionShares".
 * Share counts and prices of a form are exact as filed, unless a footnote says that a price is an average.
 */
import { words, wordsFor } from "../lib/words.ts";
import { fractionDigits, parseDecimal } from "../model/decimal.ts";
import type { Fact } from "../model/fact.ts";
import type { OwnershipFacts, OwnershipTransaction } from "../model/metric.ts";
import type {
  DerivativeTransaction, NonDerivativeTransaction, Ownership, OwnershipFootnote,
} from "../model/ownership.ts";
import { Missing, exactly, rounded, type Figure, type Quantity } from "../model/quantity.ts";
import { holdingKey } from "../model/holding-key.ts";

interface NumberField { value?: string | undefined; footnoteId?: string[] | undefined }
interface Row {
  /** "nonDerivative.1" */
  id: string;
  /** "Table I", "Table II" */
  part: string;
  label: string;
  date: string;
  /** JSON pointer of the row. */
  pointer: string;
}

/** The numeric fields of a row by the path they have in the form. */
type Fields = Readonly<Record<string, NumberField | undefined>>;

const PER_SHARE = new Set(["transactionPricePerShare", "conversionOrExercisePrice", "low", "high"]);
const MONEY = new Set(["transactionTotalValue", "valueOwnedFollowingTransaction", "underlyingSecurityValue"]);
const CURRENCY = "USD";

function unitOfField(field: string): string {
  if (PER_SHARE.has(field)) return `${CURRENCY}/shares`;
  return MONEY.has(field) ? CURRENCY : "shares";
}

export function factsOfOwnership(form: Ownership): Fact[] {
  const { nonDerivativeTable, derivativeTable } = form;
  return [
    ...nonDerivativeTable.nonDerivativeTransaction.flatMap((row, at) =>
      factsOfRow(form, rowOf(form, row, { table: "nonDerivative", kind: "Transaction", at }), transactionFields(row))),
    ...nonDerivativeTable.nonDerivativeHolding.flatMap((row, at) =>
      factsOfRow(form, rowOf(form, row, { table: "nonDerivative", kind: "Holding", at }), holdingFields(row))),
    ...derivativeTable.derivativeTransaction.flatMap((row, at) =>
      factsOfRow(form, rowOf(form, row, { table: "derivative", kind: "Transaction", at }), derivativeFields(row))),
    ...derivativeTable.derivativeHolding.flatMap((row, at) =>
      factsOfRow(form, rowOf(form, row, { table: "derivative", kind: "Holding", at }),
        { ...holdingFields(row), ...optionFields(row) })),
    ...factsOfFootnotes(form),
  ];
}

interface RowAt { table: "nonDerivative" | "derivative"; kind: "Transaction" | "Holding"; at: number }

interface Titled { securityTitle: { value?: string | undefined } }

function rowOf(form: Ownership, row: Titled, { table, kind, at }: RowAt): Row {
  const name = kind === "Transaction" ? table : `${table}Holding`;
  const date = "transactionDate" in row ? (row.transactionDate as { value?: string }).value : undefined;
  return {
    id: `${name}.${at + 1}`,
    part: words(table === "nonDerivative" ? "form.table-1" : "form.table-2"),
    label: row.securityTitle.value ?? "",
    date: date ?? form.periodOfReport,
    pointer: `/${table}Table/${table}${kind}/${at}`,
  };
}

type Transaction = NonDerivativeTransaction | DerivativeTransaction;

const transactionFields = (row: Transaction): Fields => ({
  "transactionAmounts/transactionShares": row.transactionAmounts.transactionShares,
  "transactionAmounts/transactionTotalValue": row.transactionAmounts.transactionTotalValue,
  "transactionAmounts/transactionPricePerShare": row.transactionAmounts.transactionPricePerShare,
  ...holdingFields(row),
});

const holdingFields = (row: Pick<Transaction, "postTransactionAmounts">): Fields => ({
  "postTransactionAmounts/sharesOwnedFollowingTransaction": row.postTransactionAmounts.sharesOwnedFollowingTransaction,
  "postTransactionAmounts/valueOwnedFollowingTransaction": row.postTransactionAmounts.valueOwnedFollowingTransaction,
});

const optionFields = (row: Pick<DerivativeTransaction, "conversionOrExercisePrice" | "underlyingSecurity">): Fields => ({
  conversionOrExercisePrice: row.conversionOrExercisePrice,
  "underlyingSecurity/underlyingSecurityShares": row.underlyingSecurity.underlyingSecurityShares,
  "underlyingSecurity/underlyingSecurityValue": row.underlyingSecurity.underlyingSecurityValue,
});

const derivativeFields = (row: DerivativeTransaction): Fields => ({ ...transactionFields(row), ...optionFields(row) });

function factsOfRow(form: Ownership, row: Row, fields: Fields): Fact[] {
  return Object.entries(fields).flatMap(([path, field]) => {
    if (field?.value === undefined) return [];
    const name = path.split("/").at(-1) ?? path;
    return [numberFact({ row, name, lexeme: field.value, pointer: `${row.pointer}/${path}/value`,
      average: (field.footnoteId ?? []).some((id) => rangeOf(form, id) !== undefined) })];
  });
}

interface NumberFact { row: Row; name: string; lexeme: string; pointer: string; average: boolean }

/** An average price is rounded to its printed places; every other figure of a form is exact. */
function numberFact({ row, name, lexeme, pointer, average }: NumberFact): Fact {
  const id = `${row.id}.${name}`;
  const unit = unitOfField(name);
  const from = { unit, trace: { op: "fact", fact: id } as const };
  const decimals = average ? fractionDigits(lexeme) : undefined;
  const value = parseDecimal(lexeme);
  return {
    id, concept: `ownership:${name.charAt(0).toUpperCase()}${name.slice(1)}`, label: fieldLabel(name),
    periodId: row.date, period: { instant: row.date }, unit, lexeme, scale: 0, decimals, negated: false,
    quantity: decimals === undefined ? exactly(value, from) : rounded(value, decimals, from),
    place: { part: row.part, row: row.label, column: fieldLabel(name), pointer },
  };
}

const fieldLabel = (name: string): string => wordsFor(`ownership.field.${name}`) ?? name;

type Footnote = Ownership["footnotes"][number];
type PriceRange = NonNullable<NonNullable<Footnote["terms"]>["priceRange"]>;

const rangeOf = (form: Ownership, id: string): PriceRange | undefined =>
  form.footnotes.find((footnote) => footnote.id === id)?.terms?.priceRange;

/** Of two footnotes under one mark, the first is taken to be meant. */
function factsOfFootnotes(form: Ownership): Fact[] {
  return form.footnotes.flatMap((footnote, at) => {
    if (form.footnotes.findIndex(({ id }) => id === footnote.id) < at) return [];
    const said = { form, footnote, pointer: `/footnotes/${at}/terms` };
    const { priceRange, includes } = footnote.terms ?? {};
    return [
      ...(priceRange === undefined ? [] : [
        saidFact(said, { name: "low", concept: "PriceLow", path: "priceRange/low", lexeme: priceRange.low }),
        saidFact(said, { name: "high", concept: "PriceHigh", path: "priceRange/high", lexeme: priceRange.high }),
      ]),
      ...(includes === undefined ? [] : [saidFact(said,
        { name: "shares", concept: "SharesIncluded", path: "includes/shares", lexeme: includes.shares })]),
    ];
  });
}

interface Said { form: Ownership; footnote: OwnershipFootnote; pointer: string }
interface SaidFigure { name: string; concept: string; path: string; lexeme: string }

/** A figure that a footnote gives; exact, since it is a limit or a count. */
function saidFact({ form, footnote, pointer }: Said, { name, concept, path, lexeme }: SaidFigure): Fact {
  const row: Row = {
    id: `footnote.${footnote.id}`, part: words("form.explanation"), label: words("form.footnote", { id: footnote.id }),
    date: form.periodOfReport, pointer,
  };
  const fact = numberFact({ row, name, lexeme, pointer: `${pointer}/${path}`, average: false });
  return { ...fact, concept: `ownership:${concept}` };
}

const notGiven = (field: string): Missing =>
  new Missing("not-reported", words("gap.form-gives-no", { field: words(`ownership.field.${field}.in-prose`) }));

/** The transactions of both tables as quantities, in the form's order, for metrics and ties. */
export function ownershipView(form: Ownership, facts: readonly Fact[]): OwnershipFacts {
  const byId = new Map(facts.map((fact) => [fact.id, fact.quantity]));
  const find = (id: string): Figure =>
    byId.get(id) ?? notGiven(id.split(".").at(-1) ?? id);
  return {
    form,
    transactions: [
      ...form.nonDerivativeTable.nonDerivativeTransaction.map((row, at) =>
        transactionOf(row, { id: `nonDerivative.${at + 1}`, table: "non-derivative", index: at, find, byId })),
      ...form.derivativeTable.derivativeTransaction.map((row, at) =>
        transactionOf(row, { id: `derivative.${at + 1}`, table: "derivative", index: at, find, byId })),
    ],
  };
}

interface TransactionAt {
  id: string;
  table: OwnershipTransaction["table"];
  index: number;
  find: (id: string) => Figure;
  byId: ReadonlyMap<string, Quantity>;
}

function transactionOf(row: Transaction, { id, table, index, find, byId }: TransactionAt): OwnershipTransaction {
  return {
    table, index, security: row.securityTitle.value ?? "", code: row.transactionCoding.transactionCode ?? "",
    acquired: row.transactionAmounts.transactionAcquiredDisposedCode.value === "A",
    date: row.transactionDate.value ?? "", ownership: row.ownershipNature.directOrIndirectOwnership.value ?? "D",
    shares: find(`${id}.transactionShares`), price: find(`${id}.transactionPricePerShare`),
    exercisePrice: find(`${id}.conversionOrExercisePrice`), after: find(`${id}.sharesOwnedFollowingTransaction`),
    priceRange: priceRangeOf(row, byId), holding: `${table} ${holdingKey(row)}`,
  };
}

function priceRangeOf(row: Transaction, byId: ReadonlyMap<string, Quantity>): OwnershipTransaction["priceRange"] {
  for (const id of row.transactionAmounts.transactionPricePerShare?.footnoteId ?? []) {
    const [low, high] = [byId.get(`footnote.${id}.low`), byId.get(`footnote.${id}.high`)];
    if (low !== undefined && high !== undefined) return { low, high };
  }
  return undefined;
}
