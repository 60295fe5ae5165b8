import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Recipient } from '../../functions/domain/context.ts';
import { officeNames } from '../../functions/domain/notices/offices.ts';
import type { NameKey } from '../../functions/gateways/identity.ts';
import { KEY_COLUMNS } from './parse-key.ts';

const labels: ReadonlyMap<Recipient, string> = new Map(Object.entries(officeNames));

const rowsOf = (key: NameKey): string[][] =>
  [...key].map(([code, { name, position = '', email = '' }]) => [labels.get(code) ?? code, name, position, email]);

const headers = Object.values(KEY_COLUMNS);

/** The rows of the key as text. */
export function keyTable(key: NameKey): string {
  const rows = [[...headers], ...rowsOf(key)];
  const widths = headers.map((_, i) => Math.max(...rows.map((cells) => (cells[i] ?? '').length)));
  return rows
    .map((cells) =>
      cells
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const STYLE = `@page { size: A4; margin: 20mm; }
body { font: 12pt/1.4 'Times New Roman', serif; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #000; padding: 1mm 2mm; text-align: left; }`;

/** The key as a printable A4 page. */
export function keyPage(key: NameKey): string {
  const page = renderToStaticMarkup(
    <html lang="ru">
      <head>
        <meta charset="utf-8" />
        <title>Ключ участников</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <h1>Ключ участников программы наставничества</h1>
        <p>Для служебного пользования. Хранить в сейфе, не фотографировать, не пересылать.</p>
        <table>
          <thead>
            <tr>
              {headers.map((cell) => (
                <th key={cell}>{cell}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(key).map((cells) => (
              <tr key={cells[0]}>
                {cells.map((cell) => (
                  <td key={cell}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </body>
    </html>,
  );
  return `<!doctype html>\n${page}\n`;
}
