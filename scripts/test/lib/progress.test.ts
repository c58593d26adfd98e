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
    const progress = createProgress(terminal, clock());
    progress.step("Examining filings");
    progress.step("Printing handouts", 20);
    for (let at = 0; at < 20; at += 1) progress.advance();
    progress.end();
    const lines = text().split("\n");
    expect(lines[0]).toBe("Examining filings: done in 0.1 s");
    expect(lines[1]).toBe("Printing handouts: 2 of 20");
    expect(lines.at(-2)).toBe("Printing handouts: 20 done in 0.1 s");
    expect(text()).not.toContain("\u001b");
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
