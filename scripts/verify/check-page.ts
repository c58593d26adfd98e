/** One HTML page or SVG file: every figure on it, and every digit that is none. */
import { defaultTreeAdapter as tree, html, parse, parseFragment, type DefaultTreeAdapterMap } from "parse5";
import { comparisonProblem } from "./comparisons.ts";
import { figureProblem } from "./figures.ts";
import type { FilingCopy } from "./filing-copy.ts";
import type { Tally } from "./tally.ts";
import { unexplained, unexplainedAttribute } from "./spoken.ts";
import { DIGIT, type Vocabulary } from "./vocabulary.ts";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

export interface Page {
  readonly file: string;
  readonly content: string;
  /** The filing whose page this is: no other may be shown on it. Undefined for a page of the site. */
  readonly filing: FilingCopy | undefined;
  readonly filings: ReadonlyMap<string, FilingCopy>;
  readonly vocabulary: Vocabulary;
  readonly tally: Tally;
}

/** What the elements around a node say of it. */
interface Scope { readonly filing: string | undefined; readonly isCovered: boolean }

export function checkPage(page: Page): void {
  const options = { sourceCodeLocationInfo: true };
  const isSvg = page.file.endsWith(".svg");
  const root: Node = isSvg ? parseFragment(page.content, options) : parse(page.content, options);
  if (isSvg && page.filing !== undefined) checkDrawingName(page, root);
  const open: [Node, Scope][] = [[root, { filing: page.filing?.evidence.id, isCovered: false }]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, scope] = next;
    if (tree.isTextNode(node)) checkText(page, node, scope);
    const inner = tree.isElementNode(node) ? checkElement(page, node, scope) : scope;
    for (const child of childrenOf(node).toReversed()) open.push([child, inner]);
  }
}

/** A drawing carries its name as its id; two of them cannot change places. */
function checkDrawingName({ file, tally }: Page, root: Node): void {
  const drawing = childrenOf(root).find((child) => tree.isElementNode(child));
  const [own, name] = [drawing && attributeOf(drawing, "id"), /([^/]+)\.svg$/.exec(file)?.[1]];
  if (own !== name) tally.refuse(file, { code: "drawing-of-another-name", what: own ?? "no id", expected: name ?? "" });
}

function childrenOf(node: Node): Node[] {
  const children = "childNodes" in node ? node.childNodes : [];
  return "content" in node ? [...children, node.content] : children;
}

const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

function placeOf(node: Node): { line: number; column: number } | undefined {
  const at = "sourceCodeLocation" in node ? node.sourceCodeLocation : undefined;
  return at ? { line: at.startLine, column: at.startCol } : undefined;
}

/** As a reader has it: all text inside, in order, white space as one space. */
function textOf(element: Element): string {
  const texts: string[] = [];
  const open: Node[] = [element];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (tree.isTextNode(next)) texts.push(next.value);
    open.push(...childrenOf(next).toReversed());
  }
  return texts.join("").replace(/\s+/g, " ").trim();
}

function checkText({ file, tally }: Page, node: DefaultTreeAdapterMap["textNode"], { isCovered }: Scope): void {
  const parent = node.parentNode;
  const name = parent !== null && tree.isElementNode(parent) ? parent.tagName : "";
  if (isCovered || name === "script" || !DIGIT.test(name === "style" ? contentsOf(node.value) : node.value)) return;
  tally.refuse(file, {
    code: "numeral-without-evidence", subject: `<${name}>`, what: brief(node.value),
    expected: "a figure with its evidence (data-ref), or a numeral that says what it is (data-say)",
  }, placeOf(node));
}

const brief = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, 120);

/** What a style sheet would print: the strings of its `content` properties. */
export const contentsOf = (css: string): string =>
  [...css.matchAll(/\bcontent\s*:([^;}]*)/g)].flatMap(([, value = ""]) => value.match(/"[^"]*"|'[^']*'/g) ?? []).join(" ");

/** What shows content that is not in the page's own text, or could change it after it was checked. */
const FOREIGN = new Set([
  "script", "iframe", "frame", "object", "embed", "img", "image", "video", "audio", "canvas", "input", "textarea",
  "picture", "foreignobject", "applet", "base", "animate", "set",
]);
const READ_ALOUD = new Set([
  "title", "aria-label", "aria-description", "aria-valuetext", "aria-roledescription", "alt", "placeholder", "label",
  "summary", "abbr",
]);
const SHOWN_META = /^(?:description|author|og:(?!url$|image(?::(?:width|height))?$).*|twitter:.*)$/;

function checkElement(page: Page, element: Element, scope: Scope): Scope {
  const filing = attributeOf(element, "data-filing") ?? scope.filing;
  const [ref, kind] = [attributeOf(element, "data-ref"), attributeOf(element, "data-say")];
  checkForeign(page, element);
  checkAttributes(page, element);
  checkComparison(page, element, filing);
  if (ref !== undefined) checkFigure(page, element, { ref, filing });
  else if (kind !== undefined) checkSpoken(page, element, kind);
  return { filing, isCovered: scope.isCovered || ref !== undefined || kind !== undefined };
}

/** A box to tick shows no text. */
const TICKS = new Set(["checkbox", "radio"]);

const isActive = ({ name, value }: { name: string; value: string }): boolean =>
  name.startsWith("on") || /^\s*javascript:/i.test(value);

/** What a reader types is no text of the page. */
const isSearchField = (element: Element): boolean => element.tagName === "input"
  && attributeOf(element, "type") === "search" && attributeOf(element, "value") === undefined;

/** Another page of the copy, which is checked itself. */
const isOwnFrame = (element: Element): boolean => element.tagName === "iframe"
  && /^charts\/[a-z0-9-]+\/index\.html$/.test(attributeOf(element, "src") ?? "") && attributeOf(element, "srcdoc") === undefined;

/** Data blocks, which no browser runs, and the site's two scripts: of them only the hash is checked. */
function leavesScript(element: Element, tally: Tally): boolean {
  if (element.tagName !== "script") return false;
  const source = attributeOf(element, "src");
  const isData = source === undefined && DATA_TYPES.has(attributeOf(element, "type") ?? "");
  const isOwn = source !== undefined && /^(?:\.\.\/)+assets\/(?:interactive|search)\.js$/.test(source);
  if (isData) tally.leave("data of charts to take away, and what search engines are told: the gate has read them");
  if (isOwn) tally.leave("the scripts of charts and of the search: only the hash is checked");
  return isData || isOwn;
}

const DATA_TYPES: ReadonlySet<string> = new Set(["application/json", "application/ld+json"]);

function checkForeign({ file, tally }: Page, element: Element): void {
  const name = element.tagName.toLowerCase();
  const active = element.attrs.find(isActive);
  const refresh = name === "meta" && attributeOf(element, "http-equiv")?.toLowerCase() === "refresh";
  const isTick = name === "input" && TICKS.has(attributeOf(element, "type") ?? "");
  const isKnown = isTick || isSearchField(element) || isOwnFrame(element) || leavesScript(element, tally);
  if ((!FOREIGN.has(name) || isKnown) && active === undefined && !refresh) return;
  tally.refuse(file, {
    code: "content-from-elsewhere", subject: `<${name}${active === undefined ? "" : ` ${active.name}`}>`,
    what: "it can show what this check does not read", expected: "pages of text, tables and drawings alone",
  }, placeOf(element));
}

function checkAttributes({ file, tally, vocabulary }: Page, element: Element): void {
  const isMeta = element.namespaceURI === html.NS.HTML && element.tagName === "meta"
    && SHOWN_META.test(attributeOf(element, "name") ?? attributeOf(element, "property") ?? "");
  for (const { name, value } of element.attrs) {
    if (!READ_ALOUD.has(name) && !(isMeta && name === "content")) continue;
    const left = DIGIT.test(value) ? unexplainedAttribute(value, file, vocabulary) : [];
    if (left.length === 0) continue;
    tally.refuse(file, {
      code: "numeral-without-evidence", subject: `<${element.tagName} ${name}>`, what: left.join(" "),
      expected: "no numeral but those of the filing's periods and names",
    }, placeOf(element));
  }
}

interface Referred { readonly ref: string; readonly filing: string | undefined }

function checkFigure(page: Page, element: Element, { ref, filing }: Referred): void {
  const { file, tally, filings } = page;
  const text = textOf(element);
  const source = filings.get(filing ?? "");
  if (source === undefined && isElsewhere(page, filing)) return;
  if (source === undefined || (page.filing !== undefined && source !== page.filing && !tellsOf(source, page.filing))) {
    tally.refuse(file, {
      code: "figure-of-another-filing", what: `${text} (${ref}) of ${filing ?? "no filing"}`,
      expected: page.filing === undefined ? "a filing of this copy" : page.filing.evidence.id,
    }, placeOf(element));
    return;
  }
  tally.counts.figures += 1;
  const value = attributeOf(element, element.tagName === "data" ? "value" : "data-value");
  const problem = figureProblem({ ref, style: attributeOf(element, "data-as") ?? "", value, text }, source);
  if (problem !== undefined) tally.refuse(file, problem, placeOf(element));
}

/** A company tells on the page of a filing what became of it: the company of this very filing. */
const tellsOf = ({ evidence }: FilingCopy, filing: FilingCopy): boolean => evidence.kind === "company"
  && evidence.facts.some(({ origin }) => origin?.filing === filing.evidence.id);

/** A copy of one filing is without its company. */
function isElsewhere({ filing, tally }: Page, named: string | undefined): boolean {
  if (filing === undefined || named?.startsWith("company:") !== true) return false;
  tally.leave("figures of the company on a filing's page, where the company is not in this copy");
  return true;
}

/** Words such as "rose" or "faster than", which say what they compare. */
function checkComparison(page: Page, element: Element, filing: string | undefined): void {
  const { file, tally, filings } = page;
  const comparison = attributeOf(element, "data-compare");
  if (comparison === undefined) return;
  const source = filings.get(filing ?? "");
  if (source === undefined && isElsewhere(page, filing)) return;
  const words = textOf(element);
  tally.counts.figures += 1;
  const problem = source === undefined ? "compares figures of no filing" : comparisonProblem(comparison, words, source);
  if (problem === undefined) return;
  tally.refuse(file, {
    code: "comparison-does-not-hold", subject: comparison, what: `"${words}" ${problem}`,
    expected: "words that the figures bear out, whatever their rounding",
  }, placeOf(element));
}

function checkSpoken({ file, tally, vocabulary }: Page, element: Element, kind: string): void {
  const text = textOf(element);
  if (!DIGIT.test(text)) return;
  const [day, of] = [attributeOf(element, "datetime"), attributeOf(element, "data-of")];
  const isTitle = element.tagName === "title"
    || (kind === "name" && /^filing:/.test(of ?? "filing:") && attributeOf(element, "data-at") === undefined);
  const left = unexplained({ file, kind, text, day, of, is: attributeOf(element, "data-is"), isTitle }, vocabulary);
  if (left === undefined) return;
  tally.refuse(file, {
    code: "numeral-is-not-what-it-says", subject: `data-say="${kind}"`, what: left,
    expected: "a numeral of the filing's own words, or one on the allow-list",
  }, placeOf(element));
}
