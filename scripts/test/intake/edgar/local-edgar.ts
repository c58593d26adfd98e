/** A server on 127.0.0.1 that speaks EDGAR's paths with small fictional files, and misbehaves on request. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

export type Misbehaviour =
  | { status: number; headers?: Record<string, string>; body?: string }
  | "reset" | "truncated" | "cut-json" | "too-long" | "html" | "slow" | "endless" | "gzip" | "cut-gzip";

export interface Seen { path: string; userAgent: string; ifNoneMatch: string | undefined; at: number }

export const RATE_PAGE = "<!DOCTYPE html><html><head><title>SEC.gov | Request Rate Threshold Exceeded</title></head></html>";
export const UNDECLARED_PAGE = "<html><body><h1>Your Request Originates from an Undeclared Automated Tool</h1></body></html>";

export class LocalEdgar {
  readonly files = new Map<string, string>();
  readonly seen: Seen[] = [];
  readonly #wrong = new Map<string, Misbehaviour[]>();
  readonly #server: Server = createServer((request, response) => { this.#answer(request, response); });
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => { this.#server.listen(0, "127.0.0.1", resolve); });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => { this.#server.close(resolve); });
  }

  /** The next answers for `path` are these; then it behaves again. */
  misbehave(path: string, ...answers: Misbehaviour[]): void {
    this.#wrong.set(path, answers);
  }

  asked(path: string): Seen[] {
    return this.seen.filter((one) => one.path === path);
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? "";
    this.seen.push({
      path, userAgent: request.headers["user-agent"] ?? "", ifNoneMatch: request.headers["if-none-match"], at: this.#now(),
    });
    const body = this.files.get(path);
    const wrong = this.#wrong.get(path)?.shift();
    if (wrong !== undefined) misbehave(response, wrong, body ?? "{}");
    else if (body === undefined) response.writeHead(404).end("not found");
    else this.#behave(request, response, body);
  }

  #behave(request: IncomingMessage, response: ServerResponse, body: string): void {
    const etag = `"${body.length}-${body.charCodeAt(body.length >> 1)}"`;
    if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
    else response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body), etag }).end(body);
  }
}

function misbehave(response: ServerResponse, wrong: Misbehaviour, body: string): void {
  const length = Buffer.byteLength(body);
  if (typeof wrong === "object") response.writeHead(wrong.status, wrong.headers).end(wrong.body ?? "");
  else if (wrong === "reset") response.destroy();
  else if (wrong === "html") response.writeHead(200, { "content-type": "text/html" }).end("<!DOCTYPE html><p>Maintenance</p>");
  else if (wrong === "gzip" || wrong === "cut-gzip") {
    const packed = gzipSync(body);
    const sent = wrong === "gzip" ? packed : packed.subarray(0, packed.length >> 1);
    response.writeHead(200, { "content-encoding": "gzip", "content-length": sent.length }).end(sent);
  } else if (wrong === "cut-json") response.writeHead(200).end(body.slice(0, length >> 1));
  else if (wrong === "too-long") {
    response.socket?.end(`HTTP/1.1 200 OK\r\nContent-Length: ${length - 3}\r\nConnection: close\r\n\r\n${body}`);
  } else if (wrong === "truncated") {
    response.writeHead(200, { "content-length": length });
    response.write(body.slice(0, length >> 1), () => response.destroy());
  } else if (wrong === "slow") response.writeHead(200, { "content-length": length }).write(body.slice(0, 1));
  else endless(response);
}

/** Without Content-Length, until the other side has had enough. */
function endless(response: ServerResponse): void {
  response.writeHead(200);
  const chunk = `[${" ".repeat(65_535)}`;
  const more = (): void => { if (!response.destroyed) response.write(chunk, more); };
  more();
}
