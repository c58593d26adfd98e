/**
 * A filing's workbook as bytes: Office Open XML (ECMA-376), with a formula and its result in every derived cell.
 * Written by hand, since a library that writes formulas with their results and the same bytes each time is hard
 * to find; see DECISIONS.md.
 */
import { strToU8, zipSync } from "fflate";
import type { FilingReport } from "../../model/report.ts";
import { cellsSheet } from "./cells-sheet.ts";
import { cellNumber, formulaOf, locator, placedFigures } from "./formulas.ts";
import { layOutSheets } from "./layout.ts";
import { columnName, type Cell, type Sheet } from "./sheet.ts";
import { Styles } from "./styles.ts";
import { XML_HEAD, escapeXml } from "./xml.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The first day that a zip file can name; its parts have no day of their own. */
const ZIP_DAY = new Date(1980, 0, 1);

/** The best compression takes twice the time for a sixteenth of the size. */
const LEVEL = 2;

/** Width in characters of a column that a sheet says nothing of. */
const FIGURE_WIDTH = 16;

/** The same bytes for the same Report. */
export function writeWorkbook(report: FilingReport): Uint8Array {
  const sheets = layOutSheets(report);
  const placed = placedFigures(sheets);
  const locate = locator(report, placed);
  const formulas = new Map(sheets.map(({ name }) => [name, new Map<string, string | undefined>()]));
  for (const one of placed) formulas.get(one.sheet)?.set(one.cell, formulaOf(one, one.sheet, locate));
  const styles = new Styles();
  const all = [...sheets, cellsSheet(placed)];
  const parts = all.map((sheet) => {
    const own = formulas.get(sheet.name);
    return sheetXml(sheet, (cell, name) => cellXml(cell, name, {
      styles, formula: cell.kind === "figure" ? own?.get(name) : undefined,
    }));
  });
  const files = { ...packageParts(all), ...Object.fromEntries(parts.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    "xl/styles.xml": styles.xml() };
  const zipped = Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(XML_HEAD + xml)]));
  return zipSync(zipped, { mtime: ZIP_DAY, level: LEVEL });
}

function sheetXml({ rows, frozen, widths }: Sheet, cell: (cell: Exclude<Cell, null>, name: string) => string): string {
  const columns = Math.max(widths.length, ...rows.map((row) => row.length));
  const pane = frozen === 0 ? "" : `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
  const cols = Array.from({ length: columns }, (_, at) =>
    `<col min="${at + 1}" max="${at + 1}" width="${widths[at] ?? FIGURE_WIDTH}" customWidth="1"/>`);
  const names = Array.from({ length: columns }, (_, at) => columnName(at));
  const data = rows.map((row, y) => `<row r="${y + 1}">${row.map((one, x) =>
    (one === null ? "" : cell(one, `${names[x] ?? ""}${y + 1}`))).join("")}</row>`);
  return `<worksheet xmlns="${MAIN}"><dimension ref="A1:${columnName(columns - 1)}${Math.max(1, rows.length)}"/>`
    + `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${pane}</sheetView></sheetViews>`
    + `<cols>${cols.join("")}</cols><sheetData>${data.join("")}</sheetData></worksheet>`;
}

interface CellSetting { readonly styles: Styles; readonly formula: string | undefined }

function cellXml(cell: Exclude<Cell, null>, name: string, { styles, formula }: CellSetting): string {
  const style = styles.of(cell, formula !== undefined);
  if (cell.kind === "text") {
    if (cell.text === "") return "";
    return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell.text)}</t></is></c>`;
  }
  const written = formula === undefined ? "" : `<f>${escapeXml(formula)}</f>`;
  return `<c r="${name}" s="${style}">${written}<v>${cellNumber(cell)}</v></c>`;
}

/** What a package needs beside its sheets; the spreadsheet is asked to compute everything once it opens the file. */
function packageParts(sheets: readonly Sheet[]): Record<string, string> {
  const numbered = sheets.map(({ name }, at) => ({ name, number: at + 1 }));
  const part = (name: string, type: string): string => `<Override PartName="/xl/${name}.xml" ContentType="${TYPES}.${type}+xml"/>`;
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  return {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
      + `<Default Extension="xml" ContentType="application/xml"/>${part("workbook", "sheet.main")}${part("styles", "styles")}`
      + `${numbered.map(({ number }) => part(`worksheets/sheet${number}`, "worksheet")).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${numbered.map(({ name, number }) =>
      `<sheet name="${escapeXml(name)}" sheetId="${number}" r:id="rId${number}"/>`).join("")}</sheets><calcPr fullCalcOnLoad="1"/></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships">${numbered.map(({ number }) =>
      relation(number, "worksheet", `worksheets/sheet${number}.xml`)).join("")}${relation(sheets.length + 1, "styles", "styles.xml")}</Relationships>`,
  };
}
