/** The seed, read by the intake, against the filing that was made by hand: facts, ties and metrics are the same. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { intakeRelease } from "../../../intake/release/intake-release.ts";
import { earningsRelease, type EarningsRelease } from "../../../model/earnings-release.ts";
import { Missing } from "../../../model/quantity.ts";
import { checkReferences } from "../../../store/check-references.ts";
import { examineFiling, type Examined } from "../../../tieout/examine.ts";
import { PROJECT } from "../../example-filings.ts";

const SEED = join(PROJECT, "../shared/seeds/qualys-2012-q3-earnings-release.txt");
const TODAY = "2026-01-01";

const made = (): EarningsRelease => earningsRelease.parse(
  JSON.parse(readFileSync(join(PROJECT, "data/filings/qlys/qlys-2012-q3.json"), "utf8")));

/** Undefined where the seeds do not lie beside the project. */
const read = (): EarningsRelease | undefined => (existsSync(SEED)
  ? intakeRelease(readFileSync(SEED), "seed", { cik: "0001107843", id: "qlys-2012-q3" }).filing
  : undefined);

const factLines = ({ facts }: Examined): string[] => facts.facts
  .map(({ concept, periodId, quantity, unit, decimals }) => `${concept} ${periodId} ${quantity.value.toFixed()} ${unit} ${decimals ?? ""}`).toSorted();

const tieLines = ({ facts, ties }: Examined): string[] => ties.map((tie) => {
  const { kind, fact, grade, lexeme, metric, recomputed } = tie;
  const of = fact === undefined ? undefined : facts.byId(fact);
  return kind === "claim" ? `claim ${lexeme} ${metric ?? recomputed?.value.toFixed() ?? ""} ${grade}`
    : `${kind} ${of?.concept ?? ""} ${of?.periodId ?? ""} ${grade}`;
}).toSorted();

const metricLines = ({ metrics }: Examined): string[] =>
  metrics.map(({ key, figure }) => `${key} ${figure instanceof Missing ? figure.kind : figure.value.toSignificantDigits(12).toFixed()}`).toSorted();

describe.runIf(existsSync(SEED))("the seed", () => {
  const filing = read();
  const [ours, theirs] = [filing && examineFiling(filing, TODAY), examineFiling(made(), TODAY)];

  it("gives a filing that the store accepts", () => {
    expect(filing).toBeDefined();
    expect(filing && checkReferences(filing, filing.id)).toEqual([]);
  });

  it("has the facts of the hand-made filing", () => {
    expect(ours && factLines(ours)).toEqual(factLines(theirs));
  });

  it("has its metrics", () => {
    expect(ours && metricLines(ours)).toEqual(metricLines(theirs));
  });

  it("has its ties", () => {
    expect(ours && tieLines(ours)).toEqual(tieLines(theirs));
  });

  it("has its head", () => {
    const head = ({ issuer, fiscal, source, currency }: EarningsRelease): unknown =>
      ({ issuer, fiscal, source, currency });
    expect(filing && head(filing)).toEqual(head(made()));
  });
});
