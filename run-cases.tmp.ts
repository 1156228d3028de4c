import { CASES } from '/work/clients/test/clients/cases/index.js';
import { readSource } from '/work/clients/src/core/clients/places.js';
let bad=0;
for (const c of CASES) {
  const r = readSource({ path: c.path, text: c.text });
  const e = c.expected;
  const got = r.places.map(p=>`${p.kind}/${p.where}/${p.confidence} L${p.line} [${p.evidence.map(x=>x.signal+':'+x.text).join('; ')}]`);
  let ok: boolean;
  if (e==='nothing') ok = r.places.length===0;
  else ok = r.places.length>0 && r.places.some(p=>p.kind===e.kind&&(!e.where||p.where===e.where)&&(!e.confidence||p.confidence===e.confidence)) && r.places.every(p=>p.kind===e.kind || p.where!=='code');
  if(!ok){bad++;console.log('✗',c.row,'|',c.path,'| want',JSON.stringify(e),'\n   got',got.join('\n       ')||'-', '\n   out', r.leftOut.map(l=>l.line+':'+l.why).join(' | '))}
}
console.log(CASES.length,'cases',bad,'bad');
