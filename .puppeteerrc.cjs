/** The browser comes out of the npm package @sparticuz/chromium (see DECISIONS.md), never from a download. */
module.exports = { skipDownload: true };
