/** HTML as text: the few characters that must be escaped, and attributes in the order they are given. */

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
};

export const escapeHtml = (text: string): string =>
  (MARKED.test(text) ? text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark) : text);

const MARKED = /[&<>"']/;

/** ` name="value"` for each attribute that has a value; true stands alone. */
export function attributes(values: Readonly<Record<string, string | true | undefined>>): string {
  let text = "";
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (value !== undefined) text += value === true ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`;
  }
  return text;
}

/** An element around HTML that is already escaped. */
export function element(
  name: string, values: Readonly<Record<string, string | true | undefined>>, html: string,
): string {
  return `<${name}${attributes(values)}>${html}</${name}>`;
}
