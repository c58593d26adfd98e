/** Which parts of a page a reader sees or hears. */
import { attribute, type Element } from "./html-tree.ts";

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

const TECHNICAL_META = new Set(["viewport", "color-scheme", "theme-color", "robots", "generator", "format-detection",
  "og:url", "og:image", "og:image:width", "og:image:height"]);

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
