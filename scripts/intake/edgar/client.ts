/** The EDGAR client: documents by their paths, politely and from the cache where that will do. */
import { FindingsError, type Finding } from "../../lib/finding.ts";
import { ask, type Asked, type DocumentKind, type Failure, type FailureCode } from "./answer.ts";
import { EdgarCache, type Cached } from "./cache.ts";
import { systemClock, type Clock } from "./clock.ts";
import { backOff, retryAfter } from "./retry.ts";
import type { EdgarSettings } from "./settings.ts";
import { TokenBucket } from "./token-bucket.ts";

export interface EdgarDocument {
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** `cache`: taken without asking, or unchanged since it was kept. */
  readonly from: "network" | "cache";
}

export interface Request {
  readonly host: "www" | "data";
  /** Begins with "/". */
  readonly path: string;
  readonly kind: DocumentKind;
  /** A filed document never changes: once in the cache, it is not asked for again. */
  readonly immutable?: boolean;
}

export class EdgarClient {
  readonly settings: EdgarSettings;
  readonly #clock: Clock;
  readonly #bucket: TokenBucket;
  readonly #cache: EdgarCache;

  constructor(settings: EdgarSettings, clock: Clock = systemClock) {
    this.settings = settings;
    this.#clock = clock;
    this.#bucket = new TokenBucket(settings.requestsPerSecond, clock);
    this.#cache = new EdgarCache(settings.cacheFolder);
  }

  /** Throws a FindingsError that says what failed, where, and what to do. */
  async get(request: Request): Promise<EdgarDocument> {
    const url = this.settings[request.host] + request.path;
    const cached = await this.#cache.read(url);
    if (cached !== undefined && (this.settings.offline || request.immutable === true)) return fromCache(url, cached);
    if (this.settings.offline) throw new FindingsError([notInCache(url)]);
    return this.#fetch({ url, kind: request.kind, ...tagsOf(cached) }, cached);
  }

  async #fetch(asked: Asked, cached: Cached | undefined): Promise<EdgarDocument> {
    for (let attempt = 1; ; attempt += 1) {
      await this.#bucket.take();
      const answer = await ask(asked, this.settings);
      if (answer.is === "fresh") return this.#keep(asked.url, answer);
      if (answer.is === "not-modified") {
        if (cached !== undefined) return fromCache(asked.url, cached);
        throw new FindingsError([findingOf(asked.url, UNASKED, attempt)]);
      }
      const wait = this.#waitAfter(answer, attempt);
      if (wait === undefined) throw new FindingsError([findingOf(asked.url, answer, attempt, cached)]);
      await this.#clock.sleep(wait);
    }
  }

  /** Undefined where another try is of no use, or the server asks for more patience than we have. */
  #waitAfter(failure: Failure, attempt: number): number | undefined {
    if (!failure.again || attempt >= this.settings.attempts) return undefined;
    const asked = retryAfter(failure.retryAfter, this.#clock);
    if (asked === undefined) return backOff(attempt, this.#clock);
    return asked > this.settings.maxRetryAfterMs ? undefined : Math.max(asked, backOff(1, this.#clock));
  }

  async #keep(url: string, { bytes, etag, lastModified }: FreshAnswer): Promise<EdgarDocument> {
    const tags = { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
    const { record } = await this.#cache.write(url, bytes, tags);
    return { url, bytes, sha256: record.sha256, from: "network" };
  }
}

type FreshAnswer = Extract<Awaited<ReturnType<typeof ask>>, { is: "fresh" }>;

const tagsOf = (cached: Cached | undefined): Pick<Asked, "etag" | "lastModified"> => ({
  ...(cached?.record.etag !== undefined && { etag: cached.record.etag }),
  ...(cached?.record.lastModified !== undefined && { lastModified: cached.record.lastModified }),
});

const fromCache = (url: string, { bytes, record }: Cached): EdgarDocument =>
  ({ url, bytes, sha256: record.sha256, from: "cache" });

const UNASKED: Failure = { is: "failed", code: "edgar-status", what: "status 304, unasked", again: false, retryAfter: null };

const notInCache = (url: string): Finding => ({
  code: "edgar-offline", place: { file: url }, what: "not in the cache", expected: "a copy of an earlier run",
  mend: "run once without --offline",
});

const MEND: Readonly<Record<FailureCode, string>> = {
  "edgar-not-found": "check the ticker, CIK or accession number; an accession of a filing agent needs its company: "
    + "CIK/accession",
  "edgar-refused": "declare yourself in TIEOUT_USER_AGENT: \"Your Company name@your-company.example\"",
  "edgar-rate-limited": "wait ten minutes, and let no other program of yours ask EDGAR meanwhile",
  "edgar-unavailable": "try again later; what is fetched already is kept",
  "edgar-unreachable": "check the network and TIEOUT_EDGAR_WWW / TIEOUT_EDGAR_DATA",
  "edgar-slow": "try again later, or allow more seconds in TIEOUT_EDGAR_TIMEOUT",
  "edgar-truncated": "try again later; nothing of the broken answer was kept",
  "edgar-html-instead-of-json": "open the address in a browser: the page says what is wrong",
  "edgar-too-large": "raise the limit, or take a smaller document",
  "edgar-not-json": "check TIEOUT_EDGAR_WWW / TIEOUT_EDGAR_DATA",
  "edgar-moved": "check TIEOUT_EDGAR_WWW / TIEOUT_EDGAR_DATA",
  "edgar-status": "open the address in a browser: the page says what is wrong",
};

// eslint-disable-next-line max-params -- one private place where a failure is put into words
function findingOf(url: string, failure: Failure, attempts: number, cached?: Cached): Finding {
  const tries = attempts > 1 ? `, after ${attempts} tries` : "";
  const asked = failure.retryAfter === null ? "" : `; the server asks to wait (Retry-After: ${failure.retryAfter})`;
  const copy = cached === undefined ? "" : "; or use the copy in the cache with --offline";
  return {
    code: failure.code, place: { file: url }, what: failure.what + tries + asked,
    expected: "the document, whole, with status 200", mend: MEND[failure.code] + copy,
  };
}
