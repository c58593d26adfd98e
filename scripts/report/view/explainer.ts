/** One Explainer for a Report, however many figures ask. */
import { Explainer } from "../explain.ts";
import type { Report } from "../../model/report.ts";

const known = new WeakMap<Report, Explainer>();

export function explainerOf(report: Report): Explainer {
  const explainer = known.get(report) ?? new Explainer(report);
  known.set(report, explainer);
  return explainer;
}
