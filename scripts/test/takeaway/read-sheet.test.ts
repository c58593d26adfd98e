/** A worksheet is read by its grammar alone: whatever a spreadsheet would show beside its cells is refused. */
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { writeWorkbook } from "../../takeaway/workbook/write-workbook.ts";
import { readSheet } from "../../tieout/gate/workbook/read-sheet.ts";
import { release } from "../gate/example-pages.ts";

const parts = unzipSync(writeWorkbook(release));
const sheet = strFromU8(parts["xl/worksheets/sheet2.xml"] ?? new Uint8Array());

const changed = (from: string, to: string): string => {
  if (!sheet.includes(from)) throw new Error(`the sheet has no ${from}`);
  return sheet.replace(from, to);
};

describe("a worksheet", () => {
  it("gives each of its cells once", () => {
    const cells = readSheet(sheet, []);
    expect(cells.length).toBe([...sheet.matchAll(/<c /g)].length);
    expect(cells.find(({ name }) => name === "B8")).toMatchObject({ row: 7, column: 1, value: "18748", formula: "B6-B7" });
  });

  it("has the characters that its entities stand for", () => {
    const [first] = readSheet(sheet.replace(/preserve">[^<]*</, "preserve\">R&amp;D &lt;1&gt; &quot;a&quot;\r\nb<"), []);
    expect(first?.value).toBe("R&D <1> \"a\"\nb");
  });

  it.each([
    ["a header", changed("</worksheet>", "<headerFooter><oddHeader>7</oddHeader></headerFooter></worksheet>")],
    ["a note behind it", `${sheet}<!-- 7 -->`],
    ["a note between cells", changed("</c>", "</c><!-- 7 -->")],
    ["text between cells", changed("</c>", "</c>7")],
    ["a cell of another form", changed("<c ", "<c cm=\"1\" ")],
    ["a boolean", changed(" t=\"inlineStr\"", " t=\"b\"")],
    ["a cell that names another row", changed("r=\"B8\"", "r=\"B9\"")],
    ["a second text in a cell", changed("</t></is>", "</t><t>7</t></is>")],
    ["a document type", changed("<worksheet", "<!DOCTYPE w [<!ENTITY n \"7\">]><worksheet")],
    ["an entity of its own", changed("preserve\">", "preserve\">&n;")],
    ["an entity without an end", changed("preserve\">", "preserve\">&amp")],
    ["a character reference", changed("preserve\">", "preserve\">&#55;")],
    ["a control character", changed("preserve\">", "preserve\">\u0001")],
    ["half of itself", sheet.slice(0, sheet.length / 2)],
    ["nothing", ""],
  ])("with %s is refused", (_what, xml) => {
    expect(() => readSheet(xml, [])).toThrow(/worksheet/);
  });
});
