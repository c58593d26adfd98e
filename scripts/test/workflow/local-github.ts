/** A server on 127.0.0.1 that speaks the calls of GitHub's REST API which workflows make, of one repository. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Issue { number: number; title: string; body: string; state: string; comments: string[] }
export interface Pull { number: number; title: string; body: string; state: string; head: string; base: string }

interface Body { title?: string; body?: string; state?: string; head?: string; base?: string; ref?: string }

const REPOSITORY = "example/site";

export class LocalGitHub {
  readonly issues: Issue[] = [];
  readonly pulls: Pull[] = [];
  /** "publish.yml filings/new" */
  readonly dispatched: string[] = [];
  readonly seen: string[] = [];
  /** Answers each call with this status, as where a permission is missing. */
  refuses: number | undefined;
  #base = "";
  readonly #server: Server = createServer((request, response) => { void this.#answer(request, response); });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => { this.#server.listen(0, "127.0.0.1", resolve); });
    this.#base = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => { this.#server.close(resolve); });
  }

  /** As a step of a workflow has them. */
  variables(): Record<string, string> {
    return {
      GITHUB_API_URL: this.#base, GITHUB_SERVER_URL: "https://github.example", GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_RUN_ID: "7", GITHUB_TOKEN: "token-of-the-run",
    };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const url = new URL(request.url ?? "", this.#base);
    const call = `${request.method ?? ""} ${url.pathname.replace(`/repos/${REPOSITORY}`, "")}`;
    this.seen.push(call);
    const isKnown = request.headers.authorization === "Bearer token-of-the-run";
    const status = isKnown ? this.refuses : 401;
    const answer = status === undefined ? this.#act(call, url.searchParams, (text === "" ? {} : JSON.parse(text)) as Body) : undefined;
    if (answer === undefined) response.writeHead(status ?? 404).end(JSON.stringify({ message: "refused" }));
    else if (answer === NOTHING) response.writeHead(204).end();
    else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  }

  #act(call: string, query: URLSearchParams, body: Body): unknown {
    if (call === "GET /issues") return this.issues.filter(({ state }) => state === "open").map(shown);
    if (call === "POST /issues") return this.#add<Issue>(this.issues, { ...TEXTS, state: "open", comments: [], ...body });
    if (call === "GET /pulls") {
      return this.pulls.filter(({ state, head }) => state === "open" && `example:${head}` === query.get("head")).map(shown);
    }
    if (call === "POST /pulls") return this.#add<Pull>(this.pulls, { ...TEXTS, head: "", base: "", state: "open", ...body });
    return this.#change(call, body);
  }

  #change(call: string, body: Body): unknown {
    const [, kind = "", name = "", of] = /^(?:POST|PATCH) \/(issues|pulls|actions\/workflows)\/([^/]+)(?:\/(.*))?$/.exec(call) ?? [];
    if (of === "dispatches") {
      this.dispatched.push(`${name} ${body.ref ?? ""}`);
      return NOTHING;
    }
    const all: (Issue | Pull)[] = kind === "issues" ? this.issues : this.pulls;
    const found = all.find(({ number }) => String(number) === name);
    if (found === undefined) return undefined;
    if (of === "comments" && "comments" in found) found.comments.push(body.body ?? "");
    else Object.assign(found, body);
    return shown(found);
  }

  #add<T extends Issue | Pull>(all: T[], one: Omit<T, "number">): object {
    const numbered = { ...one, number: all.length + 1 } as T;
    all.push(numbered);
    return shown(numbered);
  }
}

const TEXTS = { title: "", body: "" };
const NOTHING = Symbol("no content");

const shown = (one: { number: number }): object => ({ ...one, html_url: `https://github.example/${REPOSITORY}/${one.number}` });
