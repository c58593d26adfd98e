import { examineFolder } from "/work/main/scripts/publish/examine-filings.ts";
import { buildReport } from "/work/main/scripts/report/build-report.ts";
const { filings } = await examineFolder("data/filings", "2026-01-01");
for (const { examined } of filings) { const r = buildReport(examined, "x"); console.log(r.metrics.filter(m=>m.shown).map((m) => `${m.key}=${m.shown?.text}`).join("\n")); console.log(r.periods.map(p=>p.id+":"+p.label+(p.derived?"*":"")).join(" | ")); console.log(r.facts.filter(f=>/guidance|derived|footnote|claim/.test(f.id)).map(f=>f.id+"="+f.shown.text).join("\n")); console.log(r.ties.filter(t=>t.grade!=="exact").map(t=>t.id+" "+t.grade).join("\n")) }
