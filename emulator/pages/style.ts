/**
 * The stylesheet that all pages share: dark text on a light ground, readable from a width of 360 px. It loads nothing from outside. Text and
 * background have the contrast of WCAG AA (4.5 : 1), controls and focus rings 3 : 1.
 */
export const STYLE = `
:root{--ink:#1c2733;--soft:#52606d;--line:#d5dbe1;--paper:#fff;--ground:#f3f5f7;--accent:#1b5e68;--accent-soft:#e4f0f1;--bad:#a1261d;--bad-soft:#fdf0ee}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;overflow-wrap:break-word}
main{max-width:720px;margin:0 auto;padding:24px 16px 64px}
main.wide{max-width:1080px}
main.full{max-width:none;padding:0}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 8px;font-weight:650}
h2{font-size:1.15rem;line-height:1.35;margin:0 0 8px;font-weight:650}
p{margin:0 0 12px}
a{color:#14566b;text-underline-offset:2px}
a:hover{color:#0b3a49}
:focus-visible{outline:3px solid #2f7f8c;outline-offset:2px;border-radius:4px}
.soft{color:var(--soft)}
.lead{white-space:pre-line}
.card{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:20px;margin:0 0 16px}
.plain{list-style:none;margin:0;padding:0}
.plain>li{padding:10px 0;border-top:1px solid var(--line)}
.plain>li:first-child{border-top:0;padding-top:0}
.plain>li:last-child{padding-bottom:0}
.button,button{display:inline-block;font:inherit;font-weight:600;color:#fff;background:var(--accent);border:1px solid var(--accent);border-radius:8px;padding:10px 22px;min-height:44px;cursor:pointer;text-decoration:none}
button:hover,.button:hover{background:#124951;color:#fff}
input[type=text],input[type=password],input[type=number],input[type=email],input[type=search],input[type=date],input[type=time],input[type=datetime-local],textarea,select{font:inherit;color:inherit;width:100%;min-height:44px;padding:9px 12px;border:1px solid #8895a2;border-radius:8px;background:#fff}
input[type=date],input[type=time],input[type=datetime-local]{max-width:240px}
textarea{min-height:120px;resize:vertical}
.tag{display:inline-block;font-size:.85rem;padding:1px 8px;border:1px solid var(--line);border-radius:99px;color:var(--soft)}
.notice{background:#fff6dd;border:1px solid #d9b64a;border-radius:8px;padding:8px 12px;margin:0 0 16px;font-size:.95rem}
main.full .notice{margin:8px}
nav.crumbs{font-size:.95rem;margin:0 0 12px}
table.list{border-collapse:collapse;width:100%}
table.list th,table.list td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid var(--line)}
table.list th{color:var(--soft);font-weight:500;font-size:.9rem}
.wrap-anywhere{overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}
@media (max-width:520px){main{padding:16px 12px 48px}.card{padding:16px}h1{font-size:1.35rem}}
@media print{body{background:#fff}.card{border:0;padding:0}}
`;
