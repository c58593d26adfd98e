/** The two example filings as the gate knows them, and pages small enough to read. */
import { buildContext, type GateContext } from "../../tieout/gate/context.ts";
import { checkHtml } from "../../tieout/gate/check-html.ts";
import type { Reading } from "../../tieout/gate/reading.ts";
import type { FilingReport, Shown } from "../../model/report.ts";
import { bareFigure } from "../../site/figure.ts";
import { earnings, form4 } from "../charts/example-reports.ts";

export const release: FilingReport = earnings();
export const form: FilingReport = form4();
export const context: GateContext = buildContext([release, form]);
export const RELEASE_PAGE = "filings/qlys-2012-q3/index.html";

const shownFact = (id: string): Shown => release.facts.find((fact) => fact.id === id)?.shown ?? never(id);
const shownMetric = (key: string): Shown => release.metrics.find((metric) => metric.key === key)?.shown ?? never(key);

function never(name: string): never {
  throw new Error(`the example has no ${name}`);
}

export const fact = (id: string): string => bareFigure(shownFact(id));
export const metric = (key: string): string => bareFigure(shownMetric(key));
/** 23,382 in the income statement. */
export const revenues = (): string => fact("income-statement.revenues.q3-2012");

export const period = (id: string, label: string): string =>
  `<span data-say="fiscal-label" data-period="${id}">${label}</span>`;

/** What the gate says of a body on the release's page. */
export const read = (body: string, path = RELEASE_PAGE): Reading =>
  checkHtml(path, `<!doctype html><html lang="en"><head><title>Page</title></head><body>${body}</body></html>`, context);

/** "code: found → expected" of each finding. */
export const told = ({ findings }: Reading): string[] =>
  findings.map(({ code, what, expected }) => `${code}: ${what} → ${expected ?? ""}`);
