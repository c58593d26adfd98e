/** Words for a filing that nobody has written about yet: plain sentences around the headline figures. */
import { show } from "../../format/style.ts";
import { wordList, wordParts, words, wordsFor } from "../../lib/words.ts";
import { parseDecimal } from "../../model/decimal.ts";
import type { Comparison } from "../../model/relation.ts";
import type { EarningsReport, FilingReport, OwnershipReport, ReportFact, Shown } from "../../model/report.ts";
import { tableOne, tableTwo } from "./form4-table.ts";
import { headline, headlineFigure, type Compared, type HeadlineFigure, type Measure } from "./headline.ts";
import { factOf, lookup } from "./lookup.ts";
import { onceFor } from "./once-for.ts";
import { codeWords } from "./transaction-codes.ts";

export interface NamedPeriod { readonly id: string; readonly label: string }

export type Part =
  | { readonly text: string }
  | { readonly shown: Shown }
  /** A figure "in" its period. */
  | { readonly shown: Shown; readonly period: NamedPeriod }
  /** A figure "on" its day. */
  | { readonly shown: Shown; readonly day: string }
  | { readonly date: string }
  /** Words that compare two figures. */
  | { readonly words: string; readonly comparison: Comparison }
  | { readonly label: string; readonly pointer: string };

export type Paragraph = readonly Part[];

/** A message of the catalogue around parts. */
const sentenceOf = (key: string, values: Readonly<Record<string, Part | string>>): Part[] =>
  wordParts<Part | string>(key, values).map((part) => (typeof part === "string" ? { text: part } : part));

const isNegative = ({ value }: Pick<Shown, "value">): boolean => value.startsWith("-");

/** The figure without its sign: "a loss of $5.2 million", "down 20%". */
const size = ({ value, style, ref }: Shown): Shown =>
  show(parseDecimal(value).abs(), style, `${ref.replace(/:concept$/, "")}:size`);

const capitalised = (title: string): string => title.charAt(0).toUpperCase() + title.slice(1);
const inSentence = (title: string): string => (/^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title);

/** "operating loss" for a negative operating income; undefined for a measure that has no such name. */
const lossName = ({ concept }: ReportFact): string | undefined => wordsFor(`loss.${concept.slice(concept.indexOf(":") + 1)}`);

/** A figure by the name that its sign gives it. */
interface Named { readonly name: string; readonly shown: Shown; readonly isLoss: boolean }

function named(title: string, fact: ReportFact, shown: Shown): Named {
  const loss = isNegative(shown) ? lossName(fact) : undefined;
  return loss === undefined ? { name: title, shown, isLoss: false } : { name: loss, shown: size(shown), isLoss: true };
}

type When = (shown: Shown, id: string) => Part;

const numberOf = (title: string): string => (wordList("narrative.plural-measures").includes(title) ? "plural" : "singular");

function sentence(figure: HeadlineFigure, when: When): Part[] {
  const { fact, priorFact, before, move, growth } = figure;
  const now = named(figure.title, fact, figure.shown);
  const stated = { measure: capitalised(now.name), number: numberOf(now.name), figure: when(now.shown, fact.period) };
  if (priorFact === null || before === null || move === null) return sentenceOf("narrative.figure", stated);
  const earlier = named(figure.title, priorFact, before);
  const compared = { ...stated, before: when(earlier.shown, priorFact.period) };
  if (now.isLoss || earlier.isLoss) return sentenceOf("narrative.figure-after", { ...compared, other: inSentence(earlier.name) });
  const { comparison, direction } = move;
  const way = direction === "level" ? comparison.relation : direction;
  const moved = { ...compared, moved: { words: words(`narrative.moved.${way}`), comparison } };
  if (direction === "level") return sentenceOf("narrative.figure-level", moved);
  if (growth === null) return sentenceOf("narrative.figure-moved", moved);
  return sentenceOf("narrative.figure-moved-by", { ...moved, growth: { shown: size(growth) } });
}

const joined = (sentences: readonly Part[][]): Part[] =>
  sentences.flatMap((parts, at) => (at === 0 ? parts : [{ text: " " }, ...parts]));

const paragraph = (sentences: readonly Part[][]): Paragraph[] => (sentences.length === 0 ? [] : [joined(sentences)]);

/** What is told of the year to date, beside the quarter: no non-GAAP figure, and so no question of prominence. */
const OVER_YEAR: readonly Measure[] = [
  { concept: "us-gaap:Revenues", growth: "revenue-growth" },
  { concept: "us-gaap:OperatingIncomeLoss", growth: "operating-income-growth" },
  { concept: "us-gaap:NetIncomeLoss", growth: "net-income-growth" },
];

const CASH: Measure = { concept: "us-gaap:NetCashProvidedByUsedInOperatingActivities" };

const BALANCES: readonly Measure[] = [
  { concept: "us-gaap:Assets" },
  { concept: "us-gaap:StockholdersEquity" },
];

/** A period and the same one a year before: as long, and ending 51 to 54 weeks earlier. */
function besideYearBefore(report: EarningsReport, id: string): Compared {
  const { periods } = lookup(report);
  const current = periods.get(report.current);
  const prior = report.prior === null ? undefined : periods.get(report.prior);
  const span = periods.get(id)?.span;
  const before = report.periods.find((one) => one.span === span && one.end === prior?.end && one.id !== current?.id);
  return { now: id, before: before?.id ?? null };
}

const figuresOver = (report: EarningsReport, measures: readonly Measure[], span: Compared): HeadlineFigure[] =>
  measures.flatMap((measure) => headlineFigure(report, measure, span) ?? []);

/** The newest balance sheet and the one printed beside it. */
function balanceDays(report: EarningsReport): Compared | undefined {
  const days = report.periods.filter(({ span, id }) => span === "instant"
    && BALANCES.some(({ concept }) => factOf(report, concept, id) !== undefined)).toSorted((a, b) =>
      (a.end < b.end ? 1 : -1));
  const [now, before] = days;
  return now === undefined ? undefined : { now: now.id, before: before?.id ?? null };
}

function releaseParagraphs(report: EarningsReport): Paragraph[] {
  const { periods } = lookup(report);
  const inPeriod: When = (shown, id) => ({ shown, period: { id, label: periods.get(id)?.label ?? id } });
  const onDay: When = (shown, id) => ({ shown, day: periods.get(id)?.end ?? id });
  const cards = headline(report).flatMap(({ gaap, nonGaap }) => paragraph([gaap, ...nonGaap].map((one) =>
    sentence(one, inPeriod))));
  const longer = report.yearToDate === null ? undefined : besideYearBefore(report, report.yearToDate);
  const overYear = longer === undefined ? [] : figuresOver(report, OVER_YEAR, longer);
  const cash = figuresOver(report, [CASH], longer ?? besideYearBefore(report, report.current));
  const days = balanceDays(report);
  const balances = days === undefined ? [] : figuresOver(report, BALANCES, days);
  return [
    ...cards, ...paragraph(overYear.map((one) => sentence(one, inPeriod))), ...paragraph(cash.map((one) =>
      sentence(one, inPeriod))),
    ...paragraph(balances.map((one) => sentence(one, onDay))),
  ];
}

type Rows = ReturnType<typeof tableOne>;

/** A row of either table: a transaction, or a holding that the form only tells of. */
function rowParagraph({ shares, code, date, after, title, acquired }: Rows[number]): Paragraph[] {
  const security = { label: title.text, pointer: title.pointer };
  if (code === null) {
    return after.shown === null ? [] : [sentenceOf("narrative.held", { security, after: { shown: after.shown } })];
  }
  if (shares.shown === null || date.date === null || acquired.text === "") return [];
  const key = acquired.text === "A" ? "narrative.acquired" : "narrative.disposed";
  const moved = { date: { date: date.date }, shares: { shown: shares.shown }, deed: codeWords(code.text), security };
  return [after.shown === null ? sentenceOf(key, moved) : sentenceOf(`${key}-after`, { ...moved, after: { shown: after.shown } })];
}

function ownershipParagraphs(report: OwnershipReport): Paragraph[] {
  const owners: Part = { text: "" };
  const who = sentenceOf("narrative.filed-for", { owner: owners })
    .flatMap((part) => (part === owners ? ownerParts(report) : [part]));
  return [[...who, ...withoutTrades(report)], ...[...tableOne(report), ...tableTwo(report)].flatMap(rowParagraph)];
}

/** "A", "A and B", "A, B and C". */
const ownerParts = ({ filing }: OwnershipReport): Part[] =>
  filing.reportingOwner.flatMap(({ reportingOwnerId: { rptOwnerName } }, at, all) => [
    ...(at === 0 ? [] : [{ text: words(at === all.length - 1 ? "narrative.list.last" : "narrative.list.between") }]),
    { label: rptOwnerName, pointer: `/reportingOwner/${at}/reportingOwnerId/rptOwnerName` },
  ]);

function withoutTrades({ filing }: OwnershipReport): Part[] {
  const { nonDerivativeTable, derivativeTable } = filing;
  const { nonDerivativeTransaction, nonDerivativeHolding } = nonDerivativeTable;
  if (nonDerivativeTransaction.length + derivativeTable.derivativeTransaction.length > 0) return [];
  const holdings = nonDerivativeHolding.length + derivativeTable.derivativeHolding.length;
  return [{ text: ` ${words(holdings > 0 ? "narrative.holdings-only" : "narrative.nothing-owned")}` }];
}

/** GAAP first within each paragraph, as in the headline figures. */
export const narrative = onceFor((report: FilingReport): readonly Paragraph[] =>
  (report.kind === "ownership" ? ownershipParagraphs(report) : releaseParagraphs(report)));
