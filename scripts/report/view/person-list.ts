/** Insiders by name, with the companies that their forms are about. */
import { compareTexts } from "../../lib/order.ts";
import type { PersonReport } from "../../model/collection-report.ts";
import type { ReportIssuer } from "../../model/report.ts";

export interface PersonLine {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly companies: readonly { readonly issuer: ReportIssuer; readonly pointer: string }[];
  /** Day of the newest form. */
  readonly newest: string;
}

export const personList = (reports: readonly PersonReport[]): PersonLine[] => reports
  .map(({ id, person, roles, source }) => ({
    id, name: person.name, slug: person.slug, newest: source.published,
    companies: roles.map(({ issuer }, at) => ({ issuer, pointer: `/roles/${at}/issuer/name` })),
  }))
  .toSorted((a, b) => compareTexts(a.name, b.name) || compareTexts(a.id, b.id));
