import { describe, expect, it } from "vitest";
import { createProgress } from "../../lib/progress.ts";

function record(isTTY: boolean): { terminal: { isTTY: boolean; write(text: string): void }; text(): string } {
  const written: string[] = [];
  return { terminal: { isTTY, write: (text) => written.push(text) }, text: () => written.join("") };
}

/** A clock that moves a tenth of a second at each look. */
function clock(): () => number {
  let now = 0;
  return () => (now += 100);
}

describe("progress", () => {
  it("writes plain lines into a log", () => {
    const { terminal, text } = record(false);
    const progress = createProgress(terminal, () => 0);
    progress.step("Examining filings");
    progress.step("Printing handouts", 20);
    for (let at = 0; at < 20; at += 1) progress.advance();
    progress.end();
    const lines = text().split("\n");
    expect(lines[0]).toBe("Examining filings: done in 0.0 s");
    expect(lines[1]).toBe("Printing handouts: 2 of 20");
    expect(lines.at(-2)).toBe("Printing handouts: 20 done in 0.0 s");
    expect(text()).not.toContain("\u001b");
  });

  it("tells the rate and the time left once they have settled", () => {
    const { terminal, text } = record(false);
    let now = 0;
    const progress = createProgress(terminal, () => now);
    progress.step("Reports", 1000);
    now = 10_000;
    progress.advance(100);
    expect(text()).toBe("Reports: 100 of 1000, 10.0 a second, 1 min 30 s left\n");
  });

  it("moves a bar on a terminal", () => {
    const { terminal, text } = record(true);
    const progress = createProgress(terminal, clock());
    progress.step("Printing handouts", 2);
    progress.advance();
    progress.end();
    expect(text()).toContain("\r\u001b[2KPrinting handouts [############            ] 1/2");
  });
});
