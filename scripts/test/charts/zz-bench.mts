import { chartsFor } from "../../charts/registry.ts"; import { createRenderer } from "../../charts/render.ts"; import * as R from "./example-reports.ts";
const reps=[R.earnings(),R.form4(),R.losses()];
const t0=performance.now(); let n=0; for(let i=0;i<50;i++) for(const r of reps) n+=chartsFor(r,R.design).length; const t1=performance.now();
console.log("build spec+rows ms/chart",((t1-t0)/n).toFixed(3));
const charts=reps.flatMap(r=>[...chartsFor(r,R.design),...chartsFor(r,R.design,"compact")]);
for(let warm=0;warm<3;warm++){const a=performance.now();for(const c of charts)createRenderer(R.design).renderChart(c);console.log("anew",((performance.now()-a)/charts.length).toFixed(2));}
const r=createRenderer(R.design);for(const c of charts)r.renderChart(c);
for(let k=0;k<3;k++){const a=performance.now();for(let i=0;i<10;i++)for(const c of charts)r.renderChart(c);console.log("kept",((performance.now()-a)/charts.length/10).toFixed(2));}
const svgs=charts.map(c=>r.renderChart(c).length);console.log("bytes avg",Math.round(svgs.reduce((a,b)=>a+b)/svgs.length),Math.max(...svgs), "specs", new Set(charts.map(c=>JSON.stringify(c.spec))).size);
let dress=await import("../../charts/dress-svg.ts");
console.log(r.renderChart(charts[3]!));
