/** A ticker as a folder name: never anything but lower-case letters, digits and hyphens, whatever a filing says. */
export const slugOf = (ticker: string): string =>
  ticker.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "unlisted";
