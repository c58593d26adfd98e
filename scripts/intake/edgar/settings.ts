/** How EDGAR is reached: who asks, where, how fast and how patiently. */
import { FindingsError } from "../../lib/finding.ts";

export interface EdgarSettings {
  /** "Company name contact@company.example": the SEC asks every automated tool to declare itself so. */
  readonly userAgent: string;
  /** Base addresses, without a slash at the end. */
  readonly www: string;
  readonly data: string;
  readonly cacheFolder: string;
  readonly requestsPerSecond: number;
  /** For one answer from the first byte asked to the last received. */
  readonly timeoutMs: number;
  /** Tries of one document in all. */
  readonly attempts: number;
  readonly maxBytes: number;
  /** Longest wait that a server may ask for by Retry-After; beyond it we stop and say when to come back. */
  readonly maxRetryAfterMs: number;
  /** Answer from the cache alone. */
  readonly offline: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

const DEFAULTS = {
  www: "https://www.sec.gov", data: "https://data.sec.gov", cacheFolder: ".cache/edgar", requestsPerSecond: 8,
  timeoutMs: 60_000, attempts: 5, maxBytes: 64 * 1024 * 1024, maxRetryAfterMs: 120_000, offline: false,
} as const;

/** The SEC allows ten requests a second; more than our eight is not to be set by mistake. */
const MOST_REQUESTS_PER_SECOND = 8;

/** From TIEOUT_USER_AGENT, TIEOUT_EDGAR_WWW, …_DATA, …_CACHE and …_TIMEOUT (seconds); `given` goes before them. */
export function edgarSettings(variables: Variables, given: Partial<EdgarSettings> = {}): EdgarSettings {
  const settings = {
    ...DEFAULTS, userAgent: variables["TIEOUT_USER_AGENT"] ?? "",
    www: variables["TIEOUT_EDGAR_WWW"] ?? DEFAULTS.www, data: variables["TIEOUT_EDGAR_DATA"] ?? DEFAULTS.data,
    cacheFolder: variables["TIEOUT_EDGAR_CACHE"] ?? DEFAULTS.cacheFolder,
    timeoutMs: timeoutOf(variables["TIEOUT_EDGAR_TIMEOUT"]), ...given,
  };
  if (!settings.offline) checkUserAgent(settings.userAgent);
  const rate = Math.min(settings.requestsPerSecond, MOST_REQUESTS_PER_SECOND);
  return { ...settings, www: baseOf(settings.www), data: baseOf(settings.data), requestsPerSecond: rate };
}

/** A name and an address to write to; header values hold no control characters (RFC 9110, section 5.5). */
const USER_AGENT = /^[ -~]*\S[ -~]*\s\S+@\S+\.\S+\)?$|^\S+@\S+\.\S+$/;

function checkUserAgent(userAgent: string): void {
  if (USER_AGENT.test(userAgent.trim()) && /^[ -~]+$/.test(userAgent)) return;
  throw new FindingsError([{
    code: "edgar-user-agent", place: { file: "TIEOUT_USER_AGENT" },
    what: userAgent === "" ? "no User-Agent is set" : JSON.stringify(userAgent),
    expected: "who asks, and an address to write to: the SEC's fair access policy wants every automated tool declared, "
      + "and refuses those that are not",
    mend: "set TIEOUT_USER_AGENT=\"Your Company name@your-company.example\"; for workflows of GitHub as a variable of the "
      + "repository: Settings, Secrets and variables, Actions, Variables",
  }]);
}

/** Whole seconds, at most ten minutes. */
function timeoutOf(seconds: string | undefined): number {
  if (seconds === undefined) return DEFAULTS.timeoutMs;
  if (/^(?:[1-9]\d?|[1-5]\d\d|600)$/.test(seconds)) return Number.parseInt(seconds, 10) * 1000;
  throw new FindingsError([{
    code: "edgar-timeout", place: { file: "TIEOUT_EDGAR_TIMEOUT" }, what: JSON.stringify(seconds),
    expected: "whole seconds from 1 to 600",
  }]);
}

function baseOf(address: string): string {
  const bare = address.replace(/\/+$/, "");
  if (/^https?:\/\/[^/?#]+(?:\/[^?#]*)?$/.test(bare) && URL.canParse(bare)) return bare;
  throw new FindingsError([{
    code: "edgar-address", place: { file: "settings" }, what: JSON.stringify(address),
    expected: "a base address such as \"https://www.sec.gov\"",
  }]);
}
