import puppeteer from "puppeteer-core";
import chromium from "@sparticuz/chromium";
const browser = await puppeteer.launch({ args: chromium.args.filter((a: string) => a !== "--single-process"), executablePath: await chromium.executablePath(), headless: "shell" });
for (const [width, n] of [[1440, 12], [360, 12], [1440, 60]] as const) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 800 });
  await page.goto("file:///tmp/site-out/filings/qlys-2012-q3/index.html");
  const figs = await page.$$("button.fig");
  await figs[n]!.scrollIntoView(); await figs[n]!.focus(); await page.keyboard.press("Enter");
  await page.screenshot({ path: `/tmp/shots/pop-${width}-${n}.png` });
}
const print = await browser.newPage();
for (const id of ["qlys-2012-q3", "qlys-2013-08-07-form4-wilson"]) {
  await print.goto(`file:///tmp/site-out/print/${id}/index.html`);
  await print.evaluate("document.fonts.ready");
  await print.pdf({ path: `/tmp/shots/${id}.pdf`, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
}
await browser.close();
