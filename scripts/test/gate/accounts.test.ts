/** The list of numerals that are no figures, in what a build writes about itself, says what was read. */
import { expect, it } from "vitest";
import { buildContext } from "../../tieout/gate/context.ts";
import { checkText } from "../../tieout/gate/check-stage.ts";

const ACCOUNT = { file: "methodology/index.html", kind: "name", text: "Four-quarter growth", reason: "words of the figure" };

const told = (listed: readonly object[], file = "build.json"): string[] => {
  const context = buildContext([]);
  context.accounts.set("build.json", [ACCOUNT]);
  const ties = { exact: 0, interval: 0, weak: 0, stated: 0, waived: 0, untied: 0 };
  const build = { newest: null, filings: [], inputs: {}, ties, allowList: listed };
  return checkText(file, JSON.stringify(build), context).findings.map(({ what }) => what);
};

it("passes as it was read", () => {
  expect(told([ACCOUNT])).toEqual([]);
});

it.each([
  ["another word", [{ ...ACCOUNT, text: "Eight-quarter growth" }], "/allowList/0/text is \"Eight-quarter growth\""],
  ["an account too many", [ACCOUNT, { ...ACCOUNT, text: "Two" }], "/allowList/1 is"],
  ["an account too few", [], "/allowList/0 is missing"],
])("with %s it is refused", (_name, listed, what) => {
  expect(told(listed).join()).toContain(what);
});
