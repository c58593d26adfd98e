/** What the tests of the definitions share. */
import { metricById } from "../../metrics/registry.ts";
import type { Metric } from "../../model/metric.ts";
import { Missing, type Figure } from "../../model/quantity.ts";

export function known(id: string): Metric {
  const metric = metricById(id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  return metric;
}

export const shown = (figure: Figure): string =>
  (figure instanceof Missing
    ? `${figure.kind}: ${figure.reason}`
    : `${figure.value.toFixed(8)} ${figure.unit}`);
