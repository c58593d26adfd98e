/** The part of Eleventy's configuration API that we use; Eleventy ships no types. */

/** What filters and shortcodes see of the page they run in, as `this`. */
export interface RenderScope {
  readonly page: { readonly url: string; readonly inputPath: string };
  /** The template's variables. */
  readonly ctx: {
    readonly filing?: string;
    readonly medium?: { readonly name: string };
    readonly [name: string]: unknown;
  };
}

type Rendering = (this: RenderScope, ...values: never[]) => unknown;

export interface NunjucksEnvironment { render(template: string, values: Record<string, unknown>): string }

export interface EleventyConfig {
  readonly benchmarkManager: { get(group: string): { setMinimumThresholdMs(threshold: number): void } };
  addFilter(name: string, filter: Rendering): void;
  addShortcode(name: string, shortcode: Rendering): void;
  addGlobalData(name: string, data: unknown): void;
  addPassthroughCopy(files: Record<string, string>): void;
  addTemplate(path: string, content: string, data: Record<string, unknown>): void;
  addTransform(name: string, transform: (this: { page: RenderScope["page"] }, content: string) => string): void;
  addWatchTarget(path: string): void;
  setLibrary(engine: string, library: unknown): void;
  setNunjucksEnvironmentOptions(options: Record<string, unknown>): void;
  setWatchJavaScriptDependencies(watch: boolean): void;
  readonly ignores: Set<string>;
  on(event: string, listener: (event: never) => void | Promise<void>): void;
}
