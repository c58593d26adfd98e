import puppeteer from "puppeteer-core"; import chromium from "@sparticuz/chromium"; import { readFileSync } from "node:fs";
const [out, ...files] = process.argv.slice(2);
const browser = await puppeteer.launch({ args: chromium.args.filter((a: string) => a !== "--single-process"), executablePath: await chromium.executablePath(), headless: "shell" });
const page = await browser.newPage(); await page.setViewport({ width: 1750, height: 850 });
await page.setContent(`<body style="margin:0;display:flex;gap:6px;background:#777">${files.map((f) => `<img src="data:image/png;base64,${readFileSync(f).toString("base64")}">`).join("")}`);
await page.screenshot({ path: out! }); await browser.close();
