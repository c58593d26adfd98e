/** The one door to pdfjs: a PDF → what is read on each of its pages, in the order in which it is read aloud. */
import { keepingBuiltIns } from "../../lib/built-ins.ts";
import type * as Pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";

export interface PdfPage {
  /** Text of the page's content by the structure tree, which is the order of the page that it was printed from. */
  readonly text: string;
  /** Text outside the structure: the margins. */
  readonly margins: readonly string[];
  /** What is read aloud in place of pictures. */
  readonly alternatives: readonly string[];
}

export interface PdfText {
  readonly title: string;
  readonly outline: readonly string[];
  readonly pages: readonly PdfPage[];
}

let loading: Promise<typeof Pdfjs> | undefined;

/** Ships without types; once it is loaded pdfjs finds it by itself and starts no thread. */
const WORKER = "pdfjs-dist/legacy/build/pdf.worker.mjs";

/** pdfjs takes its time to load; a build asks for it while the browser prints. */
export function loadPdfReader(): Promise<typeof Pdfjs> {
  loading ??= keepingBuiltIns(loadPackage);
  return loading;
}

async function loadPackage(): Promise<typeof Pdfjs> {
  const hadBase64 = "fromBase64" in Uint8Array;
  await import(WORKER);
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  // The package adds one many times slower than Buffer's, and whoever finds one uses it: puppeteer, for each PDF.
  if (!hadBase64) Reflect.deleteProperty(Uint8Array, "fromBase64");
  return pdfjs;
}

/** Rejects for bytes that are no PDF. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
  const { getDocument } = await loadPdfReader();
  const task = getDocument({
    data: bytes, verbosity: 0, disableFontFace: true, useSystemFonts: false, isEvalSupported: false,
  });
  try {
    const document = await task.promise;
    const numbers = Array.from({ length: document.numPages }, (_, at) => at + 1);
    const { info } = await document.getMetadata();
    const outline = await document.getOutline() as readonly Entry[] | null;
    const pages = await Promise.all(numbers.map(async (number) => readPage(await document.getPage(number))));
    return { title: String((info as { Title?: string }).Title ?? ""), outline: titlesOf(outline ?? []), pages };
  } finally {
    await task.destroy();
  }
}

interface Entry { readonly title: string; readonly items: readonly Entry[] }

const titlesOf = (entries: readonly Entry[]): string[] =>
  entries.flatMap(({ title, items }) => [title, ...titlesOf(items)]);

interface TreeNode { readonly role?: string; readonly type?: string; readonly id?: string; readonly alt?: string;
  readonly children?: readonly TreeNode[] }
interface TextItem { readonly str: string; readonly hasEOL: boolean; readonly transform: readonly number[]
  readonly width: number; readonly height: number }
type Item = TextItem | { readonly type: string; readonly id?: string };

async function readPage(page: Pdfjs.PDFPageProxy): Promise<PdfPage> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const tree = await page.getStructTree() as TreeNode | null;
  const { byId, outside } = gather(items as Item[]);
  const order = tree === null ? [...byId.keys()].map((id) => ({ id, apart: true })) : contentOf(tree);
  const parts = order.map(({ id, apart }) => ({ text: byId.get(id) ?? "", apart }));
  const known = new Set(order.map(({ id }) => id));
  const unplaced = [...byId].filter(([id]) => !known.has(id)).map(([, text]) => text);
  return {
    text: parts.map(({ text, apart }) => (apart ? `\n${text}` : text)).join(""),
    margins: [...outside, ...unplaced].map((text) => text.trim()).filter((text) => text !== ""),
    alternatives: tree === null ? [] : alternativesOf(tree),
  };
}

/** Text by the id of the marked content that it stands in; what stands in none is a margin's. */
function gather(items: readonly Item[]): { byId: Map<string, string>; outside: string[] } {
  const byId = new Map<string, string>();
  const outside: string[] = [];
  const open: (string | undefined)[] = [];
  let before: TextItem | undefined;
  for (const item of items) {
    if ("str" in item) {
      const id = open.findLast((one) => one !== undefined);
      const text = `${isApart(before, item) ? "\n" : ""}${item.str}${item.hasEOL ? "\n" : ""}`;
      before = item;
      if (id === undefined) outside.push(text);
      else byId.set(id, `${byId.get(id) ?? ""}${text}`);
    } else if (item.type === "endMarkedContent") open.pop();
    else open.push(item.id);
  }
  return { byId, outside };
}

/** Space between two letters of a word, as a share of the type size, is less than this. */
const GAP = 0.2;

/** Labels of a chart follow one another in one piece of content, without a space between them: their places tell. */
function isApart(before: TextItem | undefined, item: TextItem): boolean {
  if (before === undefined || before.str === "" || item.str === "") return false;
  const [beforeX = 0, beforeY = 0] = before.transform.slice(4);
  const [x = 0, y = 0] = item.transform.slice(4);
  const size = Math.max(before.height, item.height);
  return Math.abs(y - beforeY) > size / 2 || Math.abs(x - beforeX - before.width) > size * GAP;
}

const alternativesOf = ({ alt, children }: TreeNode): string[] =>
  [...(alt === undefined ? [] : [alt]), ...(children ?? []).flatMap(alternativesOf)];

interface Content { readonly id: string; readonly apart: boolean }

/** Roles that stand apart from what is before them, as blocks do. */
const APART = /^(?:P|H\d?|L|LI|Lbl|LBody|TR|TH|TD|Table|Caption|Figure|Sect|Div|Document|BlockQuote|THead|TBody)$/;

function contentOf(node: TreeNode): Content[] {
  const found: Content[] = [];
  let apart = false;
  const walk = ({ role, type, id, children }: TreeNode): void => {
    const isBlock = role !== undefined && APART.test(role);
    if (isBlock) apart = true;
    if (type === "content" && id !== undefined) {
      found.push({ id, apart });
      apart = false;
    }
    for (const child of children ?? []) walk(child);
    if (isBlock) apart = true;
  };
  walk(node);
  return found;
}
