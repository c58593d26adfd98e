/** Design tokens (data/site/design.json): type, space and colour, shared by the CSS, the handouts and the charts. */
import { z } from "zod";

const hex = z.string().regex(/^#[0-9a-f]{6}$/, { error: "expected a colour as #rrggbb in lower case" });

const colours = z.strictObject({
  background: hex, surface: hex, text: hex, muted: hex, rule: hex, accent: hex, positive: hex, negative: hex,
  gaap: hex, gaapPrior: hex, nonGaap: hex, nonGaapPrior: hex, derived: hex,
  series1: hex, series2: hex, series3: hex, series4: hex, series5: hex,
}).refine((set) => new Set(Object.values(set)).size === Object.keys(set).length, {
  error: "two colours are the same; charts tell their colours apart by value",
});

const lengths = z.record(z.string(), z.string());
const chartSize = z.object({ width: z.int().min(200), text: z.number().min(11), minorText: z.number().min(11) });

export const DESIGN = z.looseObject({
  fonts: z.object({
    text: z.object({
      family: z.string(),
      stack: z.string(),
      package: z.string(),
      style: z.literal("normal"),
      weights: z.object({ regular: z.int(), medium: z.int(), semibold: z.int() }),
    }),
    figures: z.string(),
  }),
  sizes: lengths,
  lineHeights: lengths,
  spacing: lengths,
  widths: lengths,
  radius: z.string(),
  colours: z.object({ light: colours, dark: colours }),
  charts: z.object({ wide: chartSize, compact: chartSize, paper: chartSize }),
});

export type Design = z.infer<typeof DESIGN>;
export type Colours = z.infer<typeof colours>;
export type Tone = keyof Colours;

/** Throws a ZodError that names every token that is missing or wrong. */
export const parseDesign = (json: unknown): Design => DESIGN.parse(json);
