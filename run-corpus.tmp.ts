import { corpus } from './test/support/client-corpus.js';
import { readSource } from './src/core/clients/places.js';
const n=Number(process.argv[2]??4000), seed=Number(process.argv[3]??1);
let tp=0,fn=0,fp=0; const miss=new Map<string,number>(), fps=new Map<string,number>(); const ex:string[]=[];
for (const f of corpus(seed,n)) {
  const br=readSource({path:f.path,text:f.text}).places.filter(p=>p.where==='code'&&p.confidence!=='possible'&&!p.readsBoth&&['reads-xml','reads-wrapped-json','compares-number'].includes(p.kind));
  for(const t of f.truths){ const hit=br.find(p=>p.kind===t.kind&&p.line>=t.from&&p.line<=t.to); if(hit)tp++; else {fn++; const k=f.language+'/'+t.way; miss.set(k,(miss.get(k)??0)+1); if((miss.get(k)??0)<=1) ex.push('MISS '+k+'\n'+f.text.split('\n').slice(t.from-1,t.to).join('\n')+'\n -> '+JSON.stringify(readSource({path:f.path,text:f.text}).places.map(p=>[p.kind,p.where,p.confidence,p.line,p.readsBoth]))+JSON.stringify(readSource({path:f.path,text:f.text}).leftOut));} }
  for(const p of br){ if(!f.truths.some(t=>t.kind===p.kind&&p.line>=t.from&&p.line<=t.to)){fp++; const k=f.language+'/'+p.kind+'/'+p.evidence.map(e=>e.signal).join('+'); fps.set(k,(fps.get(k)??0)+1); if(fps.get(k)!<=1) ex.push('FP '+k+' '+p.quote+' | '+JSON.stringify(p.evidence));} }
}
console.log({tp,fn,fp,recall:tp/(tp+fn),precision:tp/(tp+fp)}); console.log([...miss].sort((a,b)=>b[1]-a[1]).slice(0,40)); console.log([...fps].sort((a,b)=>b[1]-a[1]).slice(0,30)); console.log(ex.slice(0,40).join('\n---\n'));
