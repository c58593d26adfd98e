/** What an intake made of a document, in lines that a person can check against it: the golden of the fixtures. */
import type { EarningsRelease, Row, Table } from "../../../model/earnings-release.ts";
import { formatFinding } from "../../../lib/finding.ts";
import type { ReleaseIntake } from "../../../intake/release/intake-release.ts";

export function outlineOf({ filing, report, findings }: ReleaseIntake): string {
  const parts = [
    ...(filing ? [headOf(filing), ...filing.tables.map(tableText), guidanceText(filing)] : []),
    ...(report?.aside.map(({ reason, figures }) => `set aside: ${reason} (${figures} figures)`) ?? []),
    ...(report ? [`totals verified ${report.totalsVerified} of ${report.totals}, cells ${report.cells}`] : []),
    ...(report?.claims.map(({ outcome, lexeme, measure, period, against, why }) => {
      const base = against === undefined ? "" : ` against ${against}`;
      return `${outcome} ${lexeme} ${outcome === "stated" ? why ?? "" : `${measure ?? ""} ${period ?? ""}${base}`}`;
    }) ?? []),
    ...(report?.computedWrong.map(({ label, printed, recomputed }) => `computed ${label} ${printed}, not ${recomputed}`) ?? []),
    ...findings.map(formatFinding),
  ];
  return `${parts.filter((part) => part !== "").join("\n")}\n`;
}

const headOf = ({ issuer, source, fiscal, periods }: EarningsRelease): string => [
  `${issuer.name} (${issuer.exchange}: ${issuer.ticker}), published ${source.published}`,
  `fiscal year ${fiscal.year}, quarter ${fiscal.quarter}, year end ${fiscal.yearEnd}, reports ${fiscal.period}`,
  ...Object.entries(periods).map(([id, period]) => `  ${id} ${"instant" in period ? period.instant : `${period.start} to ${period.end}`}`),
].join("\n");

function tableText(table: Table): string {
  const head = `\n${table.id} (${table.role}) "${table.title}" in ${table.unit} e${table.scale} ${table.status.join(" ")}`;
  const restated = table.restated === undefined ? "" : ` restated: ${table.restated.join(" ")}`;
  return [head + restated, `  columns ${table.columns.join(" | ")}`, ...table.rows.map(rowText)].join("\n");
}

function rowText({ label, level, concept, values, unit, scale, negated, balance, sum, quotient }: Row): string {
  if (values === undefined) return `  ${"  ".repeat(level)}${label}`;
  const notes = [
    concept ?? "", negated === true ? "negated" : "", balance ?? "", unit === undefined ? "" : `${unit} e${scale ?? 0}`,
    sum === undefined ? "" : `= ${sum.join(" ")}`, quotient === undefined ? "" : `= ${quotient.join(" / ")}`,
  ];
  return `  ${"  ".repeat(level)}${label} | ${values.map((value) => value ?? "–").join(" | ")} | ${notes.filter((note) => note !== "").join(" ")}`;
}

const guidanceText = ({ guidance }: EarningsRelease): string => guidance
  .map(({ concept, period, low, high, scale }) => `guidance ${concept} ${period}: ${low} to ${high} e${scale}`).join("\n");
