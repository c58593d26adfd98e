/**
 * data/series/<ticker>.json: what a company has told of its figures over the years, by concept, out of EDGAR's
 * companyfacts. One point a period: the value of the filing that was filed last, with what earlier filings told.
 */
import { z } from "zod";
import { cik, decimalText, plainDate, text } from "./filing-parts.ts";

const version = z.strictObject({
  value: decimalText, filed: plainDate, lastFiled: plainDate, form: z.string(), accession: text,
  change: z.enum(["first", "rounded", "restated"]),
}).meta({ description: "A value that one or more filings in a row told; `rounded` is the same value to fewer digits." });

const derivation = z.strictObject({
  minuend: text, subtrahend: text,
  mixed: z.boolean().meta({ description: "One of the two was restated after the other was told: the bases may differ." }),
}).meta({ description: "Days of the two periods whose difference the value is: 2023-01-01/2023-12-31." });

const point = z.strictObject({
  start: plainDate.optional(),
  end: plainDate.optional(),
  instant: plainDate.optional(),
  value: decimalText.meta({ description: "In units, not thousands; as told, without regard to later splits." }),
  filed: plainDate.meta({ description: "Day of the filing that told this value first." }),
  lastFiled: plainDate.optional().meta({ description: "Day of the last filing that told it, where that is a later one." }),
  form: z.string(),
  accession: text,
  restated: z.literal(true).optional(),
  history: z.array(version).optional().meta({ description: "All that was told, oldest first, where it is more than one value." }),
  derived: derivation.optional(),
});

const conceptSeries = z.strictObject({
  concept: text, label: text,
  unit: text.meta({ description: "\"USD\", \"EUR\", \"shares\", \"USD/shares\", \"pure\", or the company's own." }),
  quarterly: z.array(point).optional(), annual: z.array(point).optional(),
  yearToDate: z.array(point).optional().meta({ description: "Half years and nine months." }),
  instants: z.array(point).optional(), other: z.array(point).optional(),
});

const split = z.strictObject({
  ratio: decimalText.meta({ description: "New shares for one old one." }),
  kind: z.enum(["split", "reverse-split", "exchange"]),
  oldBasisUntil: plainDate, newBasisFrom: plainDate,
}).meta({ description: "Noticed from figures that came back on another basis; between the two days of filing." });

export const companySeries = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal("company-series"),
  cik, name: z.string(), ticker: text.optional(),
  newest: plainDate.meta({ description: "Day of the newest filing in it." }),
  splits: z.array(split),
  series: z.array(conceptSeries),
});

export type CompanySeriesFile = z.infer<typeof companySeries>;
export type SeriesPoint = z.infer<typeof point>;
