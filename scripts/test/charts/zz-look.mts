import chromium from "@sparticuz/chromium"; import puppeteer from "puppeteer"; import {readFileSync,writeFileSync} from "node:fs";
import { chartsFor } from "../../charts/registry.ts"; import { createRenderer } from "../../charts/render.ts"; import { chartCss } from "../../charts/chart-css.ts";
import * as R from "./example-reports.ts";
const out="/tmp/w/png"; (await import("node:fs")).mkdirSync(out,{recursive:true});
const reports:any={e:R.earnings(),o:R.form4(),  ...(process.argv[2]==="loss"?{loss:(R as any).losses()}:{})};
const r=createRenderer(R.design);
const b=await puppeteer.launch({executablePath:await chromium.executablePath(),args:chromium.args.filter(a=>a!=="--single-process"),headless:"shell"});
const f=(w:number)=>readFileSync(`node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-${w}-normal.woff2`).toString("base64");
const faces=[400,500,600].map(w=>`@font-face{font-family:"IBM Plex Sans";font-weight:${w};src:url(data:font/woff2;base64,${f(w)})}`).join("");
for(const theme of ["light","dark"])for(const size of ["wide","compact"] as const){
 const p=await b.newPage(); await p.setViewport({width:size==="wide"?688:376,height:800,deviceScaleFactor:1.5});
 const figs=Object.values(reports).flatMap((rep:any)=>chartsFor(rep,R.design,size)).map(c=>`<figure><figcaption><b>${c.title}</b> ${c.period?.text??""} ${c.note??""}</figcaption>${r.renderChart(c)}</figure>`);
 await p.setContent(`<html data-theme="${theme}"><style>${faces}${chartCss(R.design)} body{margin:0;padding:18px;background:var(--chart-background);color:var(--chart-text);font-family:"IBM Plex Sans";font-size:14px} figure{margin:0 0 34px} figcaption{margin-bottom:12px}</style>${figs.join("")}`);
 await p.evaluate(()=>document.fonts.ready);
 const H=await p.evaluate(()=>document.documentElement.scrollHeight); const step=900; for(let i=0;i*step<H;i++) await p.screenshot({path:`${out}/${theme}-${size}-${i}.png`,clip:{x:0,y:i*step,width:size==="wide"?688:376,height:Math.min(step,H-i*step)},captureBeyondViewport:true});
 // overlap check
 const bad=await p.evaluate(()=>{const o:string[]=[];for(const s of document.querySelectorAll("svg")){const sb=s.getBoundingClientRect();const ts=[...s.querySelectorAll("text")].map(t=>[t.textContent,t.getBoundingClientRect()] as const);
  for(const [t,r] of ts){if(r.left<sb.left-.5||r.right>sb.right+.5||r.top<sb.top-.5||r.bottom>sb.bottom+3)o.push(`${s.id} clipped: ${t}`)}
  for(let i=0;i<ts.length;i++)for(let j=i+1;j<ts.length;j++){const[a,x]=ts[i],[c,y]=ts[j];if(x.left<y.right-.5&&y.left<x.right-.5&&x.top+4<y.bottom-4&&y.top+4<x.bottom-4)o.push(`${s.id} overlap: ${a} / ${c}`)}
 }return o});
 console.log(theme,size,figs.length,bad);
}
await b.close();
