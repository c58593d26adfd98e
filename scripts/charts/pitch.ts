/** How close the lines of a chart stand, in pixels; on paper as close as their text allows. */
import type { Size } from "./chart.ts";

export interface Pitch {
  /** Between the lines of a label. */
  readonly label: number;
  /** A bar, and the space to the next one of its group. */
  readonly bar: number;
  readonly betweenBars: number;
  readonly betweenGroups: number;
  readonly heading: number;
  readonly aboveHeading: number;
}

export const PITCH: Readonly<Record<Size, Pitch>> = {
  wide: { label: 17, bar: 18, betweenBars: 4, betweenGroups: 10, heading: 26, aboveHeading: 12 },
  compact: { label: 17, bar: 16, betweenBars: 4, betweenGroups: 12, heading: 26, aboveHeading: 12 },
  paper: { label: 14, bar: 12, betweenBars: 3, betweenGroups: 6, heading: 22, aboveHeading: 8 },
};
