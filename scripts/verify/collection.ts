/** Evidence over several filings: each printed fact of it is a filing's own. */
import { equal } from "./fraction.ts";
import type { Evidence, PrintedFact } from "./evidence-file.ts";
import type { FilingCopy } from "./filing-copy.ts";
import type { Tally } from "./tally.ts";

const KINDS: Readonly<Record<string, string>> = { companies: "company", people: "person", compare: "comparison" };

/** A filing stands for itself; every other kind is several filings taken together. */
export const isFiling = ({ kind }: Evidence): boolean => !Object.values(KINDS).includes(kind);

/** "companies/qlys/" → "company:qlys"; undefined where the copy is one folder of a site. */
export function idOfFolder(folder: string): string | undefined {
  const [name, place = ""] = folder.split("/").slice(0, -1).toReversed();
  const kind = KINDS[place];
  return name === undefined || kind === undefined ? name : `${kind}:${name}`;
}

/** `named` finds a filing of the copy by its id. */
export async function checkOrigins(
  { evidence, file }: FilingCopy, named: (id: string) => Promise<FilingCopy | undefined>, tally: Tally,
): Promise<void> {
  if (isFiling(evidence)) return;
  // Filing by filing, so that each is opened once.
  for (const filing of new Set(evidence.facts.map(({ origin }) => origin?.filing ?? ""))) {
    const source = await named(filing);
    for (const fact of evidence.facts.filter(({ origin }) => (origin?.filing ?? "") === filing)) {
      const id = fact.origin?.fact ?? "";
      if (source === undefined) tally.leave("facts of filings that are not in this copy, as others repeat them");
      else if (!isSame(fact, source.printed.get(id))) {
        tally.refuse(file, {
          code: "fact-is-not-its-filings", subject: `fact ${fact.id}`, what: `${fact.value.text} ${fact.unit}`,
          expected: source.printed.get(id)?.value.text ?? `a fact ${id} of ${filing}`,
        });
      }
    }
  }
}

const isSame = (fact: PrintedFact, own: PrintedFact | undefined): boolean => own !== undefined
  && equal(fact.value.value, own.value.value) && equal(fact.low.value, own.low.value)
    && equal(fact.high.value, own.high.value)
  && fact.unit === own.unit && fact.concept === own.concept && fact.lexeme === own.lexeme
    && fact.negated === own.negated;
