/** Which parts of a page a reader sees or hears. */
import { attribute, type Element } from "./html-tree.ts";
import { NAMING } from "./inner-references.ts";

/** Elements that do not break the text; all others do. */
export const INLINE: ReadonlySet<string> = new Set([
  "a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
  "mark", "output", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "textPath", "time", "tspan", "u", "var", "wbr",
]);

/** Attributes that are shown, or read aloud. */
export const READ_ATTRIBUTES: ReadonlySet<string> = new Set([
  "alt", "aria-braillelabel", "aria-description", "aria-label", "aria-placeholder", "aria-roledescription", "aria-valuenow",
  "aria-valuetext", "content", "label", "placeholder", "srcdoc", "start", "summary", "title", "value",
]);

/** What an element's name, or the name of an attribute, asks the reader of a page to look at. */
export const LOOK = {
  inline: 1, meant: 2, content: 4, link: 8, style: 16, shown: 32,
  reference: 64, compare: 128, address: 256, figure: 512, said: 1024, filing: 2048,
} as const;

/** Every name that asks for something, once: a page is asked for each of its elements and attributes. */
function looks(...named: readonly (readonly [number, Iterable<string>])[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [look, names] of named) for (const name of names) found.set(name, (found.get(name) ?? 0) | look);
  return found;
}

const TECHNICAL_META = new Set(["viewport", "color-scheme", "theme-color", "robots", "generator", "format-detection",
  "og:url", "og:image", "og:image:width", "og:image:height"]);

const ATTRIBUTE_LOOKS = looks(
  [LOOK.shown, READ_ATTRIBUTES], [LOOK.reference, ["id", "href", ...NAMING]], [LOOK.style, ["style"]],
  [LOOK.compare, ["data-compare"]], [LOOK.address, ["rel", "property"]], [LOOK.figure, ["data-ref"]],
  [LOOK.said, ["data-say"]], [LOOK.filing, ["data-filing"]], [LOOK.meant, ["id", "data-together", "data-say"]],
);

/** What one attribute asks for, by its name. */
export const attributeLook = (name: string): number => ATTRIBUTE_LOOKS.get(name) ?? 0;

/** What all attributes of an element ask for. */
export function attributeLooks({ attrs }: Element): number {
  let all = 0;
  for (const { name } of attrs) all |= attributeLook(name);
  return all;
}

/** `content` of a technical <meta> is for browsers; `value` of a figure is checked with the figure. */
export function isForReaders(element: Element, name: string): boolean {
  if (name === "content" && element.tagName === "meta") {
    const named = attribute(element, "name") ?? attribute(element, "property") ?? "";
    return attribute(element, "http-equiv") === undefined && !TECHNICAL_META.has(named);
  }
  return !(name === "value" && attribute(element, "data-ref") !== undefined);
}

/** Addresses and measures that a page gives to those who link to it: of its own filing, or of none. */
export function addressFault(element: Element, filing: string | undefined): string | undefined {
  if (!element.attrs.some(({ name }) => name === "rel" || name === "property")) return undefined;
  const isCanonical = element.tagName === "link" && attribute(element, "rel") === "canonical";
  const property = attribute(element, "property") ?? "";
  if (!isCanonical && !ADDRESSES.has(property) && !(property in MEASURES)) return undefined;
  const value = attribute(element, isCanonical ? "href" : "content") ?? "";
  if (property in MEASURES) return value === MEASURES[property] ? undefined : `${property} is ${MEASURES[property] ?? ""}`;
  const rest = filing === undefined ? value : value.replace(`/filings/${filing}/`, "/");
  const isRight = /^https?:\/\//.test(value) && (rest !== value || !OF_A_FILING.test(value));
  return isRight ? undefined : `an address of ${filing ?? "the page"}`;
}

/** The folders of filings, but not the list of them. */
const OF_A_FILING = /(?<!\/lists)\/filings\//;

const ADDRESSES: ReadonlySet<string> = new Set(["og:url", "og:image"]);
const MEASURES: Readonly<Record<string, string>> = { "og:image:width": "1200", "og:image:height": "630" };

/** Something that stands with other things, and must agree with them. */
export function isMeant({ tagName, attrs }: Element): boolean {
  if (tagName === "table" || tagName === "svg") return true;
  return attrs.some(({ name, value }) => (name === "id" && (value.startsWith("fact-") || value.startsWith("metric-"))) || name === "data-together"
    || (name === "data-say" && (value === "scale" || value === "name")));
}

const OPAQUE = new Set(["applet", "audio", "canvas", "embed", "frame", "iframe", "object", "video"]);

/** The page of a chart, which is read back itself, and is asked for only when a reader opens it. */
const isOwnChart = (element: Element): boolean =>
  /^charts\/[a-z0-9-]+\/index\.html$/.test(attribute(element, "src") ?? "")
  && attribute(element, "loading") === "lazy" && attribute(element, "srcdoc") === undefined;

const DATA_TYPES: ReadonlySet<string> = new Set(["application/json", "application/ld+json"]);

/** A block of data, which browsers do not run. */
export const isData = (element: Element): boolean =>
  element.tagName === "script" && DATA_TYPES.has(attribute(element, "type") ?? "") && attribute(element, "src") === undefined;

/** Scripts of ours, bundled of packages that the lock file fixes; see docs/trust.md. */
export const OWN_SCRIPTS: readonly string[] = ["assets/interactive.js", "assets/search.js"];

const isOwnScript = (element: Element): boolean => {
  const path = (attribute(element, "src") ?? "").replace(/^(?:\.\.\/)*/, "");
  return OWN_SCRIPTS.includes(path) && element.childNodes.length === 0;
};

const ELEMENT_LOOKS = looks(
  [LOOK.inline, INLINE], [LOOK.meant, ["table", "svg"]], [LOOK.content, [...OPAQUE, "script", "img", "image"]],
  [LOOK.link, ["a"]], [LOOK.style, ["style"]],
);

/** What an element asks for, by its name. */
export const elementLook = ({ tagName }: Element): number => ELEMENT_LOOKS.get(tagName) ?? 0;

/** What was expected in its place; undefined for an element that can be read. */
export function unreadableElement(element: Element): string | undefined {
  const { tagName } = element;
  if (tagName === "iframe" && isOwnChart(element)) return undefined;
  if (OPAQUE.has(tagName)) return "text, or an SVG that is part of the page";
  if (tagName === "script") return isData(element) || isOwnScript(element) ? undefined : "no script, which could write anything";
  if (tagName !== "img" && tagName !== "image") return undefined;
  const source = attribute(element, "src") ?? attribute(element, "href") ?? attribute(element, "xlink:href") ?? "";
  return /^[^:]*\.svg$/.test(source) ? undefined : "an SVG file of the site";
}
