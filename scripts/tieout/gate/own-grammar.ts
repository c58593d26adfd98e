/**
 * The part of HTML that pages of ours are written in, so narrow that its tree is plain to see: every element is closed
 * by its own end tag, and none closes, moves or makes another (HTML Standard, section 13.2.6). What is not named is
 * left to parse5.
 */

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(" "));

/** Elements of the body that need no rule of their own; those of {@link PARENTS} have one. */
const PLAIN = setOf("a abbr article aside b blockquote br button cite code data del details dfn div dl em fieldset "
  + "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd label legend main mark nav ol "
  + "output p q s samp script section small span strong style sub summary sup svg table time u ul var wbr");

/** Elements that stand in certain others only. A <div> stands in a <dl> as a group. */
const PARENTS: Readonly<Record<string, ReadonlySet<string>>> = {
  li: setOf("ul ol"), dt: setOf("dl div"), dd: setOf("dl div"),
  caption: setOf("table"), colgroup: setOf("table"), thead: setOf("table"), tbody: setOf("table"), tfoot: setOf("table"),
  col: setOf("colgroup"), tr: setOf("thead tbody tfoot"), td: setOf("tr"), th: setOf("tr"),
};

/** Elements that hold certain others only, and no text but white space. */
const CHILDREN: Readonly<Record<string, ReadonlySet<string>>> = {
  html: setOf("head body"), head: setOf("link meta script style title"),
  table: setOf("caption colgroup thead tbody tfoot"), colgroup: setOf("col"), thead: setOf("tr"), tbody: setOf("tr"),
  tfoot: setOf("tr"), tr: setOf("td th"),
};

/** What an element asks of its surroundings. */
export interface Rule {
  /** It has no content. */
  readonly isVoid: boolean;
  /** Its start tag would close an open <p>. */
  readonly closesP: boolean;
  /** It may not stand directly in a heading. */
  readonly isHeading: boolean;
  /** It may not stand within one of its own kind. */
  readonly isCounted: boolean;
  /** Its content is no markup. */
  readonly isRaw: boolean;
  /** It holds no text but white space. */
  readonly holdsNoText: boolean;
  readonly children: ReadonlySet<string>;
}

const VOID = setOf("br col hr img input link meta wbr");
const CLOSES_P = setOf("article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 "
  + "h5 h6 header hr li main nav ol p section summary table ul dd dt");
const HEADINGS = setOf("h1 h2 h3 h4 h5 h6");
const COUNTED = setOf("a button form p");
const RAW = setOf("iframe script style title");

function childrenOf(parent: string): ReadonlySet<string> {
  const inPlaces = Object.entries(PARENTS).flatMap(([name, parents]) => (parents.has(parent) ? [name] : []));
  return CHILDREN[parent] ?? new Set([...PLAIN, ...inPlaces]);
}

const NAMES = new Set([...PLAIN, ...Object.keys(PARENTS), ...Object.keys(CHILDREN), "body", "link", "meta", "title"]);

/** Of each element that a page of ours may have. */
export const RULES: ReadonlyMap<string, Rule> = new Map([...NAMES].map((name) => [name, {
  isVoid: VOID.has(name), closesP: CLOSES_P.has(name), isHeading: HEADINGS.has(name), isCounted: COUNTED.has(name),
  isRaw: RAW.has(name), holdsNoText: Object.hasOwn(CHILDREN, name), children: childrenOf(name),
}]));

/** Elements of SVG, as they are written. None of them is a place where HTML begins anew, save the two that name. */
export const SVG_ELEMENTS = setOf("circle clipPath defs desc ellipse g line linearGradient path pattern polygon polyline "
  + "rect stop svg text title tspan use");
/** Hold text alone. */
export const SVG_NAMES = setOf("title desc");

const SVG_ATTRIBUTES = setOf("class cx cy d dx dy fill gradientUnits height href id lang offset opacity points "
  + "preserveAspectRatio r role rx ry stroke style tabindex transform version viewBox width x x1 x2 xmlns y y1 y2");

/** Others would be given capitals, or a name space. Names with a hyphen are kept as they are. */
export const isSvgAttribute = (name: string): boolean => SVG_ATTRIBUTES.has(name) || /^[a-z]+(?:-[a-z0-9]+)+$/.test(name);
