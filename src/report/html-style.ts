/** The look of a report: the reader's own theme, one column, black on white on paper. No quotation marks and no angle brackets, so that it stands in markup as it is. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2127; --soft: #5c6670; --line: #d9dee3; --paper: #ffffff; --panel: #f5f7f9; --bad: #b3261e; --good: #1a7f4b; --mark: #ffd9d4; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --soft: #9aa5b0; --line: #343b43; --paper: #16191d; --panel: #1f242a; --bad: #ff8a80; --good: #6fd39b; --mark: #6b1f18; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 62rem; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, sans-serif; }
h1 { font-size: 1rem; font-weight: 600; color: var(--soft); margin: 0 0 1.5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 0; text-wrap: balance; overflow-wrap: anywhere; }
h3 { font-size: 0.95rem; margin: 1.75rem 0 0.5rem; }
p { margin: 0.5rem 0; overflow-wrap: anywhere; }
code, pre, .value { font: 13px/1.5 ui-monospace, monospace; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
section.flow { border-top: 3px solid var(--line); padding-top: 1.25rem; margin-top: 2.5rem; }
section.failed { border-color: var(--fault); } section.sound { border-color: var(--good); } section.incomplete { border-color: var(--soft); }
.status { font-weight: 600; } .failed .status { color: var(--fault); } .sound .status { color: var(--good); } .incomplete .status { color: var(--soft); }
.soft { color: var(--soft); }
.fix { border-left: 3px solid var(--good); padding-left: 0.85rem; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--soft); font-size: 0.85rem; } td.time { white-space: nowrap; color: var(--soft); font-variant-numeric: tabular-nums; }
tr.evidence td { background: var(--panel); } tr.evidence td:first-child { border-left: 3px solid var(--fault); padding-left: 0.5rem; }
dl.parameters { display: grid; grid-template-columns: max-content 1fr; gap: 0 0.75rem; margin: 0.25rem 0 0; font: 12px/1.5 ui-monospace, monospace; } dl.parameters dt { color: var(--soft); } dl.parameters dd { margin: 0; overflow-wrap: anywhere; }
ul, ol { padding-left: 1.25rem; margin: 0.5rem 0; } li { margin: 0.3rem 0; overflow-wrap: anywhere; }
details { margin: 1rem 0; } summary { cursor: pointer; font-weight: 600; font-size: 0.95rem; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.85rem; }
@media (max-width: 36rem) { dl.parameters { grid-template-columns: 1fr; } dl.parameters dd { margin-bottom: 0.4rem; } .messages thead { display: none; } .messages tr { border-bottom: 1px solid var(--line); } .messages tr, .messages td { display: block; } .messages td { border-bottom: 0; padding: 0.15rem 0; } tr.evidence { border-left: 3px solid var(--fault); } tr.evidence td, tr.evidence td:first-child { border-left: 0; padding-left: 0.5rem; } td { overflow-wrap: anywhere; } }
@media print { :root { --ink: #000000; --soft: #444444; --line: #bbbbbb; --paper: #ffffff; --panel: #ffffff; --bad: #a00000; --good: #006000; --mark: #eeeeee; } body { max-width: none; padding: 0; font-size: 10pt; } section.flow { break-before: auto; } tr, .fix, pre { break-inside: avoid; } details::details-content { content-visibility: visible; block-size: auto; } }
`;
