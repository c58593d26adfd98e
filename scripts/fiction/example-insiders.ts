/** Ten ownership filings by four insiders of Example Instruments, Inc., none of whom exist. */
import { readOwnership } from "../intake/ownership/read-ownership.ts";
import type { Ownership } from "../model/ownership.ts";
import { EXAMPLE_INSTRUMENTS } from "./example-instruments.ts";
import { ownershipDocument, type DerivativeRow, type OwnershipForm, type Person, type ShareRow, type Trade } from "./ownership-document.ts";

const ADA: Person = { cik: "9999999911", name: "Example Ada", signature: "/s/ Ada Example", isDirector: true, officerTitle: "Chief Executive Officer" };
const BEN: Person = { cik: "9999999912", name: "Sample Ben", signature: "/s/ Ben Sample", isDirector: false, officerTitle: "Chief Financial Officer" };
const CLARA: Person = { cik: "9999999913", name: "Muster Clara", signature: "/s/ Clara Muster", isDirector: true };
const DOV: Person = { cik: "9999999914", name: "Specimen Dov", signature: "/s/ Dov Specimen", isDirector: true, isTenPercentOwner: true };

const STOCK = { value: "Common Stock" };
const FAMILY_TRUST = { value: "By family trust" };

type Row = Omit<ShareRow, "title" | "after"> & { readonly after: string };

const shares = ({ after, ...row }: Row): ShareRow => ({ title: STOCK, after: { value: after }, ...row });

const option = (of: { strike: string; first: string; expires: string; shares: string; after: string; trade?:
  Trade }): DerivativeRow => ({
  title: { value: "Stock Option (right to buy)" }, after: { value: of.after }, ...(of.trade && { trade: of.trade }),
  underlying: {
    exercisePrice: { value: of.strike }, exercisable: { notes: [of.first] }, expires: { value: of.expires },
    title: STOCK.value, shares: of.shares,
  },
});

const units = (of: { note: string; shares: string; after: string; trade: Trade }): DerivativeRow => ({
  title: { value: "Restricted Stock Units" }, after: { value: of.after }, trade: of.trade,
  underlying: {
    exercisePrice: { notes: [of.note] }, exercisable: { notes: [of.note] }, expires: { notes: [of.note] },
    title: STOCK.value, shares: of.shares,
  },
});

const free = { value: "0" };

const initialStatement: OwnershipForm = {
  type: "3", period: "2023-02-06", person: CLARA, signed: "2023-02-14",
  shares: [shares({ after: "12000", indirect: { ...FAMILY_TRUST, notes: ["F1"] } })],
  derivatives: [option({ strike: "17.25", first: "F2", expires: "2033-02-05", shares: "8000", after: "8000" })],
  footnotes: {
    F1: "The shares are held by a trust of which the Reporting Person is a trustee. The Reporting Person disclaims beneficial "
      + "ownership except to the extent of her pecuniary interest.",
    F2: "The option vests in 48 equal monthly installments beginning on March 6, 2023.",
  },
};

const purchase: OwnershipForm = {
  type: "4", period: "2023-02-27", person: CLARA, signed: "2023-03-01",
  shares: [
    shares({ after: "2500", trade: { date: "2023-02-27", code: "P", direction: "A", shares: "2500", price: { value: "18.4417", notes: ["F1"] } } }),
    shares({ after: "12000", indirect: FAMILY_TRUST }),
  ],
  derivatives: [],
  footnotes: {
    F1: "The price is a weighted average. The shares were purchased in several trades at prices ranging from $18.31 to $18.57, inclusive.",
  },
};

const plannedSale: OwnershipForm = {
  type: "4", period: "2023-06-13", person: ADA, underPlan: true, signed: "2023-06-15",
  shares: [
    shares({ after: "206300", trade: { date: "2023-06-13", code: "S", direction: "D", shares: "9200", price: { value: "20.7815", notes: ["F2"] }, codeNotes: ["F1"] } }),
    shares({ after: "200500", trade: { date: "2023-06-14", code: "S", direction: "D", shares: "5800", price: { value: "21.1240", notes: ["F3"] }, codeNotes: ["F1"] } }),
  ],
  derivatives: [],
  footnotes: {
    F1: "The sales were effected pursuant to a Rule 10b5-1 trading plan adopted by the Reporting Person on December 9, 2022.",
    F2: "The price is a weighted average. The shares were sold at prices ranging from $20.55 to $21.02, inclusive.",
    F3: "The price is a weighted average. The shares were sold at prices ranging from $20.98 to $21.30, inclusive.",
  },
};

const exerciseAndSale: OwnershipForm = {
  type: "4", period: "2023-08-08", person: BEN, underPlan: true, signed: "2023-08-10",
  shares: [
    shares({ after: "48400", trade: { date: "2023-08-08", code: "M", direction: "A", shares: "12000", price: { value: "9.60" }, codeNotes: ["F1"] } }),
    shares({ after: "36400", trade: { date: "2023-08-08", code: "S", direction: "D", shares: "12000", price: { value: "22.3067", notes: ["F2"] }, codeNotes: ["F1"] } }),
  ],
  derivatives: [option({
    strike: "9.60", first: "F3", expires: "2029-08-20", shares: "12000", after: "26000",
    trade: { date: "2023-08-08", code: "M", direction: "D", shares: "12000", price: free },
  })],
  footnotes: {
    F1: "The transactions were effected pursuant to a Rule 10b5-1 trading plan adopted by the Reporting Person on March 3, 2023.",
    F2: "The price is a weighted average. The shares were sold at prices ranging from $22.10 to $22.54, inclusive.",
    F3: "One forty-eighth of the shares subject to the option vested on September 21, 2019 and one forty-eighth of the shares vest monthly thereafter.",
  },
};

const yearlyStatement: OwnershipForm = {
  type: "5", period: "2023-09-30", person: DOV, signed: "2023-11-13",
  shares: [
    shares({ after: "5310450", trade: { date: "2023-05-17", code: "P", direction: "A", form: "4", timeliness: "L", shares: "450", price: { value: "19.8800" } } }),
    shares({ after: "5309250", trade: { date: "2023-09-12", code: "G", direction: "D", form: "5", shares: "1200", price: free, codeNotes: ["F1"] } }),
    shares({ after: "64000", indirect: { value: "By spouse" } }),
  ],
  derivatives: [], footnotes: { F1: "A gift to a charitable foundation that the Reporting Person does not control." },
  remarks: "The purchase should have been reported on a Form 4.",
};

const vesting: OwnershipForm = {
  type: "4", period: "2023-11-20", person: ADA, signed: "2023-11-22",
  shares: [
    shares({ after: "209500", trade: { date: "2023-11-20", code: "M", direction: "A", shares: "9000", price: free, codeNotes: ["F1"] } }),
    shares({ after: "205720", trade: { date: "2023-11-20", code: "F", direction: "D", shares: "3780", price: { value: "21.46" }, codeNotes: ["F2"] } }),
  ],
  derivatives: [units({
    note: "F1", shares: "9000", after: "27000", trade: { date: "2023-11-20", code: "M", direction: "D", shares: "9000", price: free },
  })],
  footnotes: {
    F1: "Each restricted stock unit is a right to receive a share of Common Stock when it vests. The units have no expiration date.",
    F2: "Shares withheld by the Issuer for taxes on the vesting of restricted stock units.",
  },
};

const grant: OwnershipForm = {
  type: "4", period: "2023-11-29", person: BEN, signed: "2023-12-01", shares: [],
  derivatives: [
    option({
      strike: "21.18", first: "F1", expires: "2033-11-28", shares: "40000", after: "40000",
      trade: { date: "2023-11-29", code: "A", direction: "A", shares: "40000", price: free },
    }),
    units({ note: "F2", shares: "15000", after: "15000", trade: { date: "2023-11-29", code: "A", direction: "A", shares: "15000", price: free } }),
  ],
  footnotes: {
    F1: "The option vests in 48 equal monthly installments beginning on December 29, 2023.",
    F2: "Each restricted stock unit is a right to receive a share of Common Stock when it vests, in yearly portions. The units have no expiration date.",
  },
};

const gift: OwnershipForm = {
  type: "4", period: "2023-12-18", person: ADA, signed: "2023-12-20",
  shares: [
    shares({ after: "200720", trade: { date: "2023-12-18", code: "G", direction: "D", shares: "5000", price: free, codeNotes: ["F1"] } }),
    shares({ after: "30000", indirect: { ...FAMILY_TRUST, notes: ["F2"] } }),
  ],
  derivatives: [],
  footnotes: {
    F1: "A gift to a donor-advised fund, for which nothing was received.",
    F2: "The shares are held by a trust for the Reporting Person’s children, of which her spouse is the trustee.",
  },
};

/** The first form left shares of the trust out. */
const correctedGift: OwnershipForm = {
  ...gift, type: "4/A", amends: "2023-12-20", signed: "2024-01-05",
  shares: [
    shares({ after: "200720", trade: { date: "2023-12-18", code: "G", direction: "D", shares: "5000", price: free, codeNotes: ["F1"] } }),
    shares({ after: "32000", indirect: { ...FAMILY_TRUST, notes: ["F2"] } }),
  ],
  remarks: "This amendment corrects the number of shares held by the trust.",
};

const saleByTrust: OwnershipForm = {
  type: "4", period: "2024-08-06", person: CLARA, underPlan: false, signed: "2024-08-08",
  shares: [
    shares({ after: "18000", indirect: { ...FAMILY_TRUST, notes: ["F1", "F3"] }, trade: { date: "2024-08-06", code: "S", direction: "D", shares: "6000", price: { value: "10.9125", notes: ["F2"] } } }),
    { title: STOCK, after: { value: "5000", notes: ["F3"] } },
  ],
  derivatives: [],
  footnotes: {
    F1: "The shares are held by a trust of which the Reporting Person is a trustee.",
    F2: "The price is a weighted average. The shares were sold at prices ranging from $10.80 to $11.04, inclusive.",
    F3: "The number of shares has been adjusted for the stock split of the Issuer.",
  },
};

const FORMS: readonly OwnershipForm[] = [
  initialStatement, purchase, plannedSale, exerciseAndSale, yearlyStatement, vesting, grant, gift, correctedGift,
    saleByTrust,
];

/** Throws where the intake has something to say against a document of ours. */
function filingOf(form: OwnershipForm): Ownership {
  const { cik, name, ticker } = EXAMPLE_INSTRUMENTS.issuer;
  const document = ownershipDocument({ cik, name, ticker }, form);
  const { filing, findings } = readOwnership(new TextEncoder().encode(document), "fiction");
  if (filing === undefined || findings.length > 0) {
    throw new TypeError(`a form of ${form.person.name} does not read: ${findings.map(({ what }) => what).join("; ")}`);
  }
  return { ...filing, source: { ...filing.source, fictional: true } };
}

/** Oldest first. */
export const exampleForms = (): Ownership[] => FORMS.map(filingOf);
