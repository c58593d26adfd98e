/** The EDGAR client against a local server that misbehaves; real sockets, a clock that nobody waits for. */
import { readdir, truncate } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EdgarClient, EdgarDocument, Request } from "../../../intake/edgar/client.ts";
import { retryAfter } from "../../../intake/edgar/retry.ts";
import { edgarSettings } from "../../../intake/edgar/settings.ts";
import { TokenBucket } from "../../../intake/edgar/token-bucket.ts";
import { QuickClock, USER_AGENT, findingsOf, startSituation, type Situation } from "./edgar-situation.ts";
import { RATE_PAGE, UNDECLARED_PAGE, type Misbehaviour } from "./local-edgar.ts";

const PATH = "/submissions/CIK0000000042.json";
const REQUEST: Request = { host: "data", path: PATH, kind: "json" };
const RELEASE = "/Archives/edgar/data/42/000000004226000005/exw-ex991.htm";

let here: Situation;
beforeEach(async () => { here = await startSituation(); });
afterEach(async () => { await here.end(); });

const get = (client: EdgarClient, request: Request = REQUEST): Promise<EdgarDocument> => client.get(request);

describe("a client", () => {
  it("declares itself and brings the document", async () => {
    const { bytes, from, sha256 } = await get(here.client());
    expect(from).toBe("network");
    expect(Buffer.from(bytes).toString()).toBe(here.edgar.files.get(PATH));
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(here.edgar.seen[0]?.userAgent).toBe(USER_AGENT);
  });

  it("takes a compressed answer for what it holds", async () => {
    here.edgar.misbehave(PATH, "gzip");
    expect(Buffer.from((await get(here.client())).bytes).toString()).toBe(here.edgar.files.get(PATH));
    expect(here.edgar.seen).toHaveLength(1);
  });

  it("asks whether a document has changed, and takes its copy if not", async () => {
    await get(here.client());
    const again = await get(here.client());
    expect(again.from).toBe("cache");
    expect(here.edgar.asked(PATH)[1]?.ifNoneMatch).toBeDefined();
    here.edgar.files.set(PATH, "{\"changed\":true}");
    expect(Buffer.from((await get(here.client())).bytes).toString()).toBe("{\"changed\":true}");
  });

  it("does not ask again for a filed document, which cannot change", async () => {
    const request: Request = { host: "www", path: RELEASE, kind: "document", immutable: true };
    await get(here.client(), request);
    expect((await get(here.client(), request)).from).toBe("cache");
    expect(here.edgar.asked(RELEASE)).toHaveLength(1);
  });

  it("fetches anew what lies broken in the cache", async () => {
    await get(here.client());
    const files = await readdir(here.folder, { recursive: true });
    const body = files.find((file) => file.endsWith("CIK0000000042.json")) ?? "";
    await truncate(join(here.folder, body), 10);
    const { from, bytes } = await get(here.client());
    expect([from, bytes.byteLength]).toEqual(["network", Buffer.byteLength(here.edgar.files.get(PATH) ?? "")]);
    expect(here.edgar.asked(PATH)[1]?.ifNoneMatch).toBeUndefined();
  });

  it("answers from the cache alone when offline, without a User-Agent", async () => {
    await get(here.client());
    expect((await get(here.client({ offline: true, userAgent: "" }))).from).toBe("cache");
    expect(here.edgar.seen).toHaveLength(1);
    const [finding] = await findingsOf(get(here.client({ offline: true }), { ...REQUEST, path: "/files/company_tickers.json" }));
    expect(finding?.code).toBe("edgar-offline");
  });

  it("sends no more than eight requests in any second", async () => {
    const client = here.client();
    await Promise.all(Array.from({ length: 20 }, () => get(client)));
    const times = here.edgar.seen.map(({ at }) => at).toSorted((a, b) => a - b);
    expect(times).toHaveLength(20);
    expect(here.clock.slept.filter((wait) => wait > 0)).toHaveLength(19);
  });

  it("leaves nothing half-written behind", async () => {
    here.edgar.misbehave(PATH, "truncated");
    await get(here.client());
    const files = await readdir(here.folder, { recursive: true });
    expect(files.filter((file) => file.endsWith(".tmp"))).toEqual([]);
  });
});

/** What passes: one bad answer, then a good one. */
const PASSING: readonly (readonly [string, Misbehaviour])[] = [
  ["429", { status: 429 }], ["503", { status: 503, body: "busy" }], ["500", { status: 500 }], ["a reset", "reset"],
  ["a cut connection", "truncated"], ["JSON that stops", "cut-json"], ["more than Content-Length says", "too-long"],
  ["a compressed answer that is cut off", "cut-gzip"], ["HTML instead of JSON", "html"], ["the rate page with status 200", { status: 200, body: RATE_PAGE }],
  ["the rate page with status 403", { status: 403, body: RATE_PAGE }],
];

describe("a fault that passes", () => {
  it.each(PASSING)("%s is tried again", async (_name, wrong) => {
    here.edgar.misbehave(PATH, wrong);
    const { bytes } = await get(here.client());
    expect(Buffer.from(bytes).toString()).toBe(here.edgar.files.get(PATH));
    expect(here.edgar.asked(PATH)).toHaveLength(2);
  });

  it("backs off longer each time", async () => {
    here.edgar.misbehave(PATH, { status: 503 }, { status: 503 }, { status: 503 });
    await get(here.client());
    const waits = here.clock.slept.filter((wait) => wait >= 375);
    expect(waits).toEqual([375, 750, 1500]);
  });

  it("waits as long as Retry-After asks", async () => {
    here.edgar.misbehave(PATH, { status: 429, headers: { "retry-after": "7" } });
    await get(here.client());
    expect(here.clock.slept).toContain(7000);
  });

  it("an endless wait is not waited for", async () => {
    here.edgar.misbehave(PATH, { status: 429, headers: { "retry-after": "86400" } });
    const [finding] = await findingsOf(get(here.client()));
    expect(finding?.code).toBe("edgar-rate-limited");
    expect(finding?.what).toContain("Retry-After: 86400");
    expect(here.edgar.seen).toHaveLength(1);
  });
});

const five = <T>(one: T): T[] => Array.from({ length: 5 }, () => one);

/** What lasts: the code, how often it is tried. */
const LASTING: readonly (readonly [string, Misbehaviour, string, number])[] = [
  ["429", { status: 429 }, "edgar-rate-limited", 5], ["503", { status: 503 }, "edgar-unavailable", 5],
  ["resets", "reset", "edgar-unreachable", 5], ["cut connections", "truncated", "edgar-truncated", 5],
  ["JSON that stops", "cut-json", "edgar-truncated", 5], ["HTML", "html", "edgar-html-instead-of-json", 5],
  ["404", { status: 404 }, "edgar-not-found", 1], ["403", { status: 403 }, "edgar-refused", 1],
  ["undeclared", { status: 403, body: UNDECLARED_PAGE }, "edgar-refused", 1],
  ["undeclared with status 200", { status: 200, body: UNDECLARED_PAGE }, "edgar-refused", 1],
  ["a redirection", { status: 302, headers: { location: "https://example.org/" } }, "edgar-moved", 1],
  ["text", { status: 200, body: "down for maintenance" }, "edgar-not-json", 1],
  ["a teapot", { status: 418 }, "edgar-status", 1], ["304, unasked", { status: 304 }, "edgar-status", 1],
];

describe("a fault that lasts", () => {
  it.each(LASTING)("%s: says what, where and what to do", async (_name, wrong, code, tries) => {
    here.edgar.misbehave(PATH, ...five(wrong));
    const [finding] = await findingsOf(get(here.client()));
    expect(finding).toMatchObject({ code, place: { file: expect.stringContaining(PATH) as string } });
    expect(finding?.mend).toBeTruthy();
    expect(here.edgar.asked(PATH)).toHaveLength(tries);
  });

  it("slow: is given up after the time that is allowed", async () => {
    here.edgar.misbehave(PATH, "slow", "slow");
    const [finding] = await findingsOf(get(here.client({ timeoutMs: 60, attempts: 2 })));
    expect(finding?.code).toBe("edgar-slow");
  });

  it.each(["endless", "stated"])("too large, %s: is not read to the end", async (how) => {
    if (how === "endless") here.edgar.misbehave(PATH, "endless");
    const [finding] = await findingsOf(get(here.client({ maxBytes: 500 })));
    expect(finding?.code).toBe("edgar-too-large");
    expect(here.edgar.seen).toHaveLength(1);
  });

  it("nobody there: is said so", async () => {
    const [finding] = await findingsOf(get(here.client({ data: "http://127.0.0.1:9", attempts: 1 })));
    expect(finding?.code).toBe("edgar-unreachable");
  });

  it("with a copy in the cache: names it", async () => {
    await get(here.client());
    here.edgar.misbehave(PATH, ...five({ status: 503 } as const));
    const [finding] = await findingsOf(get(here.client()));
    expect(finding?.mend).toContain("--offline");
  });
});

describe("the settings", () => {
  it.each(["", "curl", "Example", "Example\ntests@example.org", "tests@nowhere"])("refuse the User-Agent %j", (userAgent) => {
    expect(() => edgarSettings({ TIEOUT_USER_AGENT: userAgent })).toThrow(/TIEOUT_USER_AGENT=.*fair access|fair access[^]*TIEOUT_USER_AGENT=/);
  });

  it.each(["Example Tests tests@example.org", "Example/1.0 (tests@example.org)", "tests@example.org"])("take %j", (userAgent) => {
    expect(edgarSettings({ TIEOUT_USER_AGENT: userAgent }).userAgent).toBe(userAgent);
  });

  it("never allow more than eight requests a second", () => {
    expect(edgarSettings({ TIEOUT_USER_AGENT: USER_AGENT }, { requestsPerSecond: 50 }).requestsPerSecond).toBe(8);
  });

  it("take base addresses, and no others", () => {
    expect(edgarSettings({ TIEOUT_USER_AGENT: USER_AGENT, TIEOUT_EDGAR_WWW: "http://127.0.0.1:8080/" }).www).toBe("http://127.0.0.1:8080");
    expect(() => edgarSettings({ TIEOUT_USER_AGENT: USER_AGENT, TIEOUT_EDGAR_DATA: "file:///etc" })).toThrow("edgar-address");
  });
});

describe("the token bucket", () => {
  it("spaces requests evenly and lets an idle hour earn no burst", async () => {
    const clock = new QuickClock();
    const bucket = new TokenBucket(8, clock);
    await bucket.take();
    clock.time += 3_600_000;
    for (let count = 0; count < 3; count += 1) await bucket.take();
    expect(clock.slept).toEqual([125, 125]);
  });
});

describe("Retry-After", () => {
  it.each([["3", 3000], ["Mon, 02 Mar 2026 12:00:09 GMT", 9000], ["Sun, 01 Mar 2026 00:00:00 GMT", 0], ["soon", undefined], [null, undefined]])(
    "%s", (header, expected) => { expect(retryAfter(header, new QuickClock())).toBe(expected); });
});
