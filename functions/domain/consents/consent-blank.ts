import type { Attachment } from '../notices/letter.ts';
import type { ConsentPart, ConsentText } from './consent-text.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (words: string) => words.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const LINE = '<span class="line"></span>';

const STYLE = `@page { size: A4; margin: 20mm; }
body { max-width: 170mm; margin: 8mm auto; padding: 0 4mm; font: 12pt/1.4 "Times New Roman", serif; color: #000; }
h1 { font-size: 14pt; text-align: center; margin: 0 0 6mm; }
p { margin: 0 0 3mm; }
ul { margin: 0 0 3mm; }
table { border-collapse: collapse; margin: 0 0 3mm; width: 100%; }
td { border: 1px solid #000; padding: 1mm 2mm; }
.line { display: inline-block; min-width: 40mm; border-bottom: 1px solid #000; }
.fill { display: flex; flex-wrap: wrap; gap: 3mm; } .fill .line { flex: 1; }
footer { margin-top: 10mm; }`;

function partHtml(part: ConsentPart): string {
  const label = part.label === undefined ? '' : `<b>${escaped(part.label)}</b>`;
  switch (part.kind) {
    case 'text':
      return `<p>${[label, escaped(part.text)].filter(Boolean).join(' ')}</p>`;
    case 'list':
      return `<p>${label}</p>\n<ul>\n${part.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`;
    case 'permissions':
      return `<p>${label}</p>\n<table>\n${part.items
        .map((item) => `<tr><td>${escaped(item)}</td><td>☐ разрешаю</td><td>☐ не разрешаю</td></tr>`)
        .join('\n')}\n</table>\n<p class="fill">Условия и запреты: ${LINE}</p>`;
  }
}

/**
 * The blank of one consent, to print and to sign: a document of its own. What only the person knows is left to be
 * written by hand. A text that speaks of people as `{{К-07}}` gets the names when the letter is written out.
 */
export function consentBlank({ title, parts, version }: ConsentText): Attachment {
  const content = `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p class="fill">Я, ${LINE}</p>
<p class="fill">(фамилия, имя, отчество) проживающий(ая) по адресу: ${LINE}</p>
<p class="fill">документ, удостоверяющий личность (вид, серия, номер, кем и когда выдан): ${LINE}</p>
<p class="fill">контакт для связи: ${LINE}</p>
${parts.map(partHtml).join('\n')}
<footer>
<p class="fill">Дата: ${LINE} Подпись: ${LINE}</p>
<p>Редакция текста: ${escaped(version)}</p>
</footer>
</body>
</html>
`;
  return { name: `${title}.html`, contentType: 'text/html; charset=utf-8', content };
}
