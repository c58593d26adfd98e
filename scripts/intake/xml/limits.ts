/**
 * What a document may cost. XML has no limits of its own; these are wide for any filing (the largest
 * ownership document seen has 90 kB and six levels) and narrow enough that a hostile file ends within a
 * second and some 100 MB of memory.
 */
export interface XmlLimits {
  /** Size of the document. */
  readonly bytes: number;
  /** Elements open at once. */
  readonly depth: number;
  /** Elements in all. */
  readonly elements: number;
  /** Attributes of one element. */
  readonly attributes: number;
  /** Characters of one text, one attribute value or one name. */
  readonly text: number;
}

export const XML_LIMITS: XmlLimits = {
  bytes: 16_000_000, depth: 64, elements: 200_000, attributes: 64, text: 1_000_000,
};
