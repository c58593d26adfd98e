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

/** A workbook's cells by their names, and its formulas, each read once however often it is computed. */
export class ReadWorkbook {
  readonly #cells: ReadonlyMap<string, ReadonlyMap<string, WorkbookCell>>;
  readonly #formulas = new Map<string, Computed>();

  constructor({ sheets }: Workbook) {
    this.#cells = new Map(sheets.map(({ name, cells }) => [name, new Map(cells.map((cell) => [cell.name, cell]))]));
  }

  cell(sheet: string, name: string): WorkbookCell | undefined {
    return this.#cells.get(sheet)?.get(name);
  }

  /** Throws a FormulaError for a text that is no formula of ours. */
  formula(text: string): Computed {
    const known = this.#formulas.get(text) ?? new Parser(tokensOf(text)).parse();
    this.#formulas.set(text, known);
    return known;
  }
}

/** Computes cells of a workbook from its inputs; the results that the file came with are not asked. */
export class Calculator {
  readonly #workbook: ReadWorkbook;
  readonly #results = new Map<WorkbookCell, Result>();
  readonly #open = new Set<WorkbookCell>();
  readonly #supposed: Supposed;
  #inputs = 0;

  constructor(workbook: Workbook | ReadWorkbook, supposed: Supposed = AS_IT_IS) {
    this.#workbook = workbook instanceof ReadWorkbook ? workbook : new ReadWorkbook(workbook);
    this.#supposed = supposed;
  }

  /** Throws a FormulaError for a formula that cannot be computed, or leads back to itself. */
  result(sheet: string, name: string): Result {
    const cell = this.#workbook.cell(sheet, name);
    if (cell === undefined) throw new FormulaError("names an empty cell");
    const known = this.#results.get(cell);
    if (known !== undefined) return known;
    if (this.#open.has(cell)) throw new FormulaError(`${sheet}!${name} leads back to itself`);
    this.#open.add(cell);
    const made = this.#compute(sheet, cell);
    this.#open.delete(cell);
    this.#results.set(cell, made);
    return made;
  }

  #compute(sheet: string, cell: WorkbookCell): Result {
    if (cell.formula !== undefined) {
      const { passesGuards } = this.#supposed;
      const cellOf: World["cellOf"] = (own, name) => this.result(own ?? sheet, name);
      return this.#workbook.formula(cell.formula)({ passesGuards, cellOf });
    }
    if (cell.isText) return cell.value;
    if (!DECIMAL_LEXEME.test(cell.value)) throw new FormulaError(`computes with "${cell.value}"`);
    this.#inputs += 1;
    return this.#supposed.inputOf(parseDecimal(cell.value), this.#inputs);
  }
}

function plainNumber(text: string): () => Decimal {
  if (!DECIMAL_LEXEME.test(text)) throw new FormulaError(`has the number "${text}"`);
  const value = parseDecimal(text);
  return () => value;
}

/** What a formula is computed in: the cells that it names, and whether its guards are taken for passed. */
interface World {
  readonly cellOf: (sheet: string | undefined, name: string) => Result;
  readonly passesGuards: boolean;
}

type Computed = (world: World) => Result;

/**
 * Recursive descent: comparison, sum, product, sign, operand. Both branches of an IF are read; only one is
 * computed.
 */
class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Computed {
    const made = this.#comparison();
    if (this.#at < this.#tokens.length) throw new FormulaError(`has "${this.#tokens[this.#at]?.text ?? ""}" too much`);
    return made;
  }

  #takes(...marks: readonly string[]): string | undefined {
    const next = this.#tokens[this.#at];
    if (next?.kind !== "mark" || !marks.includes(next.text)) return undefined;
    this.#at += 1;
    return next.text;
  }

  #comparison(): Computed {
    const left = this.#sum();
    const mark = this.#takes("<>", "<=", ">=", "<", ">", "=");
    if (mark === undefined) return left;
    const right = this.#sum();
    return (world) => compared(mark, numberIn(left(world)), numberIn(right(world)));
  }

  #sum(): Computed {
    let left = this.#product();
    for (let mark = this.#takes("+", "-"); mark !== undefined; mark = this.#takes("+", "-")) {
      const [a, b, isPlus] = [left, this.#product(), mark === "+"];
      left = (world) => {
        const [x, y] = [numberIn(a(world)), numberIn(b(world))];
        return isPlus ? x.plus(y) : x.minus(y);
      };
    }
    return left;
  }

  #product(): Computed {
    let left = this.#sign();
    for (let mark = this.#takes("*", "/"); mark !== undefined; mark = this.#takes("*", "/")) {
      const [a, b, isTimes] = [left, this.#sign(), mark === "*"];
      left = (world) => {
        const [x, y] = [numberIn(a(world)), numberIn(b(world))];
        return isTimes ? x.times(y) : divided(x, y);
      };
    }
    return left;
  }

  #sign(): Computed {
    if (this.#takes("-") === undefined) return this.#operand();
    const inner = this.#sign();
    return (world) => numberIn(inner(world)).negated();
  }

  #operand(): Computed {
    const next = this.#tokens[this.#at];
    this.#at += 1;
    if (next === undefined) throw new FormulaError("ends too early");
    if (next.kind === "number") return plainNumber(next.text);
    if (next.kind === "text") return () => next.text;
    if (next.kind === "cell") return ({ cellOf }) => cellOf(next.sheet, next.text);
    if (next.kind === "call") return this.#call(next.text);
    if (next.text !== "(") throw new FormulaError(`has "${next.text}" where a figure should stand`);
    const inner = this.#comparison();
    if (this.#takes(")") === undefined) throw new FormulaError("lacks a closing bracket");
    return inner;
  }

  #call(name: string): Computed {
    const parts: Computed[] = [];
    this.#takes("(");
    do parts.push(this.#comparison()); while (this.#takes(",") !== undefined);
    if (this.#takes(")") === undefined) throw new FormulaError("lacks a closing bracket");
    const [test, then, otherwise] = parts;
    if (name === "AND") return (world) => parts.every((part) => part(world) === true);
    if (name !== "IF" || test === undefined || then === undefined || otherwise === undefined) {
      throw new FormulaError(`calls ${name}, which no formula of ours does`);
    }
    return (world) => (world.passesGuards || test(world) === true ? then(world) : otherwise(world));
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
