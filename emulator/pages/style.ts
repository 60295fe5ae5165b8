/**
 * The stylesheet that all pages share, light or dark as the reader's system, readable from a width of 360 px. It loads nothing from outside. Text and
 * background have the contrast of WCAG AA (4.5 : 1), controls and focus rings 3 : 1.
 */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1d2731;--soft:#4f5d6a;--line:#d3dae0;--paper:#fff;--ground:#f4f6f7;--accent:#17606b;--accent-ink:#fff;--accent-soft:#e2eff0;--link:#11566a;--field:#84919d;--bad:#a1261d;--bad-soft:#fdf0ee;--warn:#7a5200;--warn-soft:#fdf6e3}
@media (prefers-color-scheme:dark){:root{--ink:#e6ebef;--soft:#a9b6c1;--line:#35424d;--paper:#1c252d;--ground:#131a20;--accent:#7cc7d2;--accent-ink:#0b2227;--accent-soft:#203c42;--link:#8cd0dc;--field:#71808d;--bad:#ff9d93;--bad-soft:#3b1f1d;--warn:#f0c876;--warn-soft:#352b15}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;overflow-wrap:break-word}
main{max-width:720px;margin:0 auto;padding:24px 16px 64px}
main.wide{max-width:1080px}
main.full{max-width:none;padding:0}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 8px;font-weight:650}
h2{font-size:1.15rem;line-height:1.35;margin:0 0 8px;font-weight:650}
p{margin:0 0 12px}
a{color:var(--link);text-underline-offset:3px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
.soft{color:var(--soft)}
.lead{white-space:pre-line}
.card{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:20px;margin:0 0 16px}
.plain{list-style:none;margin:0;padding:0}
.plain>li{padding:10px 0;border-top:1px solid var(--line)}
.plain>li:first-child{border-top:0;padding-top:0}
.plain>li:last-child{padding-bottom:0}
.button,button{display:inline-block;font:inherit;font-weight:600;color:var(--accent-ink);background:var(--accent);border:1px solid var(--accent);border-radius:8px;padding:10px 22px;min-height:44px;cursor:pointer;text-decoration:none}
button:hover,.button:hover{filter:brightness(1.12)}
input[type=text],input[type=password],input[type=number],input[type=email],input[type=search],input[type=date],input[type=time],input[type=datetime-local],textarea,select{font:inherit;color:inherit;width:100%;min-height:44px;padding:9px 12px;border:1px solid var(--field);border-radius:8px;background:var(--paper)}
input[type=date],input[type=time],input[type=datetime-local]{max-width:240px}
textarea{min-height:120px;resize:vertical}
.tag{display:inline-block;font-size:.85rem;padding:1px 8px;border:1px solid var(--line);border-radius:99px;color:var(--soft)}
.notice{background:var(--warn-soft);border:1px solid var(--warn);border-radius:8px;padding:8px 12px;margin:0 0 16px;font-size:.95rem}
main.full .notice{margin:8px}
nav.crumbs{font-size:.95rem;margin:0 0 12px}
body>nav.crumbs{padding:8px 16px;margin:0}
table.list{border-collapse:collapse;width:100%}
table.list th,table.list td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid var(--line)}
table.list th{color:var(--soft);font-weight:500;font-size:.9rem}
.wrap-anywhere{overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}
@media (max-width:520px){main{padding:16px 12px 48px}.card{padding:16px}h1{font-size:1.35rem}}
@media print{body{background:#fff;color:#000}.card{border:0;padding:0}}
`;
