/** `--series` and `--against`: companyfacts of a company as its series, and as the measure of a release. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { companySeries } from "../../../model/company-series.ts";
import { companyFactsJson, type Told } from "../xbrl/fictional-companyfacts.ts";
import { commandEdgar, release, startCommand, type CommandSituation } from "./command-situation.ts";

const edgar = commandEdgar();
let here: CommandSituation;
beforeEach(async () => { here = await startCommand(edgar); });
afterEach(async () => { await here.end(); });

const TOLD: Told = {
  "us-gaap:Revenues USD": [
    ["2025-10-01", "2025-12-31", "4000000", "2026-02-20", "10-K"], ["2024-10-01", "2024-12-31", "3600000", "2025-02-20", "10-K"],
    ["2024-10-01", "2024-12-31", "3610000", "2026-02-20", "10-K"], ["2025-01-01", "2025-12-31", "15000000", "2026-02-20", "10-K"],
  ],
  "us-gaap:GrossProfit USD": [["2025-10-01", "2025-12-31", "2510000", "2026-02-20", "10-K", "0000000042-26-000021"]],
  "ifrs-full:Assets EUR": [["", "2025-12-31", "7", "2026-02-20", "20-F"]],
};
const facts = (told = TOLD): Promise<string> => here.write("facts.json", companyFactsJson(told));

describe("--series", () => {
  it("writes what a company has told, with what was restated", async () => {
    const { series, exitCode } = await here.run([await facts()], { series: true, ticker: "EXW" });
    expect(series).toMatchObject([{ status: "written", concepts: 3, currencies: ["EUR", "USD"], quarterly: 3, annual: 1, restated: 1, newest: "2026-02-20" }]);
    expect(exitCode).toBe(0);
    const file = companySeries.parse(JSON.parse(await here.read("data/series/exw.json")));
    const restated = file.series.flatMap(({ quarterly = [] }) => quarterly).find((point) => point.restated);
    expect(restated).toMatchObject({ start: "2024-10-01", value: "3610000", history: [{ value: "3600000", change: "first" }, { value: "3610000", change: "restated" }] });
  });

  it("says when nothing has changed, and leaves a newer one", async () => {
    const run = async (told?: Told): Promise<unknown> => {
      const { series } = await here.run([await facts(told)], { series: true });
      return series.map(({ status }) => status);
    };
    expect([await run(), await run()]).toEqual([["written"], ["unchanged"]]);
    expect(await run({ "us-gaap:Assets USD": [["", "2024-12-31", "1", "2025-02-20"]] })).toEqual(["refused"]);
    expect(await run({ "us-gaap:Assets USD": [["", "2026-03-31", "1", "2026-05-01"]] })).toEqual(["replaced"]);
  });

  it("of a ticker comes from EDGAR, under its ticker", async () => {
    edgar.files.set("/api/xbrl/companyfacts/CIK0000000042.json", companyFactsJson(TOLD));
    const { series } = await here.run(["EXW"], { series: true });
    expect(series[0]?.file).toBe(here.file("data/series/exw.json"));
  });

  it("of what is no companyfacts, or holds no figure, is refused", async () => {
    const run = await here.run([await here.write("r.json", "{\"a\":1}"), await facts({}), "0000000042-26-000005"], { series: true });
    expect(run.findings.map(({ code }) => code)).toEqual(["not-companyfacts", "companyfacts-empty", "intake-source"]);
    expect(run.exitCode).toBe(2);
  });
});

describe("--against", () => {
  it("finds where a release and XBRL disagree, in the Filing JSON", async () => {
    const { documents, exitCode } = await here.run([await here.write("dex991.htm", release())], { cik: "42", against: await facts() });
    expect(documents[0]?.xbrl).toEqual({ compared: 3, agreeing: 2, untold: 7 });
    expect(documents[0]?.findings).toMatchObject([{
      code: "differs-from-xbrl", what: "us-gaap:GrossProfit is printed as 2500, off by 10 units of its last place",
      expected: "2510000 USD, as Form 10-K 0000000042-26-000021 tells in XBRL", place: { line: expect.any(Number) as number },
    }]);
    expect(exitCode).toBe(3);
    const { file } = documents[0]?.findings[0]?.place ?? {};
    const again = await here.run([file ?? ""], { against: await facts() });
    expect(again.documents[0]?.xbrl).toEqual({ compared: 3, agreeing: 2, untold: 7 });
  });

  it("of another company is refused", async () => {
    const { documents } = await here.run([await here.write("dex991.htm", release())], { cik: "43", against: await facts() });
    expect(documents[0]?.findings.map(({ code }) => code)).toEqual(["against-other-company"]);
  });
});
