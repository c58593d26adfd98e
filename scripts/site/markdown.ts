/**
 * The words' Markdown. Raw HTML is off: what shortcodes make travels past the Markdown in slots. Each `##` heading
 * opens a topic, whose charts stand beside its words.
 */
import markdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";
import type { Sheet } from "./sheet.ts";
import { SLOT } from "./sheet.ts";

export type SheetOf = (env: unknown) => Sheet;

type Markdown = ReturnType<typeof markdownIt>;
type Core = Parameters<Parameters<Markdown["core"]["ruler"]["push"]>[1]>[0];

const BLOCK = /^\ue000\d+\ue001$/;

const opens = (token: Token | undefined, type: string): boolean => token?.type === type && token.level === 0;

function html(state: Core, content: string): Token {
  const token = new state.Token("html_block", "", 0);
  token.content = content;
  return token;
}

/** A paragraph that holds a slot and nothing else is the slot's block itself. */
function unwrapBlocks(state: Core): void {
  state.tokens = state.tokens.flatMap((token, at, all) => {
    const alone = (index: number): boolean => BLOCK.test(all[index]?.content.trim() ?? "");
    if (token.type === "paragraph_open" && alone(at + 1)) return [];
    if (token.type === "inline" && alone(at)) return [html(state, token.content.trim())];
    if (token.type === "paragraph_close" && alone(at - 1)) return [];
    return [token];
  });
}

/** `##` to `##`: a section with its words and, beside them, its blocks. */
function groupTopics(state: Core): void {
  const topics: Token[][] = [[]];
  for (const token of state.tokens) {
    if (opens(token, "heading_open") && token.tag === "h2") topics.push([]);
    topics.at(-1)?.push(token);
  }
  state.tokens = topics.flatMap((tokens) => (tokens.length === 0 ? [] : topic(state, tokens)));
}

function topic(state: Core, tokens: readonly Token[]): Token[] {
  const isBlock = (token: Token): boolean => token.type === "html_block";
  const blocks = tokens.filter(isBlock);
  const words = tokens.filter((token) => !isBlock(token));
  const aside = blocks.length === 0 ? [] : [html(state, "<div class=\"topic-charts\">"), ...blocks, html(state, "</div>")];
  return [
    html(state, "<section class=\"topic\"><div class=\"topic-words\">"), ...words, html(state, "</div>"), ...aside,
    html(state, "</section>"),
  ];
}

/** A browser may break the line between a figure's button and the full stop behind it, unless told not to. */
const keptTogether = (html: string, after: string): string =>
  (after === "" || !html.startsWith("<button") ? html + after : `<span class="keep">${html}${after}</span>`);

/** `sheetOf` finds the sheet of the page that is being rendered, from Eleventy's data for it. */
export function wordsMarkdown(sheetOf: SheetOf): Markdown {
  const markdown = markdownIt({ html: false, linkify: false, typographer: false });
  markdown.core.ruler.push("unwrap_blocks", unwrapBlocks);
  markdown.core.ruler.push("group_topics", groupTopics);
  const render = markdown.render.bind(markdown);
  markdown.render = (source, env) => {
    const sheet = sheetOf(env);
    return render(source, env).replace(SLOT, (_slot, index: string, after: string) =>
      keptTogether(sheet.slotHtml(parseInt(index, 10)), after));
  };
  return markdown;
}
