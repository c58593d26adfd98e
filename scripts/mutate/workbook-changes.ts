/** Changes of a workbook, cell by cell: numbers, formulas, texts, and cells that trade places. */
import { findNumerals } from "../format/numerals.ts";
import { checkWorkbook, type WorkbookSetting } from "../tieout/gate/workbook/check-workbook.ts";
import type { Workbook, WorkbookCell } from "../tieout/gate/workbook/read-workbook.ts";
import { applyEdits, numeralChanges, otherDigit, type Change } from "./change.ts";
import type { Chance } from "./random.ts";

export interface WorkbookChange extends Change {
  readonly sheet: number;
  readonly cell: number;
  /** What the edits are of. */
  readonly field: "value" | "formula";
  /** The cell that the first trades its content with. */
  readonly other?: number;
}

export const workbookChanges = ({ sheets }: Workbook, chance: Chance): WorkbookChange[] =>
  sheets.flatMap(({ name, cells }, sheet) => cells.flatMap((cell, at): WorkbookChange[] => {
    const place = { sheet, cell: at };
    const told = (change: string): string => `${name}!${cell.name}: ${change}`;
    return [
      ...(cell.isText ? textChanges(cell, chance) : numberChanges(cell, chance))
        .map((change) => ({ ...change, ...place, field: "value" as const, told: told(change.told) })),
      ...formulaChanges(cell, chance).map((change) => ({ ...change, ...place, field: "formula" as const, told: told(change.told) })),
      ...swaps(cells, at).map((change) => ({ ...change, ...place, told: told(change.told) })),
    ];
  }));

const textChanges = ({ value }: WorkbookCell, chance: Chance): Change[] =>
  numeralChanges(value, 0, chance).map(({ kind, edit, told }) => ({ kind, edits: [edit], told }));

function numberChanges({ value }: WorkbookCell, chance: Chance): Change[] {
  const digit = otherDigit(value, chance);
  const turned = value.startsWith("-") ? value.slice(1) : `-${value}`;
  const whole = (text: string): Change["edits"] => [{ start: 0, end: value.length, text }];
  return [
    ...(digit === undefined ? [] : [{ kind: "digit" as const, edits: whole(digit), told: `${value} → ${digit}` }]),
    ...(value === "0" ? [] : [{ kind: "sign" as const, edits: whole(turned), told: `${value} → ${turned}` }]),
  ];
}

/** Another cell, another factor, another sign. */
function formulaChanges({ formula }: WorkbookCell, chance: Chance): Change[] {
  if (formula === undefined) return [];
  const numerals = findNumerals(formula).flatMap(({ text, start, end }): Change[] => {
    const digit = otherDigit(text, chance);
    return digit === undefined ? [] : [{ kind: "digit", edits: [{ start, end, text: digit }], told: `=${formula}: ${text} → ${digit}` }];
  });
  const signs = [...formula.matchAll(/(?<=[\w)])[-+](?=[\w('])/g)].map(({ 0: sign, index }): Change => ({
    kind: "sign", edits: [{ start: index, end: index + 1, text: sign === "+" ? "-" : "+" }], told: `=${formula}: ${sign} at ${index}`,
  }));
  return [...numerals, ...signs];
}

/** Numbers beside each other trade places. */
function swaps(cells: readonly WorkbookCell[], at: number): Omit<WorkbookChange, "sheet" | "cell">[] {
  const [one, next] = [cells[at], cells[at + 1]];
  if (one === undefined || next === undefined || one.isText || next.isText || one.value === next.value) return [];
  return [{ kind: "swapped cells", field: "value", edits: [], other: at + 1, told: `${one.value} ⇄ ${next.value}` }];
}

interface Known { readonly workbook: Workbook; readonly setting: WorkbookSetting }

export const workbookObjects = ({ workbook, setting }: Known, change: WorkbookChange): boolean =>
  checkWorkbook(changed(workbook, change), setting).findings.length > 0;

function changed({ sheets }: Workbook, { sheet, cell, field, other, edits }: WorkbookChange): Workbook {
  return {
    sheets: sheets.map((each, index) => (index !== sheet ? each : {
      ...each, cells: each.cells.map((one, at) => {
        const twin = other === undefined ? undefined : each.cells[at === cell ? other : cell];
        const trades = twin !== undefined && (at === cell || at === other);
        if (trades) return { ...one, value: twin.value, formula: twin.formula };
        return at === cell && other === undefined ? { ...one, [field]: applyEdits(one[field] ?? "", edits) } : one;
      }),
    })),
  };
}
