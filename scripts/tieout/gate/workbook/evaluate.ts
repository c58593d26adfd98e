/**
 * A spreadsheet's arithmetic, as little of it as our formulas use: + - * /, comparisons, IF, AND, cells of any sheet.
 * It works with exact decimals, and shares nothing with the room that writes the formulas.
 */
import { DECIMAL_LEXEME, ONE, ZERO, parseDecimal, type Decimal } from "../../../model/decimal.ts";
import type { Workbook, WorkbookCell } from "./read-workbook.ts";

/** A number; a text, as "n/m"; or a truth. */
export type Result = Decimal | string | boolean;

/** A formula that a spreadsheet would answer with an error. */
export class FormulaError extends Error {}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"]|"")*)"|((?:'(?:[^']|'')+'|[A-Za-z]+)!)?([A-Z]+\d+)|([A-Z]+)(?=\()|(<>|<=|>=|[-+*/(),<>=]))/gy;

type Token =
  | { readonly kind: "number" | "text" | "call" | "mark"; readonly text: string }
  | { readonly kind: "cell"; readonly text: string; readonly sheet: string | undefined };

function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(formula);
    if (match === null) throw new FormulaError(`cannot be read from "${formula.slice(at)}"`);
    const [, number, text, sheet, cell, call, mark = ""] = match;
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (text !== undefined) tokens.push({ kind: "text", text: text.replaceAll("\"\"", "\"") });
    else if (cell !== undefined) tokens.push({ kind: "cell", text: cell, sheet: sheet === undefined ? undefined : sheetName(sheet) });
    else tokens.push(call === undefined ? { kind: "mark", text: mark } : { kind: "call", text: call });
  }
  return tokens;
}

const sheetName = (written: string): string => written.slice(0, -1).replace(/^'|'$/g, "").replaceAll("''", "'");

type InputOf = (value: Decimal, at: number) => Decimal;

export interface Supposed {
  /** Puts another number in the place of an input; `at` is another for each. */
  readonly inputOf: InputOf;
  /** Takes every guard for passed: an IF gives its second part. */
  readonly passesGuards: boolean;
}

const AS_IT_IS: Supposed = { inputOf: (value) => value, passesGuards: false };

/** Computes cells of a workbook from its inputs; the results that the file came with are not asked. */
export class Calculator {
  readonly #cells = new Map<string, WorkbookCell>();
  readonly #results = new Map<string, Result>();
  readonly #open = new Set<string>();
  readonly #supposed: Supposed;
  #inputs = 0;

  constructor({ sheets }: Workbook, supposed: Supposed = AS_IT_IS) {
    this.#supposed = supposed;
    for (const { name, cells } of sheets) for (const cell of cells) this.#cells.set(`${name}!${cell.name}`, cell);
  }

  /** Throws a FormulaError for a formula that cannot be computed, or leads back to itself. */
  result(sheet: string, name: string): Result {
    const key = `${sheet}!${name}`;
    const known = this.#results.get(key);
    if (known !== undefined) return known;
    if (this.#open.has(key)) throw new FormulaError(`${key} leads back to itself`);
    this.#open.add(key);
    const made = this.#compute(sheet, this.#cells.get(key));
    this.#open.delete(key);
    this.#results.set(key, made);
    return made;
  }

  #compute(sheet: string, cell: WorkbookCell | undefined): Result {
    if (cell === undefined) throw new FormulaError("names an empty cell");
    if (cell.formula !== undefined) {
      const cellOf: CellOf = (own, name) => this.result(own ?? sheet, name);
      return new Parser(tokensOf(cell.formula), cellOf, this.#supposed.passesGuards).parse();
    }
    if (cell.isText) return cell.value;
    if (!DECIMAL_LEXEME.test(cell.value)) throw new FormulaError(`computes with "${cell.value}"`);
    this.#inputs += 1;
    return this.#supposed.inputOf(parseDecimal(cell.value), this.#inputs);
  }
}

function plainNumber(text: string): () => Decimal {
  if (!DECIMAL_LEXEME.test(text)) throw new FormulaError(`has the number "${text}"`);
  return () => parseDecimal(text);
}

type CellOf = (sheet: string | undefined, name: string) => Result;

/**
 * Recursive descent: comparison, sum, product, sign, operand. Both branches of an IF are read; only one is
 * computed.
 */
class Parser {
  readonly #tokens: readonly Token[];
  readonly #cellOf: CellOf;
  readonly #passesGuards: boolean;
  #at = 0;

  constructor(tokens: readonly Token[], cellOf: CellOf, passesGuards: boolean) {
    this.#passesGuards = passesGuards;
    this.#tokens = tokens;
    this.#cellOf = cellOf;
  }

  parse(): Result {
    const made = this.#comparison()();
    if (this.#at < this.#tokens.length) throw new FormulaError(`has "${this.#tokens[this.#at]?.text ?? ""}" too much`);
    return made;
  }

  #takes(...marks: readonly string[]): string | undefined {
    const next = this.#tokens[this.#at];
    if (next?.kind !== "mark" || !marks.includes(next.text)) return undefined;
    this.#at += 1;
    return next.text;
  }

  #comparison(): () => Result {
    const left = this.#sum();
    const mark = this.#takes("<>", "<=", ">=", "<", ">", "=");
    if (mark === undefined) return left;
    const right = this.#sum();
    return () => compared(mark, numberIn(left()), numberIn(right()));
  }

  #sum(): () => Result {
    let left = this.#product();
    for (let mark = this.#takes("+", "-"); mark !== undefined; mark = this.#takes("+", "-")) {
      const [a, b, isPlus] = [left, this.#product(), mark === "+"];
      left = () => (isPlus ? numberIn(a()).plus(numberIn(b())) : numberIn(a()).minus(numberIn(b())));
    }
    return left;
  }

  #product(): () => Result {
    let left = this.#sign();
    for (let mark = this.#takes("*", "/"); mark !== undefined; mark = this.#takes("*", "/")) {
      const [a, b, isTimes] = [left, this.#sign(), mark === "*"];
      left = () => (isTimes ? numberIn(a()).times(numberIn(b())) : divided(numberIn(a()), numberIn(b())));
    }
    return left;
  }

  #sign(): () => Result {
    if (this.#takes("-") === undefined) return this.#operand();
    const inner = this.#sign();
    return () => numberIn(inner()).negated();
  }

  #operand(): () => Result {
    const next = this.#tokens[this.#at];
    this.#at += 1;
    if (next === undefined) throw new FormulaError("ends too early");
    if (next.kind === "number") return plainNumber(next.text);
    if (next.kind === "text") return () => next.text;
    if (next.kind === "cell") return () => this.#cellOf(next.sheet, next.text);
    if (next.kind === "call") return this.#call(next.text);
    if (next.text !== "(") throw new FormulaError(`has "${next.text}" where a figure should stand`);
    const inner = this.#comparison();
    if (this.#takes(")") === undefined) throw new FormulaError("lacks a closing bracket");
    return inner;
  }

  #call(name: string): () => Result {
    const parts: (() => Result)[] = [];
    this.#takes("(");
    do parts.push(this.#comparison()); while (this.#takes(",") !== undefined);
    if (this.#takes(")") === undefined) throw new FormulaError("lacks a closing bracket");
    const [test, then, otherwise] = parts;
    if (name === "AND") return () => parts.every((part) => part() === true);
    if (name !== "IF" || test === undefined || then === undefined || otherwise === undefined) {
      throw new FormulaError(`calls ${name}, which no formula of ours does`);
    }
    return () => (this.#passesGuards || test() === true ? then() : otherwise());
  }
}

function numberIn(result: Result): Decimal {
  if (typeof result === "string") throw new FormulaError(`computes with the text "${result}"`);
  return typeof result === "boolean" ? (result ? ONE : ZERO) : result;
}

function divided(a: Decimal, b: Decimal): Decimal {
  if (b.isZero()) throw new FormulaError("divides by nought");
  return a.div(b);
}

function compared(mark: string, a: Decimal, b: Decimal): boolean {
  const order = a.comparedTo(b);
  if (mark === "=") return order === 0;
  if (mark === "<>") return order !== 0;
  return mark.startsWith("<") ? order < 0 || (order === 0 && mark === "<=") : order > 0 || (order === 0 && mark === ">=");
}
