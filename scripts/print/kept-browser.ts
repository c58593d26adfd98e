/** The browser of a printer: started when it is asked for, and started anew once it has died. */
import type { Browser } from "puppeteer";
import type { BrowserChoice } from "./browser-choice.ts";
import { closeBrowser, launchBrowser } from "./browser.ts";

export class KeptBrowser {
  readonly #choice: BrowserChoice;
  #running: Promise<Browser> | undefined;
  #closed = false;

  constructor(choice: BrowserChoice) {
    this.#choice = choice;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Throws when it does not start, and after {@link close}. */
  async get(): Promise<Browser> {
    if (this.#closed) throw new Error("the printer is closed");
    return this.#running ??= this.#start();
  }

  async close(): Promise<void> {
    this.#closed = true;
    const browser = await this.#running?.catch(() => undefined);
    if (browser !== undefined) await closeBrowser(browser);
  }

  async #start(): Promise<Browser> {
    const forget = (): void => { this.#running = undefined; };
    try {
      const browser = await launchBrowser(this.#choice);
      // There is no other one before this one has gone.
      browser.once("disconnected", forget);
      return browser;
    } catch (error) {
      forget();
      throw error;
    }
  }
}
