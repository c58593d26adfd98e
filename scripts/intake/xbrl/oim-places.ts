/** Where in an xBRL-JSON report the figure of a tie stands: the value of the fact with its concept and period. */
import { periodKey } from "../../model/period.ts";
import type { EarningsRelease } from "../../model/earnings-release.ts";
import type { FindingPlace } from "../../lib/finding.ts";
import type { Tie } from "../../model/tie.ts";
import { decodeText } from "../../store/decode-text.ts";
import { JsonSource } from "../../store/json-source.ts";
import { toPointer } from "../../store/pointer.ts";
import type { OimReport } from "./oim-model.ts";

export interface OimSource {
  readonly report: OimReport;
  readonly filing: EarningsRelease;
  readonly bytes: Uint8Array;
  readonly file: string;
}

export function oimPlaces({ report, filing, bytes, file }: OimSource): (tie: Tie) => FindingPlace {
  const text = decodeText(bytes);
  const source = typeof text === "string" ? new JsonSource(text) : undefined;
  return ({ place: { pointer, column } }) => {
    const [, , table, , row] = pointer.split("/");
    const concept = filing.tables[Number.parseInt(table ?? "", 10)]?.rows[Number.parseInt(row ?? "", 10)]?.concept;
    const period = filing.periods[column];
    const fact = period && report.facts.find((each) => each.concept === concept && each.period !== undefined
      && periodKey(each.period) === periodKey(period) && Object.keys(each.dimensions).length === 0);
    return fact === undefined ? { file } : { file, ...source?.valuePlace(toPointer("facts", fact.id, "value")) };
  };
}
