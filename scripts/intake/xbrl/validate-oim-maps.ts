/** The maps of documentInfo: prefixes, link types and link groups to their URIs (OIM Common, sections 3.2, 3.3). */
import type { Path } from "../../store/pointer.ts";
import { RESERVED_LINK_GROUPS, RESERVED_LINK_TYPES, RESERVED_PREFIXES } from "./oim-model.ts";
import { isNcName } from "./oim-names.ts";
import { checkRecord, wordFor, type OimContext } from "./oim-check.ts";

type Reserved = Readonly<Record<string, string>>;

export const checkNamespaces = (map: unknown, context: OimContext): void =>
  checkMap(map, { path: ["documentInfo", "namespaces"], reserved: RESERVED_PREFIXES, context });

export const checkLinkMap = (name: "linkTypes" | "linkGroups", map: unknown, context: OimContext): void => checkMap(map, {
  path: ["documentInfo", name], reserved: name === "linkTypes" ? RESERVED_LINK_TYPES : RESERVED_LINK_GROUPS, context,
});

interface MapCheck { readonly path: Path; readonly reserved: Reserved; readonly context: OimContext }

function checkMap(map: unknown, { path, reserved, context }: MapCheck): void {
  if (!checkRecord(map, path, context)) return;
  const seen = new Map<string, string>();
  for (const [alias, uri] of Object.entries(map)) {
    const here = [...path, alias];
    if (!isNcName(alias)) {
      const what = `the alias ${JSON.stringify(alias)}`;
      context.report("oim-structure", here, { what, expected: "an XML name without a colon" });
    }
    if (typeof uri !== "string") context.report("oim-structure", here, { what: wordFor(uri), expected: "a URI" });
    else checkUri(uri, { alias, here, reserved, context, seen });
  }
}

const ABSOLUTE_URI = /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i;

interface UriCheck {
  readonly alias: string;
  readonly here: Path;
  readonly reserved: Reserved;
  readonly context: OimContext;
  readonly seen: Map<string, string>;
}

/** An absolute URI; a reserved alias has its own one, which no other alias may have; no URI has two aliases. */
function checkUri(uri: string, { alias, here, reserved, context: { report }, seen }: UriCheck): void {
  if (!ABSOLUTE_URI.test(uri)) report("oim-uri", here, { what: JSON.stringify(uri), expected: "an absolute URI" });
  const own = Object.hasOwn(reserved, alias) ? reserved[alias] : undefined;
  if (own !== undefined && own !== uri) {
    report("oim-reserved-prefix", here, { what: JSON.stringify(uri), expected: JSON.stringify(own) });
  }
  const holder = Object.keys(reserved).find((each) => reserved[each] === uri);
  if (holder !== undefined && holder !== alias) {
    report("oim-reserved-uri", here, { what: `the alias ${JSON.stringify(alias)}`, expected: JSON.stringify(holder) });
  }
  const first = seen.get(uri);
  if (first !== undefined) {
    report("oim-two-prefixes", here, { what: `a second alias of ${uri}`, expected: `only ${JSON.stringify(first)}` });
  }
  seen.set(uri, alias);
}
