/** Expressions of workflows. Those that are used here read as JavaScript reads them. */
import { runInNewContext } from "node:vm";

export type Texts = Readonly<Record<string, string>>;

export type Result = "success" | "failure" | "skipped";
export interface Done { readonly result: Result; readonly outputs: Texts }

/** What expressions speak of. */
export interface Context {
  readonly github: Readonly<Record<string, unknown>>;
  readonly vars: Texts;
  readonly inputs: object;
  readonly needs: Readonly<Record<string, Done>>;
  readonly matrix: Texts;
  readonly steps: Record<string, { readonly outcome: Result; readonly outputs: Texts }>;
}

const evaluate = (expression: string, context: object): unknown => runInNewContext(expression, {
  ...context, toJSON: (value: unknown) => JSON.stringify(value), fromJSON: (text: string): unknown => JSON.parse(text),
});

const bare = (text: string): string => /^\s*\$\{\{([\s\S]*)\}\}\s*$/.exec(text)?.[1] ?? text;

/** Of a text that is one expression. */
export const valueOf = (text: string, context: Context): unknown => evaluate(bare(text), context);

/** Texts with the values of their expressions. */
export const filled = (texts: Texts, context: Context): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [
    key, text.replace(/\$\{\{(.*?)\}\}/g, (_all, expression: string) => String(evaluate(expression, context))),
  ]));

/** Without a word of its own on how others ended, a step or a job waits for their success. */
export function isMet(condition: string | undefined, context: Context, hasFailed: boolean): boolean {
  if (condition === undefined) return !hasFailed;
  const says = /\b(?:always|cancelled|failure|success)\(\)/.test(condition);
  const functions = { always: () => true, cancelled: () => false, failure: () => hasFailed, success: () => !hasFailed };
  return (says || !hasFailed) && Boolean(evaluate(bare(condition), { ...context, ...functions }));
}
