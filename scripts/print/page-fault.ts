/** What is wrong with a page itself, whichever browser prints it; the message does not name the page. */
export class PageFault extends Error {}
