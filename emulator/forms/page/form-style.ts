/** Styles of the form page beyond the shared stylesheet. */
export const FORM_CSS = `
.head{border-top:6px solid var(--accent)}
.head h1{margin-bottom:12px}
.head p:last-child{margin:0}
.star{color:var(--bad);font-weight:700}
fieldset{border:0;margin:0;padding:0;min-width:0}
legend,.label{display:block;font-weight:600;padding:0;margin:0 0 6px;font-size:1.05rem;line-height:1.4}
.help{margin:0 0 10px;color:var(--soft);white-space:pre-line}
.options{display:grid;gap:2px;margin-top:6px}
.option{display:flex;gap:12px;align-items:center;min-height:44px;padding:6px 8px;margin:0 -8px;border-radius:8px;cursor:pointer}
.option:hover{background:var(--accent-soft)}
.option input{flex:none;width:20px;height:20px;margin:0;accent-color:var(--accent)}
.option.other{flex-wrap:wrap}
.option.other input[type=text]{flex:1 1 200px;width:auto;height:auto}
.scale{max-width:560px;margin-top:8px}
.marks{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);gap:2px}
.ends{display:flex;justify-content:space-between;gap:24px;margin-top:4px;color:var(--soft);font-size:.95rem}
.ends span:last-child{text-align:right}
.mark{display:flex;flex-direction:column;align-items:center;gap:4px;padding:8px 0;border-radius:8px;cursor:pointer}
.mark:hover{background:var(--accent-soft)}
.mark input{width:20px;height:20px;margin:0;accent-color:var(--accent)}
.wrong{border-color:var(--bad);box-shadow:inset 4px 0 0 var(--bad)}
.wrong input[type=text],.wrong textarea,.wrong select,.wrong input[type=date]{border-color:var(--bad)}
.problem{color:var(--bad);margin:10px 0 0;font-weight:500}
.problems{border-color:var(--bad);background:var(--bad-soft)}
.problems ul{margin:0;padding-left:20px}
.problems li{margin-top:8px}
.section{margin:32px 0 16px;padding-top:8px;border-top:2px solid var(--accent)}
.scroll{overflow-x:auto}
.grid{border-collapse:collapse;min-width:100%}
.grid th{font-weight:400;padding:6px 10px;text-align:center;min-width:64px}
.grid th[scope=row]{text-align:left;min-width:160px}
.grid tbody tr{border-top:1px solid var(--line)}
.grid td{text-align:center;padding:0}
.grid .cell{display:flex;justify-content:center;align-items:center;min-height:44px;cursor:pointer}
.grid input{width:20px;height:20px;margin:0;accent-color:var(--accent)}
.media{margin:8px 0}
.picture{max-width:100%;height:auto;border-radius:8px;display:block;margin:6px 0}
button.quiet{color:var(--accent);background:var(--paper)}
.send{display:flex;flex-wrap:wrap;gap:12px 20px;align-items:center;margin-top:24px}
.send p{flex:1 1 260px;margin:0;font-size:.9rem}
.done{text-align:left}
.done h1::before{content:"";display:inline-block;width:10px;height:20px;margin:0 16px 2px 6px;border:solid var(--accent);border-width:0 4px 4px 0;transform:rotate(40deg);vertical-align:middle}
@media (max-width:520px){.send button{width:100%}}
`;
