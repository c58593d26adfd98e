/** Stock splits as XBRL tells them. */

/** New shares for each share held, or the other way round: the concept's definition allows both. */
export const SPLIT_RATIO = "us-gaap:StockholdersEquityNoteStockSplitConversionRatio1";

/** Terms of a contract or of a resolution, which nobody rounds. */
export const isExactByNature = (concept: string): boolean => concept === SPLIT_RATIO;
