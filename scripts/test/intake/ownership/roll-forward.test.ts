/** Holdings rolled forward, in small named situations: what ties, what breaks, and how it is said. */
import { describe, expect, it } from "vitest";
import type { Ownership } from "../../../model/ownership.ts";
import { examineFiling } from "../../../tieout/examine.ts";
import { filingOf } from "./round-trip.ts";

interface Row {
  /** "A 100 → 500": acquired, how many, what is held after. */
  is: string;
  day?: string;
  nature?: string;
  marks?: string;
  afterMarks?: string;
  code?: string;
  price?: string;
}
interface Option extends Row {
  title?: string;
  strike?: string;
  expiry?: string;
  under?: string;
  exerciseMarks?: string;
}

const marks = (ids = ""): string => ids.split(" ").filter(Boolean).map((id) => `<footnoteId id="${id}"/>`).join("");
const value = (name: string, text: string | undefined, ids = ""): string =>
  (text === undefined && ids === "" ? "" : `<${name}>${text === undefined ? "" : `<value>${text}</value>`}${marks(ids)}</${name}>`);

function amounts({ is, price = "0" }: Row): { traded: string; held: string } {
  const [direction = "", shares = "", , after] = is.split(" ");
  return {
    traded: `<transactionAmounts>${value("transactionShares", shares === "?" ? undefined : shares, shares === "?" ? "F1" : "")}`
      + `${value("transactionPricePerShare", price)}${value("transactionAcquiredDisposedCode", direction)}</transactionAmounts>`,
    held: after ?? "",
  };
}

function rowOf(row: Row, table: "nonDerivative" | "derivative"): string {
  const { traded, held } = amounts(row);
  const option: Option = row;
  const day = row.day ?? "2024-05-01";
  const nature = row.nature === undefined ? value("directOrIndirectOwnership", "D")
    : value("directOrIndirectOwnership", "I") + value("natureOfOwnership", row.nature, row.marks);
  const isOption = table === "derivative";
  return `<${table}Transaction>${value("securityTitle", isOption ? option.title ?? "Stock Option" : "Common Stock")}`
    + (isOption ? value("conversionOrExercisePrice", option.strike) : "")
    + `${value("transactionDate", day)}<transactionCoding><transactionFormType>4</transactionFormType>`
    + `<transactionCode>${row.code ?? "J"}</transactionCode><equitySwapInvolved>0</equitySwapInvolved></transactionCoding>${traded}`
    + (isOption ? `${value("exerciseDate", undefined, option.exerciseMarks)}${value("expirationDate", option.expiry)}<underlyingSecurity>`
      + `${value("underlyingSecurityTitle", "Common Stock")}${value("underlyingSecurityShares", option.under)}</underlyingSecurity>` : "")
    + `<postTransactionAmounts>${held === "" ? "" : value("sharesOwnedFollowingTransaction", held, row.afterMarks)}</postTransactionAmounts>`
    + `<ownershipNature>${nature}</ownershipNature></${table}Transaction>`;
}

interface Form { rows?: Row[]; options?: Option[]; owners?: number; type?: string; notes?: string[]; holding?: string }

function form({ rows = [], options = [], owners = 1, type = "4", notes = [], holding }: Form): Ownership {
  const owner = "<reportingOwner><reportingOwnerId><rptOwnerName>Doe Jane</rptOwnerName></reportingOwnerId><reportingOwnerRelationship/></reportingOwner>";
  const end = holding === undefined ? "" : `<nonDerivativeHolding>${value("securityTitle", "Common Stock")}<postTransactionAmounts>`
    + `${value("sharesOwnedFollowingTransaction", holding)}</postTransactionAmounts><ownershipNature>${value("directOrIndirectOwnership", "D")}</ownershipNature></nonDerivativeHolding>`;
  const all = ["A first note.", ...notes].map((text, at) => `<footnote id="F${at + 1}">${text}</footnote>`).join("");
  return filingOf(Buffer.from(`<ownershipDocument><documentType>${type}</documentType><periodOfReport>2024-05-01</periodOfReport>`
    + "<issuer><issuerCik>1</issuerCik><issuerName>Example</issuerName><issuerTradingSymbol>EXI</issuerTradingSymbol></issuer>"
    + `${owner.repeat(owners)}<nonDerivativeTable>${rows.map((row) => rowOf(row, "nonDerivative")).join("")}${end}</nonDerivativeTable>`
    + `<derivativeTable>${options.map((row) => rowOf(row, "derivative")).join("")}</derivativeTable><footnotes>${all}</footnotes>`
    + "<ownerSignature><signatureName>J</signatureName><signatureDate>2024-12-31</signatureDate></ownerSignature></ownershipDocument>"));
}

const tiesOf = (of: Form) => examineFiling(form(of), "2024-12-31").ties;
const holdings = (of: Form): string[] => tiesOf(of).filter(({ kind }) => kind === "holdings").map(({ grade }) => grade);
const notesOf = (of: Form): string => tiesOf(of).map(({ note }) => note ?? "").join(" | ");

const [S, E, U] = ["stated", "exact", "untied"];

describe("holdings that follow from one another", () => {
  it("tie row by row; the first is the issuer's word", () => {
    expect(holdings({ rows: [{ is: "A 100 → 500" }, { is: "D 60 → 440" }, { is: "D 440 → 0" }] })).toEqual([S, E, E]);
  });

  it("are told apart by nature and by the footnotes on it", () => {
    const rows = ["F2", "F3", "F2", "F3"].map((mark, at): Row =>
      ({ is: `D 10 → ${[90, 990, 80, 980][at]}`, nature: "See footnote", marks: mark }));
    expect(holdings({ rows, notes: ["One fund.", "Another."] })).toEqual([S, S, E, E]);
    expect(holdings({ rows: rows.map(({ is }) => ({ is, nature: "See footnote" })) })).toContain(U);
  });

  it("follow through a footnote that only some of the rows bear", () => {
    expect(holdings({ rows: [{ is: "D 10 → 90", nature: "By trust", marks: "F1" }, { is: "D 10 → 80", nature: "By trust" }] })).toEqual([S, E]);
  });

  it("of options are told apart by exercise price, expiry and the footnotes on the dates", () => {
    const apart = (one: Partial<Option>, other: Partial<Option>): string[] =>
      holdings({ options: [{ is: "D 10 → 90", ...one }, { is: "D 10 → 490", ...other }] });
    expect(apart({ strike: "5" }, { strike: "6" })).toEqual([S, S]);
    expect(apart({ expiry: "2030-01-01" }, { expiry: "2031-01-01" })).toEqual([S, S]);
    expect(apart({ exerciseMarks: "F1" }, { exerciseMarks: "F2" })).toEqual([S, S]);
    expect(apart({ strike: "5" }, { strike: "5.00" })).toEqual([S, U]);
  });

  it("count a row without a stated holding towards the next", () => {
    expect(holdings({ rows: [{ is: "A 100 → 500" }, { is: "D 60" }, { is: "D 40 → 400" }] })).toEqual([S, E]);
  });

  it("cannot follow over an amount that only a footnote gives", () => {
    expect(holdings({ rows: [{ is: "A 100 → 500" }, { is: "D ? → 400" }, { is: "D 50 → 350" }] })).toEqual([S, S, E]);
  });

  it("end where a row of Table I states the holding at the end", () => {
    expect(holdings({ rows: [{ is: "A 100 → 500" }, { is: "D 60" }], holding: "440" })).toEqual([S, E]);
    expect(holdings({ rows: [{ is: "A 100 → 500" }], holding: "77" })).toEqual([S, S]);
  });
});

describe("other consistent readings", () => {
  it("the final balance on every row", () => {
    const rows = [{ is: "A 100 → 500" }, { is: "D 60 → 500" }, { is: "D 10 → 500" }];
    expect(holdings({ rows })).toEqual([S, S, S]);
    expect(notesOf({ rows })).toContain("every row gives the holding after all of them");
  });

  it("the balance at the end of each day on the day's rows", () => {
    const rows = [{ is: "A 100 → 500" }, { is: "D 60 → 500" }, { is: "D 10 → 470", day: "2024-05-02" }, { is: "D 20 → 470", day: "2024-05-02" }];
    expect(holdings({ rows })).toEqual([S, S, E, E]);
  });

  it("the rows of a day in another order", () => {
    const rows = [{ is: "D 60 → 940" }, { is: "D 40 → 900" }, { is: "A 500 → 1000" }];
    expect(holdings({ rows })).toEqual([E, E, S]);
    expect(notesOf({ rows })).toContain("in the order in which the day's rows follow");
  });

  it("rows of two owners, by turns", () => {
    const rows = [{ is: "D 10 → 90" }, { is: "D 10 → 990" }, { is: "D 10 → 80" }, { is: "D 10 → 980" }];
    expect(holdings({ rows, owners: 2 })).toEqual([S, S, E, E]);
    expect(holdings({ rows })).toEqual([S, U, U, U]);
  });

  it("grants of the same terms, each with what is left of it", () => {
    expect(holdings({ options: [{ is: "D 1000 → 0", strike: "4" }, { is: "D 200 → 50", strike: "4" }] })).toEqual([S, S]);
    expect(holdings({ options: [{ is: "D 100 → 900", title: "Restricted Stock Units" }, { is: "D 50 → 400", title: "Restricted Stock Units" }] })).toEqual([S, S]);
  });

  it("securities that a footnote on the holding names as included", () => {
    const rows = [{ is: "A 100 → 1100" }, { is: "D 50 → 4069", afterMarks: "F2" }];
    expect(holdings({ rows, notes: ["Includes 3,019 shares acquired under a purchase plan."] })).toEqual([S, E]);
    expect(holdings({ rows, notes: ["Includes 3,018 shares acquired under a purchase plan."] })).toEqual([S, U]);
  });

  it("less than was acquired, if a footnote on the holding speaks of it", () => {
    expect(holdings({ rows: [{ is: "A 100 → 0", afterMarks: "F1" }] })).toEqual([S]);
    expect(holdings({ rows: [{ is: "A 100 → 0" }] })).toEqual([U]);
  });

  it("different days of a year, on a Form 5", () => {
    const rows = [{ is: "D 10 → 90", day: "2024-02-01" }, { is: "D 10 → 40", day: "2024-09-01" }];
    expect(holdings({ rows, type: "5" })).toEqual([S, S]);
    expect(holdings({ rows })).toEqual([S, U]);
  });
});

describe("breaks", () => {
  it("are found once where one holding is wrong", () => {
    expect(holdings({ rows: [{ is: "A 100 → 500" }, { is: "D 60 → 404" }, { is: "D 40 → 400" }] })).toEqual([S, U, E]);
  });

  it("are found once where one amount is wrong", () => {
    expect(holdings({ rows: [{ is: "A 100 → 500" }, { is: "D 66 → 440" }, { is: "D 40 → 400" }] })).toEqual([S, U, E]);
  });

  it("say that the direction is the wrong way round", () => {
    expect(notesOf({ rows: [{ is: "A 100 → 500" }, { is: "A 60 → 440" }] })).toContain("the other way round");
  });

  it("say that another holding is out by as much the other way", () => {
    const rows = [{ is: "D 10 → 90" }, { is: "D 10 → 50" }, { is: "A 10 → 110", nature: "By trust" }, { is: "A 10 → 150", nature: "By trust" }];
    expect(holdings({ rows })).toEqual([S, U, S, U]);
    expect(notesOf({ rows })).toContain("a transfer between them may be missing");
  });

  it("have words without a numeral, which a page could not tie", () => {
    const rows = [{ is: "A 100 → 500" }, { is: "A 60 → 440", day: "2024-05-02", afterMarks: "F1" }];
    expect(notesOf({ rows, owners: 2 })).not.toMatch(/\d/);
  });
});

describe("exercises", () => {
  const option = (is: string, more: Partial<Option> = {}): Option => ({ is, code: "M", strike: "4", ...more });
  const exercises = (of: Form): string[] => tiesOf(of).filter(({ kind }) => kind === "duplicate").map(({ grade }) => grade);

  it("are matched whatever their order", () => {
    const rows = [{ is: "A 20 → 120", code: "M", price: "5" }, { is: "A 10 → 130", code: "M", price: "4" }];
    const options = [option("D 10 → 0"), option("D 20 → 0", { strike: "5" })];
    expect(exercises({ rows, options })).toEqual([E, E, E, E]);
  });

  it("break where number or price differ", () => {
    const options = [option("D 10 → 0")];
    expect(exercises({ rows: [{ is: "A 11 → 111", code: "M", price: "4" }], options })).toEqual([U, E]);
    expect(exercises({ rows: [{ is: "A 10 → 110", code: "M", price: "4.5" }], options })).toEqual([E, U]);
  });

  it("may stand together in one acquisition; a price of zero is none", () => {
    const options = [option("D 10 → 0", { exerciseMarks: "F1" }), option("D 20 → 0", { exerciseMarks: "F2" })];
    expect(exercises({ rows: [{ is: "A 30 → 130", code: "M", price: "9" }], options })).toEqual([E]);
    expect(exercises({ rows: [{ is: "A 10 → 110", code: "M", price: "0" }], options: [option("D 10 → 0")] })).toEqual([E]);
  });

  it("give one share each, what is left, or what a footnote says", () => {
    const under = (shares: string): string[] =>
      tiesOf({ options: [option("D 10 → 70", { under: shares })] }).filter(({ kind }) => kind === "value").map(({ grade }) => grade);
    expect([under("10"), under("70"), under("11")]).toEqual([[E], [S], [U]]);
  });
});

describe("average prices", () => {
  const average = (price: string, range: string): string[] => {
    const filing = form({ rows: [{ is: "D 10 → 90", code: "S", price }], notes: [`Sold at prices ranging from ${range}.`] });
    const field = filing.nonDerivativeTable.nonDerivativeTransaction[0]?.transactionAmounts.transactionPricePerShare;
    if (field !== undefined) field.footnoteId = ["F2"];
    return examineFiling(filing, "2024-12-31").ties.filter(({ kind }) => kind === "value").map(({ grade }) => grade);
  };

  it("lie within the footnote's range, or at its very end", () => {
    expect([average("18.5", "$18.00 to $18.81"), average("18.81", "$18.00 to $18.81"), average("18.9", "$18.00 to $18.87")])
      .toEqual([["interval"], ["interval"], ["interval"]]);
    expect(average("18.82", "$18.00 to $18.81")).toEqual(["untied"]);
  });
});
