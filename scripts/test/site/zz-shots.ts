import puppeteer from "puppeteer-core";
import chromium from "@sparticuz/chromium";
const pages: Record<string, string> = { summary: "filings/qlys-2012-q3/", evidence: "filings/qlys-2012-q3/evidence/", form4: "filings/qlys-2013-08-07-form4-wilson/", home: "", company: "companies/qlys/", method: "methodology/" };
const only = process.argv.slice(2);
const browser = await puppeteer.launch({ args: chromium.args.filter((a: string) => a !== "--single-process"), executablePath: await chromium.executablePath(), headless: "shell" });
for (const [name, path] of Object.entries(pages)) {
  if (only.length && !only.includes(name)) continue;
  for (const [width, scheme] of [[1440, "light"], [360, "dark"], [360, "light"], [1440, "dark"]] as const) {
    const page = await browser.newPage();
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width, height: 900, deviceScaleFactor: 1 });
    const bad: string[] = [];
    page.on("console", (m) => bad.push(m.text())); page.on("requestfailed", (r) => bad.push("FAILED " + r.url()));
    await page.goto(`file:///tmp/site-out/${path}index.html`);
    const overflow = await page.evaluate("document.documentElement.scrollWidth");
    const height = await page.evaluate("document.documentElement.scrollHeight") as number;
    await page.setViewport({ width, height: Math.min(height, 12000), deviceScaleFactor: 1 });
    const slice = width > 1000 ? 1500 : 1300;
    for (let y = 0; y < Math.min(height, slice * 7); y += slice) await page.screenshot({ path: `/tmp/shots/${name}-${width}-${scheme}-${y / slice}.png`, clip: { x: 0, y, width, height: Math.min(slice, height - y) } });
    console.log(name, width, scheme, "scrollWidth", overflow, "height", height, bad);
    await page.close();
  }
}
await browser.close();
