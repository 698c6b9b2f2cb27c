/** The look of the picture and of the two values, drawn at the sizes of src/picture/layout.ts. Written as html-style.ts is. */
export const pictureStyle = `
:root { --warn: #855600; --warn-bg: #fff3d1; --bad-bg: #fce8e6; --good-bg: #e4f4e9; --accent: #1559c5; --lane: #c9d0d9; --arrow: #5f6873; }
@media (prefers-color-scheme: dark) { :root { --warn: #fdd663; --warn-bg: #443919; --bad-bg: #4a2320; --good-bg: #1c3827; --accent: #8ab4f8; --lane: #4b5059; --arrow: #a0a8b3; } }
.narrow { display: none; } .wide, .narrow { margin: 0.75rem 0; max-width: 100%; overflow-x: auto; }
@media screen and (max-width: 755px) { .wide { display: none; } .narrow { display: block; } }
.sequence { position: relative; font: 12px/1.45 system-ui, sans-serif; }
.sequence ol, .sequence dl, .sequence dd, .sequence p, .sequence li, figure.difference { margin: 0; padding: 0; list-style: none; }
.arrows { position: absolute; inset: 0; overflow: visible; } .arrows path, .arrows line { fill: none; stroke: var(--arrow); stroke-width: 1.3; }
.arrows text { fill: var(--soft); font: 10.5px ui-monospace, monospace; } .arrows .lane-title { fill: var(--ink); font: 600 12px system-ui, sans-serif; } .arrows .wrong text { fill: var(--bad); font-weight: 700; }
.arrows .lane { stroke: var(--lane); stroke-dasharray: 2 3; } .arrow.bad path, .arrow.lost path { stroke: var(--bad); stroke-width: 1.8; } .arrow.good path { stroke: var(--good); stroke-width: 1.6; }
.arrow.unseen path { stroke-dasharray: 5 4; } .arrow.lost path:first-of-type { stroke-dasharray: 6 3; } .arrow.slight path { stroke-width: 1; } .arrow.missing path { stroke: var(--bad); }
.arrows .gap path { stroke: var(--lane); fill: var(--paper); } .arrows .gap rect { fill: var(--panel); stroke: var(--line); } .arrows .late path, .arrows .late rect { stroke: var(--bad); fill: var(--bad-bg); } .arrows .late text { fill: var(--bad); font-weight: 700; }
.arrows .tie path { stroke: var(--bad); stroke-dasharray: 3 3; } .arrows .tie circle { fill: var(--bad-bg); stroke: var(--bad); } .arrows .tie text { fill: var(--bad); font: 700 13px system-ui, sans-serif; }
.step { position: absolute; } .step-title { height: 18px; line-height: 18px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; margin-bottom: 9px; } .step-title strong { font-weight: 600; } .step.bad .step-title strong, .bad-text { color: var(--bad); font-weight: 600; } .step-title .dim { font-size: 11px; } .dim { color: var(--soft); }
.step-title *, .field dt, .field dd * { background-color: var(--paper); } .field.bad dt, .field.bad dd * { background-color: transparent; } .step-title .flag *, .field .flag * { background: none; }
.step .clock { float: right; padding-left: 8px; font: 10.5px/18px ui-monospace, monospace; }
.field { display: flex; height: 18px; line-height: 18px; white-space: nowrap; border-radius: 3px; margin: 0 0 0 -5px; padding-left: 5px; overflow: hidden; } .field dt, .field .value-text { font: 11.5px/18px ui-monospace, monospace; font-variant-ligatures: none; white-space: pre; }
.field.bad { background: var(--bad-bg); box-shadow: inset 2px 0 0 var(--bad); } .field.warn { box-shadow: inset 2px 0 0 var(--warn); } .field.expected, .field.made { box-shadow: inset 2px 0 0 var(--accent); } .field.effect .value-text { color: var(--bad); font-weight: 600; }
.field dt { flex: none; color: var(--soft); overflow: hidden; text-overflow: ellipsis; } .field dd { display: flex; gap: 8px; min-width: 0; align-items: baseline; } .field.tall dd { flex-direction: column; gap: 0; align-items: stretch; } .field.tall .flag, .step-said .flag { white-space: normal; }
.value-text { unicode-bidi: isolate; } .flag { min-width: 16px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .flag.bad { color: var(--bad); font-weight: 600; } .flag.warn { color: var(--warn); } .flag.good { color: var(--good); } .flag.note { color: var(--soft); }
.off-screen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.icon { width: 12px; height: 12px; flex: none; vertical-align: -2px; } .icon .frame { fill: var(--panel); stroke: currentColor; stroke-width: 1.3; stroke-linejoin: round; } .icon .mark { fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; } .icon.bad { color: var(--bad); } .icon.bad .frame { fill: var(--bad-bg); } .icon.good { color: var(--good); } .icon.good .frame { fill: var(--good-bg); } .icon.warn { color: var(--warn); } .icon.warn .frame { fill: var(--warn-bg); } .icon.note { color: var(--soft); }
figure.difference { padding: 8px 12px; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; overflow-x: auto; } .difference code { font: 12px/20px ui-monospace, monospace; font-variant-ligatures: none; white-space: pre; display: block; } .difference .beside { display: flex; } .difference .side .soft { flex: none; }
.difference figcaption { color: var(--bad); font-weight: 600; font-size: 13px; display: flex; flex-wrap: wrap; gap: 0 12px; }
mark { background: var(--bad-bg); color: var(--bad); font-weight: 700; outline: 1.5px solid var(--bad); border-radius: 2px; } .gone { outline: 1.5px dashed var(--bad); border-radius: 2px; color: var(--bad); } .gone.wide-gone { padding: 0 6px; font-style: italic; } .invisible { background: var(--warn-bg); color: var(--warn); border-radius: 2px; padding: 0 1px; }
@media print { :root { --warn: #855600; --warn-bg: #ffffff; --bad-bg: #ffffff; --good-bg: #ffffff; --accent: #333333; --lane: #bbbbbb; --arrow: #444444; } .step { break-inside: avoid; } }
`;
