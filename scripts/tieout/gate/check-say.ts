/** A numeral that is no figure: is it of the kind that it says, and can that be verified? */
import { words } from "../../lib/words.ts";
import { formatDate } from "../../format/period-label.ts";
import { prosePeriod } from "../../format/period-label.ts";
import { formatCount } from "../../format/style.ts";
import { hasNumeral } from "../../format/numerals.ts";
import { isPlainDate } from "../../model/plain-date.ts";
import type { ReportPeriod } from "../../model/report.ts";
import { REASONS, listed, listedKeys } from "./allow-list.ts";
import { isAddressOf } from "./check-citation.ts";
import type { GateContext } from "./context.ts";
import { COUNTER_NAMES, recount } from "./counters.ts";
import { documentOf } from "./document.ts";
import { textAt } from "./pointer.ts";
import type { Reading } from "./reading.ts";
import { tidy, wordsOf } from "./ref-words.ts";

/** An element with data-say, as the page carries it. */
export interface Said {
  readonly kind: string;
  readonly text: string;
  readonly filing: string | undefined;
  /** JSON pointer into the Filing JSON. */
  readonly at: string | undefined;
  /** A counter, a figure's reference, a footnote's id, "filing:<id>". */
  readonly of: string | undefined;
  /** Key of the closed list. */
  readonly is: string | undefined;
  readonly period: string | undefined;
  readonly datetime: string | undefined;
  readonly around: () => string;
}

/** Texts that would be right, or why none can be given. */
type Verdict = { readonly texts: readonly string[] } | { readonly lacks: string };

/** The period where a period's name is right; else undefined. Scales are checked with the figures beside them. */
export function checkSaid(said: Said, context: GateContext, reading: Reading): ReportPeriod | undefined {
  const reason = REASONS[said.kind];
  if (!hasNumeral(said.text)) return undefined;
  reading.counted += 1;
  if (reason === undefined) {
    reading.complain({
      code: "unknown-kind", what: `»${said.text}« is said to be a "${said.kind}"`, around: said.around(),
      expected: Object.keys(REASONS).join(", "), mend: "use a kind that the allow-list knows",
    });
    return undefined;
  }
  if (said.kind === "scale") return undefined;
  const verdict = verdictOn(said, context);
  if ("lacks" in verdict) {
    reading.complain({
      code: "account-cannot-be-verified", what: `»${said.text}« is said to be a ${said.kind}`, around: said.around(),
      expected: verdict.lacks, mend: "say where it comes from, so that it can be looked up",
    });
    return undefined;
  }
  return settle(said, verdict.texts, { context, reading, reason });
}

interface Court { readonly context: GateContext; readonly reading: Reading; readonly reason: string }

function settle(said: Said, texts: readonly string[], { context, reading, reason }: Court): ReportPeriod | undefined {
  if (!texts.map(tidy).includes(tidy(said.text))) {
    reading.complain({
      code: "account-differs", what: `»${said.text}« stands as a ${said.kind}`, expected: texts.slice(0, 6).join(" | "),
      around: said.around(), mend: "let the template's filter write it from the data",
    });
    return undefined;
  }
  reading.allow(said.kind, tidy(said.text), reason);
  return said.period === undefined ? undefined : context.filings.get(said.filing ?? "")?.periods.get(said.period);
}

function verdictOn(said: Said, context: GateContext): Verdict {
  if (said.at !== undefined) return pointed(said, context);
  if (said.period !== undefined) return ofPeriod(said, context);
  switch (said.kind) {
    case "date": return ofDay(said, context);
    case "fiscal-label": return { lacks: "data-period with the id of the period" };
    case "count": return counted(said, context);
    case "footnote-mark": return footnote(said, context);
    case "name": return described(said, context);
    case "address": return ofPage(said, context);
    default: return inList(said);
  }
}

/** A form's document type is "4"; pages call it "Form 4". Footnotes "F1" are marked 1. */
function pointed({ kind, at = "", filing }: Said, { filings }: GateContext): Verdict {
  const index = filings.get(filing ?? "");
  if (index === undefined) return { lacks: "data-filing with the filing that the pointer leads into" };
  const text = textAt(documentOf(index.report), at);
  if (text === undefined) return { lacks: `a JSON pointer to a text of the filing; ${at} leads nowhere` };
  if (kind === "form") return { texts: [text, words("form.named", { form: text })] };
  if (kind === "date" && isPlainDate(text)) return { texts: [formatDate(text)] };
  return { texts: [text] };
}

function ofPeriod({ period = "", filing }: Said, { filings }: GateContext): Verdict {
  const index = filings.get(filing ?? "");
  if (index === undefined) return { lacks: "data-filing with the filing that the period is of" };
  const label = index.periods.get(period)?.label;
  return label === undefined ? { lacks: `a period of the filing: ${[...index.periods.keys()].join(", ")}` }
    : { texts: [label, prosePeriod(label)] };
}

function ofDay({ datetime, filing }: Said, { filings, days }: GateContext): Verdict {
  if (datetime === undefined || !isPlainDate(datetime)) return { lacks: "a <time> with its day in datetime" };
  const known = filing === undefined ? days : filings.get(filing)?.days;
  return known?.has(datetime) === true ? { texts: [formatDate(datetime)] }
    : { lacks: `a day that the filing names; ${datetime} is none` };
}

function counted({ of, filing }: Said, { reports, filings }: GateContext): Verdict {
  const scope = filing === undefined ? reports : [filings.get(filing)?.report].filter((one) => one !== undefined);
  const count = of === undefined ? undefined : recount(of, scope);
  return count === undefined ? { lacks: `data-of with what is counted: ${COUNTER_NAMES.join(", ")}` }
    : { texts: [formatCount(count)] };
}

/** Forms name their footnotes F1, F2 …; releases print a mark. */
function footnote({ of = "", filing }: Said, { filings }: GateContext): Verdict {
  const report = filings.get(filing ?? "")?.report;
  const id = of.replace(/^footnote:/, "");
  if (report?.kind !== "ownership" || !report.filing.footnotes.some((note) => note.id === id)) {
    return { lacks: "data-of with the footnote of the form, as \"footnote:F1\", or data-at" };
  }
  return { texts: [id.replace(/^F/, "")] };
}

function described({ of, filing, text }: Said, context: GateContext): Verdict {
  if (of === undefined) return { lacks: "data-at with a JSON pointer, or data-of with the figure that is described" };
  if (of.startsWith("filing:")) return titleOf(context.filings.get(of.slice("filing:".length))?.report.title, text);
  const words = wordsOf(context, filing, of);
  if (words.has(tidy(text))) return { texts: [text] };
  return words.size === 0 ? { lacks: `a figure of the filing; ${of} is none` } : { texts: [...words] };
}

/** Where the page of a filing is published. */
function ofPage({ of = "", text }: Said, { filings }: GateContext): Verdict {
  const report = filings.get(of.replace(/^filing:/, ""))?.report;
  if (report === undefined || !of.startsWith("filing:")) return { lacks: "data-at, or data-of with a filing of this build" };
  return { texts: [isAddressOf(text, report) ? text : `…/filings/${report.id}/`] };
}

/** A page's title is the filing's, and may go on with words of the site. */
function titleOf(title: string | undefined, text: string): Verdict {
  if (title === undefined) return { lacks: "data-of with a filing of this build" };
  const rest = text.startsWith(title) ? text.slice(title.length) : "";
  return { texts: [hasNumeral(rest) ? title : `${title}${rest}`] };
}

function inList({ kind, is }: Said): Verdict {
  const text = is === undefined ? undefined : listed(kind, is);
  return text === undefined ? { lacks: `data-at, or data-is with a key of the closed list: ${listedKeys(kind).join(", ")}` }
    : { texts: [text] };
}
