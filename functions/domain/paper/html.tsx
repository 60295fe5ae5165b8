import type { ComponentChildren } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Doubt } from '../names/doubt.ts';
import { nameToken, replaceNameTokens } from '../names/name-token.ts';
import { signedName } from '../names/person-name.ts';
import type { Block, Document } from './content.ts';
import { fingerprint } from './fingerprint.ts';
import { textWithLinks } from './text-with-links.tsx';
import { CHECK_WORDS, doubtText } from './words-to-check.ts';

/**
 * Page and text sizes of Russian office documents (ГОСТ Р 7.0.97-2025). The Google Docs converter ignores some of them, so some tags repeat them
 * inline. Rows of signatures stay on one page with the lines before them.
 */
const STYLE = `@page { size: A4; margin: 20mm 15mm 20mm 25mm; }
@page wide { size: A4 landscape; margin: 25mm 20mm 15mm 20mm; }
.wide { page: wide; }
body { max-width: 170mm; margin: 8mm auto; padding: 0 4mm; font: 12pt/1.2 'Times New Roman', 'Liberation Serif', serif; color: #000; }
h1 { font-size: 14pt; text-align: center; margin: 4mm 0; break-after: avoid; }
h2 { font-size: 12pt; margin: 4mm 0 1.5mm; break-after: avoid; }
p, ul, ol { margin: 0 0 2mm; }
p { text-align: justify; text-indent: 12.5mm; }
p.flush, td p, .check p { text-align: left; text-indent: 0; }
table { border-collapse: collapse; width: 100%; margin: 0 0 3mm; }
table + p, table + ul, table + ol { margin-top: 3mm; }
th, td { border: 1px solid #000; padding: 1mm 1.5mm; vertical-align: top; text-align: left; text-indent: 0; font-size: 11pt; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
.plain { break-inside: avoid; }
p:has(+ table), p:has(+ ul), p:has(+ ol), ul:has(+ .signatures) > li:last-child, ol:has(+ .signatures) > li:last-child { break-after: avoid; }
.signatures tr:not(:last-child) td, table:has(+ .signatures) tr:last-child td { break-after: avoid; }
.plain td { border: 0; padding: 1mm 0; font-size: 12pt; }
p.gap { margin: 0; font-size: 4pt; }
.check { border: 1px solid #999; padding: 2mm 4mm; font-size: 11pt; }
@media print {
  body { max-width: none; margin: 0; padding: 0; }
  hr { display: block !important; border: 0; margin: 0; }
}`;

/** A page break in the form that Google Docs exports. With `wide`, the page after it is in landscape. */
const PageBreak = ({ wide }: { readonly wide?: boolean | undefined }) => (
  <hr class={wide ? 'wide' : undefined} style="page-break-before:always;display:none" />
);

const NOTE = 'color:#555555;font-size:9pt';

/** The upper right corner of a page of 17 cm. */
const CORNER = 'margin-left:90mm;text-indent:0;text-align:left';

const DISPLAY = { small: 15, middle: 20, large: 30 } as const;

/** Replaces codes in braces with names. */
function named(text: string, fullName: (code: string) => string): string {
  return replaceNameTokens(text, (code) => (/^К-\d+$/.test(code) ? fullName(code) : nameToken(code)));
}

/** Prevents line breaks inside «№ 5», «2026 года», «100 %», «ул. Мира», «Ф. И. Имяреков». */
const together = (text: string) =>
  text
    .replace(/№ (?=\S)/g, '№\u00a0')
    .replace(/(\d) (?=год|%|ч\.)/g, '$1\u00a0')
    .replace(/(?<![\p{L}\d])(\p{Lu}|г|ул|д|стр|каб|ст|п)\. (?=[\p{L}\d])/gu, '$1.\u00a0');

/** Makes page content from a text with `{{К-07}}`: with names and links. */
type Say = (text: string) => ComponentChildren;

/*
 * Google Docs reads borders and widths from these old attributes. Preact's types lack some of them, so we spread them. A `key` must stand before the
 * spread: otherwise the compiler calls `createElement`, and the bound script would contain all of Preact.
 */
const RULED = { border: '1' };
const UNRULED = { border: '0' };
const widthOf = (percent: number | undefined) => (percent ? { width: `${percent}%` } : {});

interface RowProps {
  readonly say: Say;
  readonly tag: 'th' | 'td';
  readonly cells: readonly string[];
  readonly widths?: readonly number[] | undefined;
  /** How many rows the last cell spans. */
  readonly span?: number | undefined;
}

const Row = ({ say, tag: Cell, cells, widths, span }: RowProps) => (
  <tr>
    {cells.map((cell, i) => (
      <Cell key={cell} {...widthOf(widths?.[i])} rowSpan={i === cells.length - 1 ? span : undefined}>
        {say(cell)}
      </Cell>
    ))}
  </tr>
);

interface PlainTableProps {
  readonly rows: readonly (readonly ComponentChildren[])[];
  readonly marks?: boolean | undefined;
  readonly signed?: boolean;
}

/** Widths of three items side by side, in percent: the first is a date, which must stay on one line. */
const THREE = [40, 35, 25];

function PlainTable({ rows, marks = false, signed = false }: PlainTableProps) {
  const alignOf = (i: number, count: number) => (i === 0 || marks ? 'left' : i === count - 1 ? 'right' : 'center');
  return (
    <table class={signed ? 'plain signatures' : 'plain'} {...UNRULED}>
      <tbody>
        {rows.map((cells, at) => (
          <tr key={at}>
            {cells.map((cell, i) => (
              <td
                key={i}
                {...widthOf(marks ? 50 : cells.length === THREE.length ? THREE[i] : undefined)}
                style={`border:none;text-align:${alignOf(i, cells.length)}`}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const LINE = '____________________';

/** Texts that are not justified: a line break, a blank to fill in or a web address would cause wide gaps between words. */
const UNEVEN = /\n|__|https?:/;

interface BlockProps {
  readonly block: Block;
  readonly say: Say;
  readonly signed: (name: string) => string;
}

function BlockHtml({ block, say, signed }: BlockProps) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h1 style="text-align:center">{say(block.text)}</h1> : <h2>{say(block.text)}</h2>;
    case 'display':
      return (
        <p style={`text-align:center;text-indent:0;font-size:${DISPLAY[block.size]}pt;margin:6mm 0`}>
          {say(block.text)}
        </p>
      );
    case 'text': {
      const style = block.note
        ? NOTE
        : block.align === 'corner'
          ? CORNER
          : block.align && `text-indent:0;text-align:${block.align}`;
      const isFlush = style === undefined && (block.text === '' || UNEVEN.test(`${block.label ?? ''}${block.text}`));
      return (
        <p class={isFlush ? 'flush' : undefined} style={style}>
          {block.label !== undefined && <b>{say(block.label)}</b>}
          {block.label !== undefined && ' '}
          {say(block.text)}
        </p>
      );
    }
    case 'list': {
      const items = block.items.map((item) => <li key={item}>{say(item)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table': {
      const { header, rows, widths, spanning } = block;
      return (
        <table {...RULED}>
          <thead>
            <Row say={say} tag="th" cells={header} widths={widths} />
          </thead>
          <tbody>
            {rows.map((cells, i) => (
              <Row
                say={say}
                tag="td"
                cells={cells}
                widths={widths}
                span={spanning && i === 0 ? rows.length : undefined}
                key={i}
              />
            ))}
          </tbody>
        </table>
      );
    }
    case 'columns':
      return <PlainTable rows={[block.cells.map(say)]} marks={block.marks} />;
    case 'signatures':
      return (
        <PlainTable
          signed
          rows={block.lines.map(({ who, name }) => [say(who), LINE, name ? say(signed(name)) : LINE])}
        />
      );
    case 'pageBreak':
      return <PageBreak wide={block.wide} />;
  }
}

const TABLES: readonly Block['kind'][] = ['table', 'columns', 'signatures'];

type BlocksProps = Omit<BlockProps, 'block'> & { readonly blocks: readonly Block[] };

/** Blocks in order. Word joins tables that follow each other directly, so a small paragraph stands between them. */
function Blocks({ blocks, ...how }: BlocksProps) {
  const isTable = (block: Block | undefined) => block !== undefined && TABLES.includes(block.kind);
  return (
    <>
      {blocks.flatMap((block, i) => [
        ...(isTable(block) && isTable(blocks[i - 1])
          ? [
              <p key={`gap ${i}`} class="gap">
                {'\u00a0'}
              </p>,
            ]
          : []),
        <BlockHtml key={i} block={block} {...how} />,
      ])}
    </>
  );
}

/** The blocks page by page. A landscape page needs its own element, because the CSS property `page` applies to elements. */
function Pages({ blocks, ...how }: BlocksProps) {
  const starts = [0, ...blocks.flatMap(({ kind }, i) => (kind === 'pageBreak' ? [i] : []))];
  return (
    <>
      {starts.flatMap((start, i) => {
        const page = blocks.slice(start, starts[i + 1]);
        const [first, ...rest] = page;
        if (first?.kind !== 'pageBreak' || !first.wide) return [<Blocks key={start} blocks={page} {...how} />];
        return [
          <PageBreak key={`break ${start}`} wide />,
          <div key={start} class="wide">
            <Blocks blocks={rest} {...how} />
          </div>,
        ];
      })}
    </>
  );
}

const MOST_DOUBTS = 30;

/** The words that somebody must check before the paper can be final, with advice how to check them. */
function Doubts({ doubts, say }: { readonly doubts: readonly Doubt[]; readonly say: Say }) {
  const more = doubts.length - MOST_DOUBTS;
  const items = [...doubts.slice(0, MOST_DOUBTS).map(doubtText), ...(more > 0 ? [`и ещё ${more}`] : [])];
  return (
    <>
      <p>
        <b>Проверьте слова.</b> {say(CHECK_WORDS)}
      </p>
      <ul>
        {items.map((words) => (
          <li key={words}>{say(words)}</li>
        ))}
      </ul>
    </>
  );
}

/**
 * A sheet before the paper: whether the paper is registered, what it lacks, and where its figures come from. The paper itself shows none of this, so
 * that the head can sign it as it is. Nothing, if there is nothing to say.
 */
function CheckSheet({ document, say }: { readonly document: Document; readonly say: Say }) {
  const { draft, held, missing, doubts = [], origin } = document;
  if (!draft && !held && !origin) return null;
  return (
    <>
      <div class="check">
        <p>
          <b>Лист проверки</b>
        </p>
        <p>К документу не относится: не подписывается и не подшивается. Документ – со следующего листа.</p>
        {(held || draft) && (
          <p>
            <b>{held ? 'Документ зарегистрирован, но остаётся черновиком.' : 'Проект: не зарегистрирован.'}</b>
          </p>
        )}
        {draft && missing.length > 0 && (
          <p>
            <b>Не хватает:</b> {say(missing.join('; '))}.
          </p>
        )}
        {draft && doubts.length > 0 && <Doubts doubts={doubts} say={say} />}
        {origin && <p>{say(origin)}</p>}
      </div>
      {document.blocks[0]?.kind === 'pageBreak' ? null : <PageBreak />}
    </>
  );
}

/**
 * The document as one HTML page that needs no other files, for print on A4 or a Google Doc.
 * @param fullName - returns the name of the person with a code, or the code itself if names are not available
 */
export function documentHtml(document: Document, fullName: (code: string) => string): string {
  const words = (text: string) => together(named(text, fullName));
  const say: Say = (text) => textWithLinks(words(text));
  const signed = (name: string) => signedName(named(name, fullName));
  const page = renderToStaticMarkup(
    <html lang="ru">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="page-numbers" content="from the second page of each part" />
        <title>{words(document.title)}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <CheckSheet document={document} say={say} />
        <Pages blocks={document.blocks} say={say} signed={signed} />
      </body>
    </html>,
  );
  return `<!doctype html>\n${page}\n`;
}

const Text = ({ words }: { readonly words: string }) => words;

/** A page that {@link documentHtml} made with codes, now with names. */
export function withNames(page: string, fullName: (code: string) => string): string {
  return replaceNameTokens(page, (code) => renderToStaticMarkup(<Text words={fullName(code)} />));
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
