/** Eleventy ships no types; what is used of it to run it, by its documentation ("Programmatic API"). */
declare module "@11ty/eleventy" {
  export default class Eleventy {
    constructor(input: string, output: string, options: Readonly<Record<string, unknown>>);
    write(): Promise<unknown>;
    disableLogger(): void;
  }
}
