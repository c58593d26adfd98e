/** The benchmark of printing, on a site of one page. */
import { expect, it } from "vitest";
import { benchPrint, printBenchText } from "../../bench/bench-print.ts";
import { pageOf, stageSite } from "./staged-site.ts";

it("prints every staged page both ways, and tells the medians", async () => {
  const site = await stageSite({ "print/a/index.html": pageOf("<h1>A</h1>"), "print/b/index.html": pageOf("<h1>B</h1>") });
  // The clock reads 0, 100, 300 in the first round, 300, 400, 600 in the next: 100 ms bare, 200 ms ours.
  const readings = [0, 100, 300, 300, 400, 600];
  const bench = await benchPrint(site.root, { runs: 1, now: () => readings.shift() ?? expect.fail("read once too often") });
  await site.remove();
  expect(bench).toEqual({ handouts: 2, runs: 1, bareMs: 50, oursMs: 100, ratio: 2 });
  expect(printBenchText(bench)).toBe(
    "2 handouts, median of 1 rounds\n  bare browser 50 ms a PDF\n  handouts     100 ms a PDF\n  ratio        2.00");
}, 60_000);
