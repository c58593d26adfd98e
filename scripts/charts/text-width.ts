/**
 * How wide a text is, without a canvas: advance widths of IBM Plex Sans SemiBold in thousandths of the type size,
 * rounded up to the next forty, so that the estimate errs on the wide side for every weight.
 */
const ADVANCES: readonly (readonly [number, string])[] = [
  [240, " "], [280, "'ij"], [320, "!,.:;l’"], [360, "()[]f"], [400, "rt{|}"], [440, "-/I\\"], [480, "\""],
  [520, "?csz"], [560, "*JL_aegvxy"], [600, "0123456789$+<=>EFTZ^`bdhknopqu~−–"], [640, "SVY"],
  [680, "#ABCKPRX"], [720, "&DGHNOQU"], [840, "Mw"], [880, "…"], [920, "@m"], [960, "%W"],
];

const WIDEST = 960;
const byCharacter = new Map(ADVANCES.flatMap(([width, characters]) => [...characters].map((one) => [one, width])));

/** Width in pixels at a type size in pixels. */
export function textWidth(text: string, size: number): number {
  const thousandths = [...text].reduce((sum, one) => sum + (byCharacter.get(one) ?? WIDEST), 0);
  return Math.ceil((thousandths * size) / 1000);
}

/** Breaks at spaces so that each line fits; a single word that does not fit keeps a line to itself. */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
