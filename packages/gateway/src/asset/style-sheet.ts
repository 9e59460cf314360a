/**
 * The style of every page: one column, the fonts of the device, light and dark. Colours of text have a contrast of at least 4.5:1 on
 * their grounds, borders of fields 3:1, targets are at least 44 px high; nothing moves where less motion is wished for.
 */
export const styleSheet = `
:root{color-scheme:light dark;--ground:#f4f6fa;--paper:#fff;--text:#161a23;--soft:#4e586b;--line:#d8dde7;--edge:#7a8498;
--bad:#b42318;--bad-ground:#fef3f2;--good:#05683f;--good-ground:#ecfdf5;--focus:#0b1220}
@media (prefers-color-scheme:dark){:root{--ground:#10141c;--paper:#181d27;--text:#eef1f6;--soft:#b4bdcc;--line:#2e3645;--edge:#8a94a8;
--bad:#ff9c92;--bad-ground:#3a1714;--good:#6ee7b7;--good-ground:#0c2b20;--focus:#fff}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--text);overflow-wrap:anywhere;
font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.frame{max-width:36rem;margin:0 auto;padding:0 1rem 2rem;min-height:100vh;display:flex;flex-direction:column}
header{display:flex;align-items:center;gap:.75rem;padding:1.25rem 0 1rem;min-height:4.5rem}
.business{font-weight:650;font-size:1.125rem}
.mark{display:grid;place-items:center;width:2.5rem;height:2.5rem;border-radius:.75rem;background:var(--accent);color:var(--on-accent);
font-weight:700;font-size:1.25rem}
.logo{display:block;height:2.5rem;max-width:9rem;object-fit:contain}
main{background:var(--paper);border:1px solid var(--line);border-radius:1rem;padding:1.5rem 1.25rem;
box-shadow:0 1px 2px rgb(15 23 42/.05),0 8px 24px rgb(15 23 42/.06)}
main:focus{outline:none}
@media (min-width:40rem){.frame{padding-top:2rem}main{padding:2.25rem 2.5rem}}
h1{font-size:1.625rem;line-height:1.25;letter-spacing:-.01em;margin:0 0 .75rem;text-wrap:balance}
h2{font-size:1.125rem;line-height:1.35;margin:0 0 .5rem}
p{margin:0 0 1rem}
section{margin:1.75rem 0}
a{color:var(--accent);text-underline-offset:.2em;text-decoration-thickness:.08em}
.lead{font-size:1.125rem}
.note,.hint,.optional,footer{color:var(--soft)}
.hint{font-size:.9375rem;margin:0 0 .375rem}
.note{border-left:4px solid var(--line);padding-left:.875rem}
.optional{font-weight:400}
.hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;background:var(--paper);padding:.75rem 1rem;border-radius:.5rem;z-index:1}
.skip:focus{top:.5rem}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:.375rem}
.progress p{font-size:.9375rem;font-weight:600;color:var(--soft);margin:0 0 .5rem}
.progress ol{display:flex;gap:.375rem;list-style:none;margin:0 0 1.5rem;padding:0}
.progress li{flex:1;height:.375rem;border-radius:1rem;background:var(--line)}
.progress .past{background:var(--accent)}
.amount{display:flex;flex-direction:column;background:var(--ground);border-radius:.875rem;padding:1rem 1.25rem;margin:1.25rem 0}
.amount span{color:var(--soft);font-weight:600}
.amount strong{font-size:2.25rem;line-height:1.2;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.list{margin:1.25rem 0;border-top:1px solid var(--line)}
.list div{display:grid;grid-template-columns:minmax(5.5rem,1fr) 2fr;gap:.25rem 1rem;padding:.75rem 0;border-bottom:1px solid var(--line)}
.list dt{color:var(--soft)}
.list dd{margin:0;font-weight:600}
.list dd .hint{display:block;font-weight:400;margin:0}
@media (max-width:22rem){.list div{grid-template-columns:1fr}}
.memo{background:var(--ground);border-radius:.875rem;padding:1rem 1.25rem}
.memo h2{font-size:.9375rem;color:var(--soft)}
.memo p{white-space:pre-line;margin:0}
.plan{padding-left:1.5rem;margin:0}
.plan li{padding:.25rem 0 .25rem .25rem}
.plan li::marker{color:var(--accent);font-weight:700}
.field{margin:0 0 1.375rem;border:0;padding:0;min-width:0}
.field>label,.field>legend{display:block;font-weight:600;margin:0 0 .25rem;padding:0}
.field>legend{float:left;width:100%}
.field>legend+*{clear:both}
.wrong{border-left:4px solid var(--bad);padding-left:.875rem}
.error{color:var(--bad);font-weight:600;margin:0 0 .375rem}
.group{border:0;border-top:1px solid var(--line);margin:1.75rem 0 0;padding:1.5rem 0 0;min-width:0}
.group legend{padding:0;float:left;width:100%;margin-bottom:.5rem}
.group legend+*{clear:both}
.group h2{margin:0}
input,select,textarea{font:inherit;color:inherit;background:var(--paper);border:1.5px solid var(--edge);border-radius:.625rem;
width:100%;min-height:3rem;padding:.625rem .875rem}
input:hover,select:hover,textarea:hover{border-color:var(--text)}
[aria-invalid=true]{border-color:var(--bad)}
.parts{display:flex;gap:.75rem}
.part{width:5rem}
.part.year{width:6.5rem}
.part label{display:block;font-size:.9375rem;margin-bottom:.25rem}
.choice{position:relative;display:flex;gap:.75rem;align-items:flex-start;border:1.5px solid var(--edge);border-radius:.625rem;
margin:.5rem 0;padding:.75rem .875rem;min-height:3rem}
.choice:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.choice input{flex:none;width:1.5rem;height:1.5rem;min-height:0;margin:0;accent-color:var(--accent)}
.choice label{flex:1}
.choice label::after{content:"";position:absolute;inset:0}
button,.button{display:block;width:100%;font:inherit;font-weight:650;text-align:center;text-decoration:none;cursor:pointer;
color:var(--on-accent);background:var(--accent);border:1.5px solid var(--accent);border-radius:.75rem;min-height:3.25rem;padding:.75rem 1.25rem}
button:hover,.button:hover{filter:brightness(1.08)}
button:active,.button:active{filter:brightness(.94)}
.quiet{color:var(--text);background:transparent;border-color:var(--edge)}
button[aria-disabled=true]{opacity:.65;cursor:progress}
form+form,form+.note,.actions{margin-top:1rem}
.actions{margin-bottom:0;text-align:center}
.actions .button+.button{margin-top:.75rem}
.actions>a:not(.button){display:inline-block;padding:.625rem}
.summary{border:2px solid var(--bad);background:var(--bad-ground);border-radius:.75rem;padding:1rem 1.25rem;margin:0 0 1.5rem}
.summary ul{margin:0;padding:0;list-style:none}
.summary a{color:var(--bad);font-weight:600;display:inline-block;padding:.25rem 0}
.summary p:last-child{margin:0}
.notice{background:var(--good-ground);color:var(--good);border-radius:.625rem;padding:.75rem 1rem;font-weight:600}
.warning{background:var(--bad-ground);color:var(--bad);border-radius:.625rem;padding:.75rem 1rem;font-weight:600}
.document{max-height:18rem;overflow:auto;border:1px solid var(--edge);border-radius:.625rem;padding:1rem 1.125rem;margin:0 0 .75rem}
.document p:last-child{margin:0}
summary{cursor:pointer;padding:.625rem 0;min-height:2.75rem}
details{margin-bottom:1rem}
.digest{font:.875rem/1.5 ui-monospace,Menlo,Consolas,monospace;color:var(--soft)}
.way{list-style:none;margin:0 0 1rem;padding:0}
.way li{position:relative;padding:0 0 1.125rem 2.25rem;color:var(--soft)}
.way li::before{content:"";position:absolute;left:0;top:.125rem;width:1.25rem;height:1.25rem;border-radius:50%;border:2px solid var(--edge);
background:var(--paper)}
.way li:not(:last-child)::after{content:"";position:absolute;left:.5625rem;top:1.5rem;bottom:0;width:2px;background:var(--line)}
.way .past{color:var(--text)}
.way .past::before{border-color:var(--good);background:var(--good)}
.way .now{color:var(--text);font-weight:650}
.way .now::before{border-color:var(--accent);border-width:6px}
.tick{width:3.5rem;height:3.5rem;border-radius:50%;background:var(--good-ground);margin:0 0 1rem;display:grid;place-items:center}
.tick::before{content:"";width:1.25rem;height:.625rem;border:solid var(--good);border-width:0 0 3px 3px;transform:translateY(-.1875rem) rotate(-45deg)}
footer{font-size:.9375rem;text-align:center;padding:1.5rem 0 0;margin-top:auto}
footer p{margin:0 0 .25rem;text-wrap:balance}
.frame>header:empty{min-height:2rem;padding:0}
.languages ul{display:flex;flex-wrap:wrap;justify-content:center;list-style:none;margin:.25rem 0 0;padding:0}
.languages a{display:inline-block;min-height:2.75rem;padding:.625rem .875rem;color:var(--soft)}
.languages [aria-current]{color:var(--text);font-weight:650;text-decoration:none}
@media (prefers-reduced-motion:no-preference){button,.button,input,select{transition:border-color .12s,filter .12s}}
@media (forced-colors:active){.progress .past,.way .past::before{background:Highlight;forced-color-adjust:none}}
@media print{header,footer,.actions,form{display:none}main{border:0;box-shadow:none}}
`
