/** Filings for measuring: the same seed makes the same, and every one ties. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { benchFilings } from "../../fiction/bench-filings.ts";
import { filingText } from "../../store/write-filing.ts";
import { examineFiling } from "../../tieout/examine.ts";

const texts = (count: number, seed: string): string[] => benchFilings(count, { seed }).map((filing) =>
  filingText(filing, filing.id));

test("the same seed makes the same bytes, another seed others; more are a continuation", () => {
  const some = texts(30, "a");
  expect(texts(30, "a")).toEqual(some);
  expect(texts(30, "b")).not.toEqual(some);
  expect(texts(32, "a").slice(0, 30)).toEqual(some);
});

test("ids are unique", () => {
  const ids = benchFilings(300, { seed: "ids" }).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a company files as many forms as are asked for, each by an insider of its own", () => {
  const forms = benchFilings(120, { seed: "a", forms: 33 }).flatMap((filing) => (filing.kind === "ownership" ? [filing] : []));
  expect(forms.length).toBeGreaterThan(100);
  const companies = new Map(forms.map(({ reportingOwner, issuer }) =>
    [reportingOwner[0]?.reportingOwnerId.rptOwnerCik, issuer.issuerCik] as const));
  for (const { reportingOwner, issuer } of benchFilings(400, { seed: "a" }).flatMap((filing) =>
    (filing.kind === "ownership" ? [filing] : []))) {
    const cik = reportingOwner[0]?.reportingOwnerId.rptOwnerCik;
    expect(companies.get(cik) ?? issuer.issuerCik).toBe(issuer.issuerCik);
    companies.set(cik, issuer.issuerCik);
  }
});

test("every filing of every seed ties", () => {
  fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 8 }), (seed) => {
    // Five companies, of which the last reports under IFRS.
    const untied = benchFilings(130, { seed }).flatMap((filing) => {
      const { ties, waiverProblems } = examineFiling(filing, "2026-01-01");
      return [...ties.filter(({ grade }) => grade === "untied").map(({ id }) => `${filing.id} ${id}`), ...waiverProblems.map(({ what }) => what)];
    });
    expect(untied).toEqual([]);
  }), { numRuns: 2, seed: 7 });
});
