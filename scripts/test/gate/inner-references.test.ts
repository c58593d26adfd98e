/** What a page says is elsewhere on it must be there. */
import { describe, expect, it } from "vitest";
import { metric, read, revenues, told } from "./example-pages.ts";

const nowhere = (id: string): string => `leads-nowhere: nothing on the page has the id ${id} → the id of an element of the page`;

describe("a reference within a page", () => {
  it.each([
    ["a link", `<a href="#gone">Where</a>`],
    ["a figure's explanation", `<button popovertarget="gone">${revenues()}</button>`],
    ["a name", `<div aria-labelledby="here gone" id="here"></div>`],
    ["a description", `<div aria-describedby="gone"></div>`],
    ["what a control controls", `<button aria-controls="gone">Open</button>`],
    ["a field's label", `<label for="gone">Kind</label>`],
    ["a part of a figure", metric("gross-margin@q3-2012").replace(/<\/\w+>$/, (end) => `<a href="#gone"></a>${end}`)],
  ])("that leads nowhere is found: %s", (_, body) => {
    expect(told(read(`<p>${revenues()}</p>${body}`))).toEqual([nowhere("gone")]);
  });

  it("passes where the id is there, before it or behind, in letters or in percent signs", () => {
    expect(told(read(`${revenues()}<a href="#there">A</a><p id="there"></p><a href="#there">A</a>`))).toEqual([]);
    expect(told(read(`${revenues()}<p id="a@b"></p><a href="#a%40b">A</a>`))).toEqual([]);
  });

  it("to the top, to another page or to another site is no matter of this page", () => {
    const links = ["#", "#top", "evidence/index.html#tie-a", "https://example.com/#gone"];
    expect(told(read(revenues() + links.map((href) => `<a href="${href}">A</a>`).join("")))).toEqual([]);
  });

  it("that no browser can decode leads nowhere", () => {
    expect(told(read(`${revenues()}<a href="#%zz">A</a>`))).toEqual([nowhere("%zz")]);
  });

  it("must not be in doubt: an id stands once", () => {
    expect(told(read(`${revenues()}<p id="there"></p><p id="there"></p>`)))
      .toEqual(["repeated-id: p#there → an id that no other element of the page has"]);
  });
});
