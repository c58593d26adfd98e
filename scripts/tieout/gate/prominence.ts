/** Placeholder. */
import type { Node } from "./html-tree.ts";
import type { PageReader } from "./page-reader.ts";
export function checkProminence(_root: Node, _page: PageReader): void { return; }
