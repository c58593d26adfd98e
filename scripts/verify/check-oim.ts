/**
 * facts.json is xBRL-JSON (OIM 1.0): the printed facts, each with its concept, entity, period and unit. An
 * instant, and the end of a period, is written as the start of the next day.
 */
import { differ, rowsOf, type Download, type Row } from "./download.ts";
import { dayAfter } from "./days.ts";
import { ShapeError, type Shape } from "./shape.ts";

const FILE = "facts.json";
const TYPE = "https://xbrl.org/2021/xbrl-json";
const NAMESPACES: Readonly<Record<string, string>> = {
  iso4217: "http://www.xbrl.org/2003/iso4217", xbrli: "http://www.xbrl.org/2003/instance",
};

/** An issuer is named by its CIK where it has one, else by its LEI (ISO 17442). */
const SCHEMES = { cik: "http://www.sec.gov/CIK", lei: "http://standards.iso.org/iso/17442" } as const;

/** A fact's id is an XML name, which begins with no digit. */
const idIn = (id: string): string => (/^\d/.test(id) ? `_${id}` : id);

export function checkOim(download: Download, oim: Shape): void {
  const { evidence, tally, filing } = download;
  try {
    const issuer = evidence.key("issuer");
    const scheme = issuer.key("cik").value === null ? "lei" : "cik";
    checkHead(download, oim.key("documentInfo"), { ...NAMESPACES, [scheme]: SCHEMES[scheme] });
    const found = new Map(oim.key("facts").entries());
    const facts = rowsOf(evidence.key("facts"));
    const entity = `${scheme}:${issuer.key(scheme).text()}`;
    differ(download, FILE, { found: found.size, expected: facts.length, at: "/facts (how many)" });
    for (const fact of facts) {
      const id = idIn(String(fact["id"]));
      const own = found.get(id)?.value;
      differ(download, FILE, { found: own, expected: oimFact(fact, entity, evidence), at: `/facts/${id}` });
    }
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    const { pointer, message } = error;
    tally.refuse(filing.folder + FILE, { code: "download-disagrees", subject: pointer, what: message });
  }
}

function checkHead(download: Download, info: Shape, namespaces: Readonly<Record<string, string>>): void {
  differ(download, FILE, { found: info.key("documentType").value, expected: TYPE, at: "/documentInfo/documentType" });
  for (const [prefix, name] of Object.entries(namespaces)) {
    const found = info.key("namespaces").key(prefix).value;
    differ(download, FILE, { found, expected: name, at: `/documentInfo/namespaces/${prefix}` });
  }
}

function oimFact(fact: Row, entity: string, evidence: Shape): Row {
  const { value, decimals, concept, unit } = fact;
  return {
    value, ...(decimals === null ? {} : { decimals }),
    dimensions: {
      concept, entity, period: oimPeriod((fact["period"] ?? {}) as Row),
      ...(unit === "pure" ? {} : { unit: oimUnit(String(unit)) }), ...rowDimension(String(fact["id"]), evidence),
    },
  };
}

/** ISO 4217 codes are currencies; all other measures are XBRL's own. */
const oimUnit = (unit: string): string =>
  unit.split("/").map((measure) => `${/^[A-Z]{3}$/.test(measure) ? "iso4217" : "xbrli"}:${measure}`).join("/");

/** What tells facts apart that XBRL's own dimensions do not: the row of a form, the end of a guided range. */
function rowDimension(id: string, evidence: Shape): Row {
  const [part, row, end] = id.split(".");
  if (evidence.key("kind").text() === "ownership") return { "tieout:row": `${part ?? ""}.${row ?? ""}` };
  return part === "guidance" ? { "tieout:guidance": end } : {};
}

function oimPeriod(period: Row): string | null {
  const last = period["end"] ?? period["instant"];
  const after = typeof last === "string" ? dayAfter(last) : undefined;
  if (after === undefined) return null;
  const start = period["start"];
  return typeof start === "string" ? `${start}T00:00:00/${after}T00:00:00` : `${after}T00:00:00`;
}
