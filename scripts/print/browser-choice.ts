/** A browser that can be started: the program, its flags and what its environment needs. */
export interface BrowserChoice {
  readonly executable: string;
  readonly args: readonly string[];
  /** Set for the browser's process only, on top of this process's environment. */
  readonly env: Readonly<Record<string, string>>;
}
