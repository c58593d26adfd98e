/**
 * A page of the preview: the built page, under it a panel with what the last build came to. The panel is the author's,
 * not the page's: it is put in when the page is served and stands in no file.
 */
import { formatPlace, type Finding } from "../lib/finding.ts";
import { GRADES } from "../model/tie.ts";
import type { PreviewStatus } from "./preview-status.ts";

export const PANEL_CSS_PATH = "/.tieout/panel.css";

/** Published pages allow no script; the preview reloads itself with one, over a web socket. */
const POLICY = "default-src 'self'; img-src 'self' data:; connect-src 'self' ws:; base-uri 'none'; form-action 'none'";

export function previewPage(html: string, status: PreviewStatus): string {
  const open = html.replace(/(<meta http-equiv="Content-Security-Policy" content=")[^"]*/, `$1${POLICY}`);
  const linked = open.replace("</head>", `<link rel="stylesheet" href="${PANEL_CSS_PATH}">${asksAgain(status)}</head>`);
  return linked.replace(/<\/body>(?![\s\S]*<\/body>)/, () => `${panel(status)}</body>`);
}

/** A page that was opened during the first build may miss its end. */
const asksAgain = ({ outcome }: PreviewStatus): string =>
  (outcome === "building" ? '<meta http-equiv="refresh" content="1">' : "");

/** Stands where there is no page to show, because no build has published yet. */
export const emptyPage = (status: PreviewStatus): string => previewPage(
  "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Preview</title></head><body></body></html>", status);

const escape = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

function panel(status: PreviewStatus): string {
  const { isOpen, title, body } = contentOf(status);
  return `<details class="tieout-panel ${status.outcome}"${isOpen ? " open" : ""}><summary>${escape(title)}</summary>${body}</details>`;
}

interface Content { readonly isOpen: boolean; readonly title: string; readonly body: string }

function contentOf(status: PreviewStatus): Content {
  switch (status.outcome) {
    case "building": return { isOpen: false, title: "Building …", body: "" };
    case "published": {
      const counts = GRADES.filter((grade) => status.ties[grade] > 0).map((grade) => `${status.ties[grade]} ${grade}`);
      const total = GRADES.reduce((sum, grade) => sum + status.ties[grade], 0);
      const title = `Preview: ${total} figures of ${status.filings} filings tie (${counts.join(", ")})${movedNote(status.moved.length)}`;
      return { isOpen: false, title, body: list(status.moved.map(escape)) };
    }
    case "refused": {
      const { length } = status.findings;
      const title = `${length} ${length === 1 ? "finding" : "findings"}: the page is as it was before`;
      return { isOpen: true, title, body: list(status.findings.map(findingHtml)) };
    }
    case "broken":
      return { isOpen: true, title: "The build broke: the page is as it was before", body: `<pre>${escape(status.text)}</pre>` };
  }
}

const movedNote = (count: number): string =>
  (count === 0 ? "" : `; ${count} moved since the ledger was written`);

const list = (items: readonly string[]): string =>
  (items.length === 0 ? "" : `<ol>${items.map((item) => `<li>${item}</li>`).join("")}</ol>`);

function findingHtml({ place, code, subject, what, expected, mend }: Finding): string {
  const line = (label: string, text: string | undefined): string =>
    (text === undefined ? "" : `<dt>${label}</dt><dd>${escape(text)}</dd>`);
  return `<code>${escape(formatPlace(place))}</code> ${escape(code)}<dl>${line("at", subject)}${line("found", what)}`
    + `${line("expected", expected)}${line("to mend", mend)}</dl>`;
}

export const PANEL_CSS = `.tieout-panel { position: fixed; inset: auto 0 0; z-index: 99; max-height: 60vh; overflow: auto;
  padding: 0.5rem 1rem; background: #10233c; color: #fff; font: 0.875rem/1.4 system-ui, sans-serif; }
.tieout-panel.refused, .tieout-panel.broken { background: #7a120b; }
.tieout-panel summary { cursor: pointer; font-weight: 600; }
.tieout-panel ol { margin: 0.5rem 0; padding-left: 1.5rem; list-style: decimal; }
.tieout-panel li { padding-block: 0.25rem; }
.tieout-panel dl { display: grid; grid-template-columns: 5rem 1fr; margin: 0; }
.tieout-panel dt { color: #d5dde8; }
.tieout-panel dd { margin: 0; }
.tieout-panel code, .tieout-panel pre { font: 0.8125rem/1.4 ui-monospace, monospace; white-space: pre-wrap; }
@media print { .tieout-panel { display: none; } }
`;
