/** The sheets of a run of Eleventy, one a page. */
import type { Finding } from "../lib/finding.ts";
import { sortFindings } from "../lib/finding.ts";
import type { RenderScope } from "./eleventy.ts";
import { Sheet } from "./sheet.ts";

export class Sheets {
  readonly #sheets = new Map<string, Sheet>();

  /** `scope` is what Eleventy gives a filter or shortcode as `this`, or its data for a page. */
  of(scope: Pick<RenderScope, "page" | "ctx">): Sheet {
    const { url } = scope.page;
    const medium = scope.ctx.medium?.name === "print" ? "print" : "page";
    const sheet = this.#sheets.get(url) ?? new Sheet(medium, scope.ctx.filing);
    this.#sheets.set(url, sheet);
    return sheet;
  }

  findings(): Finding[] {
    const all = [...this.#sheets.values()].flatMap(({ findings }) => findings);
    const distinct = new Map(all.map((finding) => [JSON.stringify(finding), finding]));
    return sortFindings([...distinct.values()]);
  }

  clear(): void {
    this.#sheets.clear();
  }
}
