/** styles.xml: one cell format for each look and each number format in use (ECMA-376 part 1, 18.8). */
import type { Cell, Look } from "./sheet.ts";
import { escapeXml } from "./xml.ts";

const FONT = "<name val=\"Calibri\"/><family val=\"2\"/>";
/** As is the habit of those who work with models: inputs blue, formulas black. */
const FONTS = [
  `<font><sz val="11"/>${FONT}</font>`, `<font><b/><sz val="11"/>${FONT}</font>`, `<font><b/><sz val="14"/>${FONT}</font>`,
  `<font><sz val="11"/><color rgb="FF586472"/>${FONT}</font>`, `<font><sz val="11"/><color rgb="FF0B5CAD"/>${FONT}</font>`,
] as const;
const INPUT_FONT = 4;
const FORMULA_FONT = 0;

const LOOKS: Readonly<Record<Look, { readonly font: number; readonly indent: number }>> = {
  "text": { font: 0, indent: 0 }, "head": { font: 1, indent: 0 }, "title": { font: 2, indent: 0 },
  "note": { font: 3, indent: 0 }, "level-1": { font: 0, indent: 1 }, "level-2": { font: 0, indent: 2 },
  "level-3": { font: 0, indent: 3 },
};

function orMade<Key>(numbers: Map<Key, number>, key: Key, make: () => number): number {
  const number = numbers.get(key) ?? make();
  numbers.set(key, number);
  return number;
}

/** Numbers below belong to the formats that every spreadsheet knows. */
const FIRST_FORMAT = 164;

export class Styles {
  readonly #formats = new Map<string, number>();
  readonly #cells = new Map<string, number>();
  /** Numbers of what was asked for before, by look and by number format. */
  readonly #texts = new Map<Look, number>();
  readonly #inputs = new Map<string, number>();
  readonly #formulas = new Map<string, number>();

  constructor() {
    this.#cellFormat(0, 0, "");
  }

  of(cell: Exclude<Cell, null>, isFormula: boolean): number {
    if (cell.kind === "text") return orMade(this.#texts, cell.look, () => this.#text(cell.look));
    return isFormula ? orMade(this.#formulas, cell.format, () => this.#figure(cell.format, FORMULA_FONT))
      : orMade(this.#inputs, cell.format, () => this.#figure(cell.format, INPUT_FONT));
  }

  #text(look: Look): number {
    const { font, indent } = LOOKS[look];
    const alignment = indent === 0 ? "" : `<alignment horizontal="left" indent="${indent}"/>`;
    return this.#cellFormat(0, font, alignment);
  }

  #figure(format: string, font: number): number {
    const known = this.#formats.get(format) ?? FIRST_FORMAT + this.#formats.size;
    this.#formats.set(format, known);
    return this.#cellFormat(known, font, "");
  }

  #cellFormat(format: number, font: number, alignment: string): number {
    const head = `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"`;
    const xml = alignment === "" ? `${head}/>` : `${head} applyAlignment="1">${alignment}</xf>`;
    const known = this.#cells.get(xml) ?? this.#cells.size;
    this.#cells.set(xml, known);
    return known;
  }

  xml(): string {
    const formats = [...this.#formats].map(([code, id]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`);
    return [
      "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
      formats.length === 0 ? "" : `<numFmts count="${formats.length}">${formats.join("")}</numFmts>`,
      `<fonts count="${FONTS.length}">${FONTS.join("")}</fonts>`,
      "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>",
      "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>",
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>",
      `<cellXfs count="${this.#cells.size}">${[...this.#cells.keys()].join("")}</cellXfs>`,
      "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
    ].join("");
  }
}
