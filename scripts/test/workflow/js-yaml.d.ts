/** The one call of js-yaml that is used: it ships no types. */
declare module "js-yaml" {
  export function load(text: string): unknown;
}
