/** What a column is about: a period, and beside it whose or which figures (its facet), or a computed comparison. */
import { currencyIn, withoutCurrency } from "./currency.ts";
import { readPhrase, type PeriodPhrase } from "./period-phrase.ts";

export type ComputedKind = "change" | "share" | "constant-currency";

export interface ColumnSense {
  readonly phrase: PeriodPhrase;
  /** "Non-GAAP", "BBVA USA", "Units K"; "" for the figures as such. */
  readonly facet: string;
  readonly computed: ComputedKind | undefined;
  /** ISO 4217, where the heading names one. */
  readonly currency: string | undefined;
  readonly restated: boolean;
  readonly unaudited: boolean;
}

const COMPUTED: readonly (readonly [ComputedKind, RegExp])[] = [
  ["constant-currency", /constant[- ]currency|\bexcluding (?:fx|currency)\b/i],
  ["share", /% of|percent(?:age)? of|as a %|% (?:net )?(?:revenues?|sales)/i],
  ["change", /\bchange\b|\bvar(?:iance)?\b|increase|\(?decrease\)?|\bvs\.?\b|growth|\by\/y\b|\bq\/q\b|\byoy\b|\bqoq\b|^%$|\bdelta\b|^\s*\$\s*$/i],
];

const RESTATED = /\(?\bas (?:restated|adjusted|revised)\b\)?|\(\s*restated\s*\)|\brestated\b|\bas adjusted\b/i;
const STATUS = /\(?\b(?:un)?audited\b\)?|\(\s*note \w+\s*\)|\(\s*(?:\d{1,2}|[a-z])\s*\)|\*+|\bas reported\b(?! rev)|[¹²³†‡]/gi;

export function senseOf(texts: readonly string[]): ColumnSense {
  const joined = texts.join(" ").replaceAll(/\uE000[^\uE001]*\uE001/g, " ").replaceAll(/\s+/g, " ").trim();
  const computed = COMPUTED.find(([, pattern]) => pattern.test(joined))?.[0];
  const previously = /previously reported|originally reported/i.test(joined);
  const restated = !previously && RESTATED.test(joined);
  const bare = (previously ? joined : joined.replace(RESTATED, " ")).replaceAll(STATUS, " ");
  const currency = currencyIn(joined);
  const { phrase, rest } = readPhrase((currency === undefined ? bare : withoutCurrency(bare)).trim());
  return {
    phrase, facet: computed === undefined ? tidyFacet(rest) : "", computed, currency, restated,
    unaudited: /\bunaudited\b/i.test(joined),
  };
}

/** Words that name no figures of their own. */
const EMPTY = /^(?:the|for|and|of|in|on|at|period|periods|actual|actuals|amount|amounts|dollars|total|consolidated|\$|usd|results?|reported|fiscal|ended|estimated|preliminary|basel|iii|derived|from|audited|statements|financial)$/i;

function tidyFacet(rest: string): string {
  const words = rest.replaceAll(/[(){}[\],:;.]/g, " ").replaceAll(/\s+/g, " ").trim().split(" ");
  return words.every((word) => EMPTY.test(word)) ? "" : words.join(" ");
}
