import { escapeHtml } from '../escape-html.ts';
import type { Doubt } from '../names/doubt.ts';
import { nameToken, replaceNameTokens } from '../names/name-token.ts';
import { signedName } from '../names/person-name.ts';
import type { Block, Document } from './content.ts';
import { fingerprint } from './fingerprint.ts';
import { CHECK_WORDS, doubtText } from './words-to-check.ts';

/** Page and text sizes of Russian office documents. The Google Docs converter ignores some of them, so some tags repeat them inline. */
const STYLE = `@page { size: A4; margin: 20mm 15mm 20mm 25mm; }
body { max-width: 170mm; margin: 8mm auto; padding: 0 4mm; font: 12pt/1.2 "Times New Roman", "Liberation Serif", serif; color: #000; }
h1 { font-size: 14pt; text-align: center; margin: 4mm 0; }
h2 { font-size: 12pt; margin: 4mm 0 1.5mm; break-after: avoid; }
p, ul, ol { margin: 0 0 2mm; }
table { border-collapse: collapse; width: 100%; margin: 0 0 3mm; }
th, td { border: 1px solid #000; padding: 1mm 1.5mm; vertical-align: top; text-align: left; font-size: 11pt; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
.plain { break-inside: avoid; }
p:has(+ table) { break-after: avoid; }
.plain td { border: 0; padding: 1mm 0; font-size: 12pt; }
.check { border: 1px solid #999; padding: 2mm 4mm; font-size: 11pt; }
@media print {
  body { max-width: none; margin: 0; padding: 0; }
  hr { display: block !important; border: 0; margin: 0; }
}`;

/** A page break in the form that Google Docs itself exports. */
const PAGE_BREAK = '<hr style="page-break-before:always;display:none">';

const NOTE = 'color:#555555;font-size:9pt';

/** The upper right corner of a page of 17 cm. */
const CORNER = 'margin-left:90mm;text-align:left';

const DISPLAY = { small: 15, middle: 20, large: 30 } as const;

/** Replaces codes in braces with names. */
function named(text: string, fullName: (code: string) => string): string {
  return replaceNameTokens(text, (code) => (/^К-\d+$/.test(code) ? fullName(code) : nameToken(code)));
}

/** A web address in escaped text. Closing punctuation belongs to the sentence, not to the address. */
const ADDRESS = /https?:\/\/[^\s<]*[^\s<.,;:!?)»]/g;

/** A title with its address in escaped text, «Приказ <https://…>». The title becomes a link. */
const TITLED = /^(.*\S) &lt;(https?:\/\/\S+?)&gt;$/;

/** Prevents line breaks inside «№ 5», «2026 года», «100 %», «ул. Мира», «Ф. И. Имяреков». */
const together = (text: string) =>
  text
    .replace(/№ (?=\S)/g, '№\u00a0')
    .replace(/(\d) (?=год|%|ч\.)/g, '$1\u00a0')
    .replace(/(?<![\p{L}\d])(\p{Lu}|г|ул|д|стр|каб|ст|п)\. (?=[\p{L}\d])/gu, '$1.\u00a0');

/** Converts a text with `{{К-07}}` to escaped HTML with names. */
type Say = (text: string) => string;

const row = (say: Say, cells: readonly string[], tag: 'th' | 'td', widths: readonly number[] = [], span = 1) =>
  `<tr>${cells
    .map((cell, i) => {
      const spans = span > 1 && i === cells.length - 1 ? ` rowspan="${span}"` : '';
      return `<${tag}${widths[i] ? ` width="${widths[i]}%"` : ''}${spans}>${say(cell)}</${tag}>`;
    })
    .join('')}</tr>`;

const plainTable = (say: Say, rows: readonly (readonly string[])[], marks = false) =>
  `<table class="plain" border="0"><tbody>${rows
    .map(
      (cells) =>
        `<tr>${cells
          .map((cell, i) => {
            const align = i === 0 || marks ? 'left' : i === cells.length - 1 ? 'right' : 'center';
            return `<td${marks ? ' width="50%"' : ''} style="border:none;text-align:${align}">${say(cell)}</td>`;
          })
          .join('')}</tr>`,
    )
    .join('')}</tbody></table>`;

function blockHtml(block: Block, say: Say, signed: (name: string) => string): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 1
        ? `<h1 style="text-align:center">${say(block.text)}</h1>`
        : `<h2>${say(block.text)}</h2>`;
    case 'display':
      return `<p style="text-align:center;font-size:${DISPLAY[block.size]}pt;margin:6mm 0">${say(block.text)}</p>`;
    case 'text': {
      const label = block.label === undefined ? '' : `<b>${say(block.label)}</b> `;
      const style = block.note ? NOTE : block.align === 'corner' ? CORNER : block.align && `text-align:${block.align}`;
      return `<p${style ? ` style="${style}"` : ''}>${label}${say(block.text)}</p>`;
    }
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${say(item)}</li>`).join('')}</${tag}>`;
    }
    case 'table':
      return `<table border="1"><thead>${row(say, block.header, 'th', block.widths)}</thead><tbody>${block.rows
        .map((cells, i) => row(say, cells, 'td', block.widths, block.spanning && i === 0 ? block.rows.length : 1))
        .join('')}</tbody></table>`;
    case 'columns':
      return plainTable(say, [block.cells], block.marks);
    case 'signatures':
      return plainTable(
        say,
        block.lines.map(({ who, name }) => [who, '____________________', name ? signed(name) : '____________________']),
      );
    case 'pageBreak':
      return PAGE_BREAK;
  }
}

const MOST_DOUBTS = 30;

/** A list of the words to check before the paper can be final, with advice how to check them. */
function doubtsHtml(doubts: readonly Doubt[], say: Say): string {
  const shown = doubts.slice(0, MOST_DOUBTS).map(doubtText);
  const more = doubts.length - shown.length;
  const items = [...shown, ...(more > 0 ? [`и ещё ${more}`] : [])].map((words) => `<li>${say(words)}</li>`).join('');
  return `<p><b>Проверьте слова.</b> ${say(CHECK_WORDS)}</p><ul>${items}</ul>`;
}

/**
 * A sheet before the paper: whether the paper is registered, what it lacks, and where its figures come from. The paper itself shows none of this, so
 * that the head can sign it as it is. Empty if there is nothing to say.
 */
function checkSheet({ draft, held, missing, doubts = [], origin }: Document, say: Say): string {
  const state = held ? 'Документ зарегистрирован, но остаётся черновиком.' : draft ? 'Проект: не зарегистрирован.' : '';
  const lines = [
    state && `<p><b>${state}</b></p>`,
    draft && missing.length > 0 ? `<p><b>Не хватает:</b> ${say(missing.join('; '))}.</p>` : '',
    draft && doubts.length > 0 ? doubtsHtml(doubts, say) : '',
    origin ? `<p>${say(origin)}</p>` : '',
  ].filter(Boolean);
  if (lines.length === 0) return '';
  const about = '<p>К документу не относится: не подписывается и не подшивается. Документ – со следующего листа.</p>';
  return `<div class="check"><p><b>Лист проверки</b></p>${about}${lines.join('')}</div>${PAGE_BREAK}`;
}

/**
 * The document as one HTML page that needs no other files, for print on A4 or a Google Doc. Texts by people are escaped.
 * @param fullName - returns the name of the person with a code, or the code itself if names are not available
 */
export function documentHtml(document: Document, fullName: (code: string) => string): string {
  const say: Say = (text) =>
    escapeHtml(together(named(text, fullName)))
      .split(/\r?\n/)
      .map((line) =>
        TITLED.test(line) ? line.replace(TITLED, '<a href="$2">$1</a>') : line.replace(ADDRESS, '<a href="$&">$&</a>'),
      )
      .join('<br>');
  const signed = (name: string) => signedName(named(name, fullName));
  const { title, blocks } = document;
  return `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
${[checkSheet(document, say), ...blocks.map((block) => blockHtml(block, say, signed))].filter(Boolean).join('\n')}
</body>
</html>
`;
}

/**
 * A digest of the document's content, including names. Layout and source rows are left out, so that a new look or a sorted tab makes no new drafts.
 */
export function documentDigest(
  { title, blocks, draft, missing, doubts }: Document,
  fullName: (code: string) => string,
): string {
  return fingerprint(named(JSON.stringify({ title, draft, missing, doubts, blocks }), fullName), 16);
}
