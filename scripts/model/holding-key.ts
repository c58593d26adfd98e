/**
 * Which holding a row of a form is on. Columns 5 (Table I) and 9 (Table II) give what is held of one class,
 * directly or in one indirect way, and filers tell holders apart in words and in footnotes (Form 4, General
 * Instruction 4(b)(iv)). Derivative securities are told apart by exercise price and expiry too, grants of
 * stock units by the footnotes on their dates.
 */
import type {
  DerivativeHolding, DerivativeTransaction, NonDerivativeHolding, NonDerivativeTransaction,
} from "./ownership.ts";
import { parseDecimal, toText } from "./decimal.ts";

export type OwnershipRow =
  NonDerivativeTransaction | NonDerivativeHolding | DerivativeTransaction | DerivativeHolding;

interface Field { value?: string | undefined; footnoteId?: string[] | undefined }

/** Equal for rows that are on one holding. */
export const holdingKey = (row: OwnershipRow): string => JSON.stringify([kinOf(row), footnotesOf(row)]);

/** Equal for rows that differ in nothing but their footnotes. */
export const holdingKin = (row: OwnershipRow): string => JSON.stringify(kinOf(row));

function kinOf(row: OwnershipRow): unknown[] {
  const { directOrIndirectOwnership, natureOfOwnership } = row.ownershipNature;
  const common = [words(row.securityTitle), words(directOrIndirectOwnership), words(natureOfOwnership)];
  if (!isDerivative(row)) return common;
  return [...common, priceOf(row.conversionOrExercisePrice), row.expirationDate?.value ?? "",
    row.exerciseDate?.value ?? ""];
}

function footnotesOf(row: OwnershipRow): unknown[] {
  const { directOrIndirectOwnership, natureOfOwnership } = row.ownershipNature;
  const common = [marks(directOrIndirectOwnership), marks(natureOfOwnership)];
  return isDerivative(row) ? [...common, marks(row.exerciseDate), marks(row.expirationDate)] : common;
}

const isDerivative = (row: OwnershipRow): row is DerivativeTransaction | DerivativeHolding =>
  "underlyingSecurity" in row;

const words = (field: Field | undefined): string =>
  (field?.value ?? "").trim().replaceAll(/\s+/g, " ").toLowerCase();

const marks = (field: Field | undefined): string[] => [...(field?.footnoteId ?? [])].toSorted();

/** "4.1" and "4.10" are one price. */
const priceOf = (field: Field | undefined): string =>
  (field?.value === undefined ? "" : toText(parseDecimal(field.value)));
