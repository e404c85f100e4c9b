/** One style sheet for screen, small screen, large type and paper. Colours have at least 4.5 : 1 on white (WCAG 2.2 AA). */
export const style = `
:root { --ink: #1f1f1f; --quiet: #595959; --line: #d9d9d9; --accent: #0958d9; --soft: #f5f7fa; --warn: #8a1f11; }
* { box-sizing: border-box; }
html { font-size: 100%; }
body { margin: 0; color: var(--ink); background: #fff; font: 1rem/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif; }
a { color: var(--accent); text-underline-offset: .2em; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible, summary:focus-visible, main:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: .5rem; top: .5rem; background: #fff; padding: .5rem 1rem; z-index: 1; }
header { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: baseline; padding: .75rem 1.5rem; border-bottom: 1px solid var(--line); }
.brand { margin: 0; font-weight: 600; }
.brand a { color: inherit; text-decoration: none; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
nav a { display: inline-block; padding: .25rem 0; }
nav a[aria-current] { font-weight: 600; color: inherit; }
.banner { flex: 1 0 100%; margin: .25rem -1.5rem -.75rem; padding: .35rem 1.5rem; background: #fff7e6; border-top: 1px solid #ffd591; color: #613400; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
main.broad { max-width: 84rem; }
footer { max-width: 60rem; margin: 2rem auto 0; padding: 1rem 1.5rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .875rem; }
h1 { font-size: 1.6rem; line-height: 1.4; margin: .5rem 0 1rem; text-wrap: balance; }
.summary { font-size: 1.125rem; max-width: 40em; }
h2 { font-size: 1.25rem; margin: 2rem 0 .75rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .5rem; }
.doors { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem; padding: 0; margin: 1rem 0; list-style: none; }
.doors a { display: block; padding: 1.5rem; border: 1px solid var(--line); border-radius: .5rem; text-decoration: none; color: inherit; }
.doors a:hover { border-color: var(--accent); }
.doors strong { display: block; font-size: 1.35rem; color: var(--accent); }
form.search { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 1.5rem 0 1rem; }
form.search label { flex: 1 1 13rem; }
input, select { min-height: 2.75rem; }
label { display: block; font-weight: 600; }
input, select, textarea { display: block; width: 100%; font: inherit; font-weight: 400; color: inherit; padding: .5rem .6rem; border: 1px solid #767676; border-radius: .25rem; background: #fff; }
textarea { min-height: 7rem; }
button { font: inherit; min-height: 2.75rem; padding: .4rem 1.2rem; border: 1px solid var(--accent); border-radius: .25rem; background: var(--accent); color: #fff; cursor: pointer; }
button:hover { background: #003eb3; }
.filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; align-items: end; margin: 1rem 0; }
details.choice > summary { width: fit-content; cursor: pointer; color: var(--accent); padding: .3rem 0; }
.whole { white-space: nowrap; }
.list { list-style: none; padding: 0; }
.list li { padding: .9rem 0; border-bottom: 1px solid var(--line); }
.list .name { font-size: 1.1rem; }
.meta { color: var(--quiet); font-size: .925rem; margin: .15rem 0; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1rem 0; }
dl.facts dt { color: var(--quiet); }
dl.facts dd { margin: 0; }
.standing { display: inline-block; padding: 0 .6rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .925rem; }
.standing.inForce { color: #135200; }
.standing.notYet { color: #003eb3; }
.standing.over { color: var(--warn); }
.text { font: 1.125rem/1.9 "FangSong", "STFangsong", "Noto Serif CJK SC", "Songti SC", "SimSun", serif; max-width: 42em; overflow-wrap: anywhere; }
.text h2, .text h3, .text h4, .law-title { text-align: center; }
.text .answers h3 { text-align: left; margin-top: .25rem; }
.list .name { text-wrap: balance; }
.law-title { text-wrap: balance; font-weight: 600; font-size: 1.25rem; }
.text .addressee, .text .preamble { margin: .5rem 0; }
.text .heading h2, .text .heading h3, .text .heading h4 { text-align: left; text-indent: 2em; }
.text .paragraph, .text .item, .text .subitem, .text .lead, .text .preamble, .text .run-in { text-indent: 2em; margin: .4rem 0; }
.text .signature, .text .date { text-align: right; }
.text table { border-collapse: collapse; width: 100%; }
.text td, .text th { border: 1px solid var(--line); padding: .3rem .5rem; }
.text :target { background: #e6f4ff; }
.struck { text-decoration: line-through; }
form.search { max-width: 57rem; }
.note > :first-child { margin-top: 0; }
.note > :last-child { margin-bottom: 0; }
.note { border-left: 4px solid var(--accent); background: var(--soft); padding: .5rem 1rem; margin: 1rem 0; }
.error { border-left-color: var(--warn); }
details.comment { margin: .25rem 0 1.25rem; font: 1rem/1.7 system-ui, sans-serif; }
details.comment summary { display: inline-block; cursor: pointer; color: var(--accent); padding: .2rem .5rem; border: 1px solid var(--accent); border-radius: .25rem; font-size: .925rem; }
details.comment form { border: 1px solid var(--line); border-radius: .25rem; padding: 1rem; margin: .5rem 0; background: var(--soft); }
details.comment p { margin: .5rem 0; }
.answer { margin: .25rem 0 1rem; padding-left: .75rem; border-left: 3px solid var(--accent); }
.answers { font: 1rem/1.7 system-ui, sans-serif; margin: .25rem 0 1rem; padding: .5rem 1rem; background: var(--soft); border-radius: .25rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); padding: .75rem; border-radius: .25rem; font-size: .875rem; line-height: 1.5; }
details.operation { border-bottom: 1px solid var(--line); padding: .3rem 0; }
details.operation summary { cursor: pointer; padding: .2rem 0; }
code { overflow-wrap: anywhere; }
.onpaper { display: none; }
.receipt { font-size: 1.5rem; font-weight: 600; letter-spacing: .05em; }
ins { text-decoration: underline; background: #e6ffe6; }
del { text-decoration: line-through; background: #ffecec; color: var(--warn); }
.wide { overflow-x: auto; }
.wide:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table.grid { border-collapse: collapse; min-width: 56rem; font-size: .9rem; line-height: 1.5; }
.grid th, .grid td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }
.grid td { min-width: 5.5em; }
.grid td:first-child { min-width: 0; }
.grid td:nth-child(2) { min-width: 14rem; }
.grid th { background: var(--soft); white-space: nowrap; }
.timeline { list-style: none; padding: 0; border-left: 2px solid var(--line); margin-left: .4rem; }
.timeline li { padding: .25rem 0 .75rem 1rem; }
@media (max-width: 40rem) { main, footer { padding: 1rem; } header { padding: .75rem 1rem; } .banner { margin: .25rem -1rem -.75rem; padding: .35rem 1rem; } dl.facts { grid-template-columns: 1fr; } dl.facts dt { margin-top: .4rem; } }
@media print {
  header nav, form, details.comment, .skip, .banner, footer, .noprint { display: none !important; }
  header, main { padding: 0; } main { max-width: none; } header { margin-bottom: .5rem; }
  body { font-size: 11pt; } a { color: inherit; text-decoration: none; } h1, h2, h3 { break-after: avoid; } tr, .answers { break-inside: avoid; }
  .text { max-width: none; font-size: 12pt; } .note, .answers { background: none; }
  .lists, main.broad ~ .onpaper { page: lists; } .wide { overflow: visible; } table.grid { min-width: 0; width: 100%; font-size: 8pt; } .grid td:nth-child(2) { min-width: 10em; }
  .onpaper { display: block; margin-top: 1rem; font-size: 8pt; color: var(--quiet); overflow-wrap: anywhere; }
}
@page lists { size: A4 landscape; }
`
