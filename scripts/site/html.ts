/** HTML as text: the few characters that must be escaped, and attributes in the order they are given. */

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);

/** ` name="value"` for each attribute that has a value; true stands alone. */
export function attributes(values: Readonly<Record<string, string | true | undefined>>): string {
  return Object.entries(values).map(([name, value]) => {
    if (value === undefined) return "";
    return value === true ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`;
  }).join("");
}

/** An element around HTML that is already escaped. */
export function element(
  name: string, values: Readonly<Record<string, string | true | undefined>>, html: string,
): string {
  return `<${name}${attributes(values)}>${html}</${name}>`;
}
