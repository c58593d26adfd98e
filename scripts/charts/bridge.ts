/** What the two bridges from GAAP net income have in common. */
import type { EarningsReport } from "../model/report.ts";
import { chartOf, headOf, type Chart, type ChartDefinition, type ChartSetting } from "./chart.ts";
import { periodById } from "./figures.ts";
import { periodLabel } from "./label.ts";
import { scaleOf, sumRow, walkTo } from "./reconciliation.ts";
import { computeWalk, walkBody } from "./walk.ts";
import { scaleNote } from "./words.ts";

interface Bridge {
  readonly id: string;
  /** Local name of the measure at the bridge's end. */
  readonly concept: string;
}

/** The walk from GAAP net income to a non-GAAP measure in the quarter reported. */
export function bridgeTo(bridge: Bridge): ChartDefinition {
  return {
    id: bridge.id,
    build: (report, setting) => (report.kind === "earnings-release" ? build(bridge, report, setting) : undefined),
  };
}

function build(bridge: Bridge, report: EarningsReport, setting: ChartSetting): Chart | undefined {
  const [at, period] = [sumRow(report, bridge.concept, report.current), periodById(report, report.current)];
  const items = at === undefined ? undefined : walkTo(report, at, report.current);
  if (at === undefined || items === undefined || period === undefined) return undefined;
  const note = scaleNote(scaleOf(at), at.row.unit ?? at.table.unit);
  const body = walkBody(computeWalk(items), setting);
  return chartOf(headOf(bridge.id, { period: periodLabel(period), note }, report.standards), body, setting.size);
}
