/** Feed and site map: every date is one of the filing's, every title the filing's own. */
import { hasNumeral } from "../../format/numerals.ts";
import type { GateContext } from "./context.ts";
import { readPart } from "./check-html.ts";
import { ancestors, attribute, elementsBelow, isTag, parsePart, placeOf, textOf, type Element } from "./html-tree.ts";
import { Reading } from "./reading.ts";

const FILING_URL = /\/filings\/([^/]+)\//;
const DAY = /^(\d{4}-\d{2}-\d{2})(?:T00:00:00Z)?$/;

export function checkXml(path: string, xml: string, context: GateContext): Reading {
  const reading = new Reading(path);
  const hidden = /<!\[CDATA\[|<!DOCTYPE|<!ENTITY/i.exec(xml)?.[0];
  if (hidden !== undefined) {
    reading.complain({ code: "cannot-be-read", what: `${hidden} may hide text`, expected: "plain elements", mend: "write the text as it is" });
  }
  const newest = context.reports.map(({ source }) => source.published).toSorted().at(-1);
  // Elements that HTML takes for empty would swallow nothing of ours; names are told apart in lower case.
  const root = parsePart(xml.replace(/<\?xml[^>]*\?>/, ""));
  // What a reader's program shows of an entry as a page is read as one.
  const summaries = elementsBelow(root, isTag("summary"));
  for (const summary of summaries) readPart(summary, { context, reading, filing: undefined });
  const within = new Set(summaries.flatMap((summary) => elementsBelow(summary, () => true)));
  for (const element of elementsBelow(root, (one) => !within.has(one))) {
    checkAttributes(element, reading);
    const own = element.childNodes.every((child) => !("tagName" in child)) ? textOf(element).trim() : "";
    if (own !== "" && hasNumeral(own)) checkElement({ element, own, newest }, context, reading);
  }
  if (reading.counted === 0) {
    reading.complain({ code: "no-numerals", what: "not one date stands here", expected: "the filings' dates", mend: "look at the template" });
  }
  return reading;
}

/** Names of categories; addresses and namespaces are no text. */
function checkAttributes(element: Element, reading: Reading): void {
  const label = attribute(element, "label");
  if (label === undefined || !hasNumeral(label)) return;
  reading.complain({ code: "untied-numeral", what: `label="${label}"`, expected: "words without numerals", around: placeOf(element) });
}

interface Leaf { readonly element: Element; readonly own: string; readonly newest: string | undefined }

function checkElement({ element, own, newest }: Leaf, context: GateContext, reading: Reading): void {
  const entry = ancestors(element).find(isTag("entry", "url", "sitemap"));
  const address = entry === undefined ? "" : elementsBelow(entry, isTag("id", "loc")).map(textOf).join(" ");
  const filing = FILING_URL.exec(address)?.[1];
  const report = context.filings.get(filing ?? "")?.report;
  reading.counted += 1;
  const { tagName } = element;
  const day = DAY.exec(own)?.[1];
  // The address of a page is no text; a reader's program shows titles and days.
  const isAddress = tagName === "id" || tagName === "loc";
  const expected = isAddress ? (filing === undefined || report !== undefined ? own : "a filing of this build")
    : day !== undefined ? report?.source.published ?? newest : report?.title;
  if (expected === (day ?? own)) reading.allow(day === undefined ? "name" : "date", own, `of ${filing ?? "the newest filing"}`);
  else reading.complain({ code: "account-differs", what: `<${tagName}> says »${own}«`, expected, around: address, mend: "let the template write it from the Report" });
}
