/**
 * HTML → the tokens of parse5's tree construction, which knows the rules of tag soup. Its own tokenizer goes character
 * by character and costs more than all that follows; this one goes from "<" to "<". What comments say is left out.
 */
import { html, Token, TokenizerMode, type DefaultTreeAdapterMap, type Parser } from "parse5";
import { readText } from "./character-references.ts";
import { HtmlLocation, lineStartsOf, type LineStarts } from "./html-location.ts";
import { isLetter, isSpace, readTag } from "./html-tags.ts";

interface Source { readonly text: string; readonly lines: LineStarts; readonly parser: Parser<DefaultTreeAdapterMap> }

/** Hands all of the text to the parser, the end of the file with it. */
export function readTokens(text: string, parser: Parser<DefaultTreeAdapterMap>): void {
  const source = { text, lines: lineStartsOf(text), parser };
  let [at, tag] = [0, ""];
  while (at < text.length) {
    if (parser.tokenizer.state !== TokenizerMode.DATA) at = readRaw(source, at, tag);
    else {
      const markup = nextMarkup(text, at);
      emitText(source, readText(text.slice(at, markup)), at);
      ({ end: at, tag } = markup < text.length ? readMarkup(source, markup) : { end: markup, tag });
    }
  }
  parser.onEof({ type: Token.TokenType.EOF, location: null });
}

/** "<" before a letter, "/", "!" or "?"; any other is text. */
function nextMarkup(text: string, from: number): number {
  for (let at = text.indexOf("<", from); at >= 0; at = text.indexOf("<", at + 1)) {
    if (isLetter(text.charCodeAt(at + 1)) || "/!?".includes(text.charAt(at + 1) || " ")) return at;
  }
  return text.length;
}

/** White space in front is a token of its own: it opens no body and moves out of no table. */
function emitText({ parser, lines }: Source, chars: string, from: number): void {
  const text = chars.includes("\0") ? chars.replaceAll("\0", "") : chars;
  let words = 0;
  while (isSpace(text.charCodeAt(words))) words += 1;
  const { CHARACTER, WHITESPACE_CHARACTER } = Token.TokenType;
  if (words > 0) {
    parser.onWhitespaceCharacter({
      type: WHITESPACE_CHARACTER, chars: text.slice(0, words), location: new HtmlLocation(from, lines),
    });
  }
  if (words === text.length) return;
  parser.onCharacter({ type: CHARACTER, chars: text.slice(words), location: new HtmlLocation(from + words, lines) });
}

interface Behind { readonly end: number; /** The element that opens, if one does. */ readonly tag: string }

function readMarkup(source: Source, at: number): Behind {
  const { text } = source;
  const isEnd = text.charAt(at + 1) === "/";
  if (isLetter(text.charCodeAt(isEnd ? at + 2 : at + 1))) return emitTag(source, at, isEnd);
  const end = text.startsWith("<!--", at) ? endOfComment(text, at + 4) : behind(text, ">", at + 2);
  if (/^<!doctype/i.test(text.slice(at, at + 9))) source.parser.tokenizer.write(text.slice(at, end), false);
  else if (text.slice(at, end) !== "</>") source.parser.onComment({ type: Token.TokenType.COMMENT, data: "", location: null });
  return { end, tag: "" };
}

function emitTag({ text, parser, lines }: Source, at: number, isEnd: boolean): Behind {
  const tag = readTag(text, isEnd ? at + 2 : at + 1);
  if (tag === undefined) return { end: text.length, tag: "" };
  const { name, attrs, selfClosing, end } = tag;
  const { START_TAG, END_TAG } = Token.TokenType;
  const token: Token.TagToken = {
    type: isEnd ? END_TAG : START_TAG, tagName: name, tagID: html.getTagID(name), attrs, selfClosing,
    ackSelfClosing: false, location: isEnd ? null : new HtmlLocation(at, lines),
  };
  if (isEnd) parser.onEndTag(token);
  else parser.onStartTag(token);
  return { end, tag: name };
}

/** "<!-->" and "<!--->" are whole comments. */
function endOfComment(text: string, from: number): number {
  const empty = /^-?>/.exec(text.slice(from, from + 2));
  if (empty !== null) return from + empty[0].length;
  const close = /--!?>/g;
  close.lastIndex = from;
  return close.exec(text) === null ? text.length : close.lastIndex;
}

const behind = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
};

/** Inside `<style>`, `<title>` and their like, everything up to the element's own end tag is text. */
function readRaw(source: Source, from: number, tag: string): number {
  const { text, parser } = source;
  const close = new RegExp(`</${tag}(?=[\\t\\n\\f />])`, "gi");
  close.lastIndex = from;
  const end = parser.tokenizer.state === TokenizerMode.PLAINTEXT ? text.length : close.exec(text)?.index ?? text.length;
  const inner = text.slice(from, end);
  emitText(source, parser.tokenizer.state === TokenizerMode.RCDATA ? readText(inner) : inner, from);
  parser.tokenizer.state = TokenizerMode.DATA;
  return end;
}
