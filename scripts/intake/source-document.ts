/** A document to be taken in: its bytes, what it is called, and what is known of it from where it was found. */
export interface SourceDocument {
  /** Path as the user typed it; for a filing on EDGAR, accession number and file name. */
  readonly source: string;
  readonly bytes: Uint8Array;
  /** "EX-99.2", where EDGAR says what the document is. */
  readonly type?: string;
  readonly accession?: string;
  /** Public address of the document. */
  readonly url?: string;
  /** Who filed it, as EDGAR has it. */
  readonly issuer?: KnownIssuer;
  /** Of the file that holds it, where that holds others too. */
  readonly sha256?: string;
}

export interface KnownIssuer {
  readonly cik?: string;
  readonly name?: string;
  readonly ticker?: string;
  readonly exchange?: string;
}
