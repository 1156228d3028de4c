/** The look of the page: one column, system type, colour only beside a word or a sign. */
export const STYLE = `
:root{color-scheme:light dark;
--bg:#fbfaf8;--card:#fff;--ink:#1d1f22;--soft:#585d65;--line:#e1dfda;--hover:#f3f1ec;--link:#1a4f8f;
--error:#a3201a;--error-bg:#fbe9e7;--warning:#7a4b00;--warning-bg:#fdf1d8;--info:#1d4f84;--info-bg:#e5eefa;
--good:#1b5e33;--good-bg:#e3f3e7;--dim:#585d65;--dim-bg:#eeece7;
--f-error:#cf4a42;--f-warning:#dfa136;--f-info:#5b8fd0;--f-good:#58a873;--f-dim:#b4b6ba;
--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
@media (prefers-color-scheme:dark){:root{
--bg:#16181b;--card:#1e2125;--ink:#e8e8e6;--soft:#a8adb5;--line:#34383e;--hover:#272b30;--link:#8dbbf2;
--error:#ff9d94;--error-bg:#40201d;--warning:#f2c069;--warning-bg:#3a2d12;--info:#9cc4f5;--info-bg:#1b2d44;
--good:#8fd6a5;--good-bg:#173323;--dim:#a8adb5;--dim-bg:#2a2e33;
--f-error:#d8635b;--f-warning:#c99234;--f-info:#5b8fd0;--f-good:#4f9a69;--f-dim:#70757d}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:1rem}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 var(--sans);overflow-wrap:anywhere}
.wrap{max-width:68rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem}
header p{margin:.1rem 0;color:var(--soft)}
h1{font-size:1.05rem;font-weight:600;margin:0;color:var(--soft);letter-spacing:.01em}
.big{font-size:clamp(1.6rem,4.5vw,2.4rem);line-height:1.2;font-weight:650;margin:.35rem 0 .5rem;color:var(--ink);letter-spacing:-.015em}
h2{font-size:1.25rem;margin:2.75rem 0 .75rem;letter-spacing:-.01em}
h3{font-size:1rem;margin:1.5rem 0 .5rem;color:var(--soft);font-weight:600}
a{color:var(--link)}
code,pre,.mono{font-family:var(--mono);font-size:.84em}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:1rem 0 0}
.badge{display:inline-block;border-radius:1rem;padding:.05rem .65rem;font-size:.85rem;font-weight:600;white-space:nowrap}
.error{color:var(--error)}.warning{color:var(--warning)}.info{color:var(--info)}.good{color:var(--good)}.dim{color:var(--dim)}
.badge.error,td.error{background:var(--error-bg)}.badge.warning,td.warning{background:var(--warning-bg)}
.badge.info,td.info{background:var(--info-bg)}.badge.good,td.good{background:var(--good-bg)}
.badge.dim,td.dim{background:var(--dim-bg)}
svg.fates{display:block;border-radius:.45rem;margin:.5rem 0}
.f-error{fill:var(--f-error)}.f-warning{fill:var(--f-warning)}.f-info{fill:var(--f-info)}.f-good{fill:var(--f-good)}.f-dim{fill:var(--f-dim)}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0;padding:0;font-size:.92rem}
.legend i{display:inline-block;width:.75rem;height:.75rem;border-radius:.2rem;margin-right:.45rem;vertical-align:-.05rem}
.legend i.error{background:var(--f-error)}.legend i.warning{background:var(--f-warning)}.legend i.info{background:var(--f-info)}
.legend i.good{background:var(--f-good)}.legend i.dim{background:var(--f-dim)}
.card{background:var(--card);border:1px solid var(--line);border-radius:.6rem}
details.file{border-top:1px solid var(--line)}details.file:first-child{border-top:0}
details.file>summary,.file-row{display:grid;grid-template-columns:1.1rem minmax(11rem,19rem) 1fr auto;gap:.2rem .8rem;padding:.55rem .9rem;align-items:baseline}
details.file>summary{cursor:pointer;list-style-position:outside}details.file>summary::-webkit-details-marker{display:none}
details.file>summary:hover{background:var(--hover)}
summary .mark::before{content:"▸";color:var(--soft)}details[open]>summary .mark::before{content:"▾"}
.file-row{border-top:1px solid var(--line)}.file-row:first-child{border-top:0}
.name{font-family:var(--mono);font-size:.87rem;font-weight:600}.name.wide{grid-column:2/-1}.what{color:var(--soft);font-size:.92rem}
.inner{padding:.2rem .9rem 1rem 2.8rem}.inner p{margin:.2rem 0 .7rem}
.edit{margin:.7rem 0 0}.edit pre{margin-top:.2rem}.edit-head{font-size:.86rem;color:var(--soft)}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:.5rem;margin:.25rem 0}
.sides>div{min-width:0}
.sides h4{margin:0 0 .15rem;font-size:.75rem;font-weight:600;color:var(--soft)}
pre{margin:0;padding:.5rem .65rem;border-radius:.4rem;background:var(--dim-bg);white-space:pre-wrap;overflow-wrap:anywhere;max-height:24rem;overflow:auto;line-height:1.45}
pre.gone{background:var(--error-bg)}pre.new{background:var(--good-bg)}
.none{color:var(--soft);font-style:italic;font-size:.86rem}
form.filters{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.6rem .8rem;padding:.9rem;margin-bottom:.75rem}
form.filters label{display:block;font-size:.82rem;color:var(--soft)}
fieldset{border:0;padding:0;margin:0;min-width:0}legend{font-size:.82rem;color:var(--soft);padding:0}
fieldset label{display:inline-flex!important;gap:.35rem;align-items:center;margin-right:.8rem;font-size:.92rem!important;color:var(--ink)!important}
select,input[type=search],button{font:inherit;font-size:.92rem;color:var(--ink);background:var(--bg);border:1px solid var(--soft);border-radius:.4rem;padding:.35rem .55rem;width:100%}
button{width:auto;cursor:pointer;padding:.4rem .9rem}button:hover{background:var(--hover)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.status{margin:.4rem 0;color:var(--soft);font-size:.92rem}
ol.findings{list-style:none;margin:0;padding:0}
ol.findings>li{border-top:1px solid var(--line);padding:.6rem .9rem;display:grid;grid-template-columns:5.2rem 1fr;gap:.1rem .8rem}
ol.findings>li:first-child{border-top:0}
ol.findings .place{grid-column:2;color:var(--soft);font-family:var(--mono);font-size:.8rem}
ol.findings p{margin:0}
ol.findings details{grid-column:2;font-size:.92rem}ol.findings summary{cursor:pointer;color:var(--link);font-family:var(--mono);font-size:.82rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;padding:.4rem .6rem;border-top:1px solid var(--line);vertical-align:top}
thead th{border-top:0;font-size:.8rem;color:var(--soft);font-weight:600}
td.num{text-align:right;font-variant-numeric:tabular-nums}
table.matrix td{text-align:center;font-family:var(--mono);font-size:.78rem;font-weight:600;border:2px solid var(--card);border-radius:.4rem}
table.matrix th[scope=row]{font-weight:500;min-width:14rem}
ul.plain{padding-left:1.1rem;margin:.3rem 0}
footer{margin-top:3rem;color:var(--soft);font-size:.85rem}
@media (max-width:44rem){.wrap{padding:1rem .8rem 3rem}
details.file>summary,.file-row{grid-template-columns:1.1rem 1fr auto}details.file>summary .what,.file-row .what,details.file>summary .badge,.file-row .badge{grid-column:2/-1;justify-self:start}
.inner{padding-left:.9rem}.sides{grid-template-columns:1fr}
ol.findings>li{grid-template-columns:1fr}ol.findings .place,ol.findings details{grid-column:1}}
@media print{:root{color-scheme:light;--bg:#fff;--hover:#fff}
body{font-size:10.5pt}.wrap{max-width:none;padding:0}nav,form.filters,.more,.skip{display:none!important}
.card{border-color:#bbb}pre{max-height:none;overflow:visible}details.file,ol.findings>li,.edit{break-inside:avoid}
svg,.badge,.legend i,td,pre{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
