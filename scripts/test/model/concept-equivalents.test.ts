/** Concepts of the same meaning: the table itself, and how it is asked. */
import { describe, expect, test } from "vitest";
import { askedAs, conceptsLike, firstOfLike, isStandard } from "../../model/concept-equivalents.ts";

describe("concepts of the same meaning", () => {
  test("begin with the concept asked for", () => {
    expect(conceptsLike("us-gaap:NetIncomeLoss")).toEqual(["us-gaap:NetIncomeLoss", "ifrs-full:ProfitLoss"]);
    expect(conceptsLike("exmpl:AdjustedEBITDA")).toEqual(["exmpl:AdjustedEBITDA"]);
  });

  test("lead back to it", () => {
    expect(askedAs("ifrs-full:ProfitLoss")).toBe("us-gaap:NetIncomeLoss");
    expect(askedAs("us-gaap:Assets")).toBe("us-gaap:Assets");
  });

  test("are asked in order, until one answers", () => {
    const known = new Map([["ifrs-full:Revenue", "IFRS"], ["us-gaap:SalesRevenueNet", "older GAAP"]]);
    expect(firstOfLike("us-gaap:Revenues", (name) => known.get(name))).toBe("older GAAP");
    expect(firstOfLike("us-gaap:Assets", (name) => known.get(name))).toBeUndefined();
  });

  test("are of the standards, not of an issuer", () => {
    expect(["us-gaap:Revenues", "ifrs-full:Revenue", "exmpl:Revenue"].map(isStandard)).toEqual([true, true, false]);
  });
});
