/** A unit of publication: a filing, a company, a person or a comparison, with all files of its folder. */
import { folderOf, type Report } from "../../model/report.ts";
import type { Kept, Product } from "../kept/product-store.ts";
import type { PlannedCollection } from "../plan/plan-collections.ts";
import type { ScannedFiling } from "../plan/scan-filings.ts";

export interface PlannedFiling extends ScannedFiling {
  /** Names of the comparisons that begin with this filing: its page links to them. */
  readonly compared: readonly string[];
}

export type Planned = { readonly filing: PlannedFiling } | { readonly collection: PlannedCollection };

/** What is known of a unit while its batch is being built. */
export class Unit {
  readonly id: string;
  readonly kind: Report["kind"];
  /** "filings/<id>" */
  readonly folder: string;
  readonly planned: Planned;
  readonly kept = new Map<Product, Kept>();
  /** Products that this build has made; the others were there. */
  readonly made = new Set<Product>();

  constructor(planned: Planned) {
    this.planned = planned;
    const { id, kind } = "filing" in planned ? planned.filing.card : planned.collection;
    this.id = id;
    this.kind = kind;
    this.folder = folderOf({ id, kind });
  }

  get filing(): PlannedFiling | undefined {
    return "filing" in this.planned ? this.planned.filing : undefined;
  }

  get collection(): PlannedCollection | undefined {
    return "collection" in this.planned ? this.planned.collection : undefined;
  }

  /** Throws for a product that no step has put there yet. */
  product(product: Product): Kept {
    const kept = this.kept.get(product);
    if (kept === undefined) throw new RangeError(`${this.id} has no ${product} yet`);
    return kept;
  }

  lacks(product: Product): boolean {
    return !this.kept.has(product);
  }

  /** SHA-256 of the Report: what all that is made of it depends on. */
  get reportHash(): string {
    return this.product("report").texts["report"] ?? "";
  }

  /** Files of all products so far: path below the stage → SHA-256. */
  get files(): Record<string, string> {
    const all = [...this.kept.values()].flatMap(({ files }) => Object.entries(files));
    return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** Pages that handouts are printed from are staged, and never published. */
export const isPrintPage = (file: string): boolean => file.startsWith("print/");
