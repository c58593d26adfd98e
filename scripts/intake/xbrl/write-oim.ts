/** {@link OimReport} → xBRL-JSON text: the same bytes for the same report. */
import { toStableJson } from "../../lib/stable-json.ts";
import { formatPeriodText } from "./oim-names.ts";
import type { OimFact, OimReport } from "./oim-model.ts";

export function writeOim(report: OimReport): string {
  const { documentType, taxonomy, namespaces, linkTypes, linkGroups } = report;
  const prefixOfScheme = new Map(Object.entries(namespaces).map(([prefix, uri]) => [uri, prefix]));
  return toStableJson({
    documentInfo: {
      documentType, namespaces, ...ifAny({ linkTypes, linkGroups }), taxonomy,
    },
    facts: Object.fromEntries(report.facts.map((fact) => [fact.id, factJson(fact, prefixOfScheme)])),
  });
}

const ifAny = (maps: Readonly<Record<string, object>>): object =>
  Object.fromEntries(Object.entries(maps).filter(([, map]) => Object.keys(map).length > 0));

function factJson(fact: OimFact, prefixOfScheme: ReadonlyMap<string, string>): object {
  const { entity, period, unitText, language, noteId } = fact;
  const periodText = fact.periodText ?? (period && formatPeriodText(period));
  return {
    value: fact.value,
    ...(fact.decimals !== undefined && { decimals: fact.decimals }),
    dimensions: {
      concept: fact.concept,
      ...(entity && { entity: `${prefixOfScheme.get(entity.scheme) ?? entity.scheme}:${entity.identifier}` }),
      ...(periodText !== undefined && { period: periodText }),
      ...(unitText !== undefined && { unit: unitText }),
      ...(language !== undefined && { language }), ...(noteId !== undefined && { noteId }),
      ...fact.dimensions,
    },
    ...ifAny({ links: fact.links }),
  };
}
