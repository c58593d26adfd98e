/** One request, and what came of it: an answer that may be used, or a failure that says whether to ask again. */
import { isClosed } from "./closed-json.ts";
import type { EdgarSettings } from "./settings.ts";

export type DocumentKind = "json" | "document";

export interface Asked {
  readonly url: string;
  readonly kind: DocumentKind;
  /** Of the copy in the cache; the answer may then be "not modified". */
  readonly etag?: string;
  readonly lastModified?: string;
}

export type Answer =
  | { readonly is: "fresh"; readonly bytes: Uint8Array; readonly etag?: string; readonly lastModified?: string }
  | { readonly is: "not-modified" }
  | Failure;

export type FailureCode =
  | "edgar-not-found" | "edgar-refused" | "edgar-rate-limited" | "edgar-unavailable" | "edgar-unreachable" | "edgar-slow"
  | "edgar-truncated" | "edgar-html-instead-of-json" | "edgar-too-large" | "edgar-not-json" | "edgar-moved" | "edgar-status";

export interface Failure {
  readonly is: "failed";
  readonly code: FailureCode;
  readonly what: string;
  /** May another try succeed? */
  readonly again: boolean;
  readonly retryAfter: string | null;
}

export async function ask(asked: Asked, settings: EdgarSettings): Promise<Answer> {
  const signal = AbortSignal.timeout(settings.timeoutMs);
  try {
    const response = await fetch(asked.url, { headers: headersOf(asked, settings), redirect: "manual", signal });
    if (response.status === 304) return { is: "not-modified" };
    if (response.status !== 200) return await refusal(response, settings);
    return await readBody(response, asked, settings);
  } catch (error) {
    return networkFailure(error, settings);
  }
}

function headersOf({ kind, etag, lastModified }: Asked, { userAgent }: EdgarSettings): Record<string, string> {
  return {
    "User-Agent": userAgent, "Accept-Encoding": "gzip, deflate",
    "Accept": kind === "json" ? "application/json" : "*/*",
    ...(etag !== undefined && { "If-None-Match": etag }),
    ...(lastModified !== undefined && { "If-Modified-Since": lastModified }),
  };
}

const failed = (code: FailureCode, what: string, again: boolean): Failure =>
  ({ is: "failed", code, what, again, retryAfter: null });

async function readBody(response: Response, { kind }: Asked, settings: EdgarSettings): Promise<Answer> {
  const bytes = await collect(response, settings.maxBytes);
  if (bytes === undefined) return failed("edgar-too-large", `more than ${settings.maxBytes} bytes`, false);
  const length = lengthFault(response, bytes.byteLength);
  if (length !== undefined) return failed("edgar-truncated", length, true);
  const content = contentFault(bytes, kind);
  if (content !== undefined) return content;
  const [etag, lastModified] = [response.headers.get("etag"), response.headers.get("last-modified")];
  return { is: "fresh", bytes, ...(etag !== null && { etag }), ...(lastModified !== null && { lastModified }) };
}

/** Undefined when the body grows beyond `maxBytes`; the rest is not read. */
async function collect(response: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stated = Number.parseInt(response.headers.get("content-length") ?? "0", 10);
  if (stated > maxBytes || response.body === null) {
    await response.body?.cancel();
    return stated > maxBytes ? undefined : new Uint8Array();
  }
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Content-Length counts the bytes on the wire, so it says nothing of the text when the answer was compressed. */
function lengthFault(response: Response, size: number): string | undefined {
  const stated = response.headers.get("content-length");
  if (stated === null || response.headers.get("content-encoding") !== null) return undefined;
  return stated === String(size) ? undefined : `${size} bytes where Content-Length says ${stated}`;
}

const RATE_PAGE = /Request Rate Threshold Exceeded/i;
const UNDECLARED_PAGE = /Undeclared Automated Tool|declare your traffic by updating your user agent/i;

/** The SEC's refusals come as HTML pages, sometimes with status 200. */
function contentFault(bytes: Uint8Array, kind: DocumentKind): Failure | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1").trimStart();
  if (bytes.byteLength < 65_536 && /^<(?:!doctype|html|\?xml)/i.test(head)) {
    const page = pageFault(Buffer.from(bytes).toString("latin1"));
    if (page !== undefined) return page;
  }
  if (bytes.byteLength === 0) return failed("edgar-truncated", "an empty document", true);
  if (kind !== "json") return undefined;
  if (head.startsWith("<")) return failed("edgar-html-instead-of-json", `markup: ${JSON.stringify(head.slice(0, 60))}`, true);
  if (!/^[{[]/.test(head)) return failed("edgar-not-json", JSON.stringify(head.slice(0, 60)), false);
  return isClosed(bytes) ? undefined : failed("edgar-truncated", "JSON that stops in the middle", true);
}

function pageFault(page: string): Failure | undefined {
  if (UNDECLARED_PAGE.test(page)) {
    return failed("edgar-refused", "the SEC's page for undeclared automated tools", false);
  }
  return RATE_PAGE.test(page) ? failed("edgar-rate-limited", "the SEC's page \"Request Rate Threshold Exceeded\"", true) : undefined;
}

const PAGE_BYTES = 65_536;

async function refusal(response: Response, { www }: EdgarSettings): Promise<Failure> {
  const { status, headers } = response;
  const page = (await collect(response, PAGE_BYTES).catch(() => undefined)) ?? new Uint8Array();
  const named = pageFault(Buffer.from(page).toString("latin1"));
  const header = headers.get("retry-after");
  if (named !== undefined) return { ...named, what: `status ${status} with ${named.what}`, retryAfter: header };
  if (status === 429) return { ...failed("edgar-rate-limited", "status 429", true), retryAfter: header };
  if (status >= 500) return { ...failed("edgar-unavailable", `status ${status}`, true), retryAfter: header };
  if (status === 404) return failed("edgar-not-found", "status 404", false);
  if (status === 401 || status === 403) return failed("edgar-refused", `status ${status}`, false);
  if (status >= 300 && status < 400) {
    return failed("edgar-moved", `status ${status} to ${headers.get("location") ?? "nowhere"}, away from ${www}`, false);
  }
  return failed("edgar-status", `status ${status}`, false);
}

/** fetch wraps what the socket says in `cause`, once or twice. */
function networkFailure(error: unknown, { timeoutMs }: EdgarSettings): Failure {
  const causes: Error[] = [];
  for (let at = error; at instanceof Error && causes.length < 5; at = at.cause) causes.push(at);
  const words = causes.map((each) => `${each.name} ${each.message} ${"code" in each ? String(each.code) : ""}`).join("; ");
  if (/TimeoutError|AbortError/.test(words)) return failed("edgar-slow", `no whole answer within ${timeoutMs} ms`, true);
  const last = causes.at(-1)?.message ?? String(error);
  const isBody = causes[0]?.message === "terminated" || /CONTENT_LENGTH_MISMATCH|Z_BUF_ERROR|Z_DATA_ERROR/.test(words);
  if (isBody) return failed("edgar-truncated", `the connection ended inside the answer (${last})`, true);
  return failed("edgar-unreachable", last, true);
}
