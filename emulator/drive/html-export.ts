import { strToU8, zipSync } from 'fflate';
import type { Workbook } from '../sheets/model.ts';
import { shownRows } from './shown-rows.ts';
import { escaped } from './xlsx/xml.ts';

/** All visible tabs as pages of HTML in one zip: a table of the displayed values for each tab, without formats. */
export function exportHtml(workbook: Workbook): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  for (const sheet of workbook.sheets) {
    const { title, hidden, sheetType } = sheet.properties;
    if (hidden || sheetType === 'OBJECT') continue;
    const rows = shownRows(workbook, sheet).map(
      (cells) => `<tr>${cells.map((text) => `<td>${escaped(text).replaceAll('\n', '<br>')}</td>`).join('')}</tr>`,
    );
    const page = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body><table>${rows.join('')}</table></body></html>`;
    files[`${freeName(title.replace(/[/\\:*?"<>|]/g, '_'), files)}.html`] = strToU8(page);
  }
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 });
}

/** A name for a page, with a number if other tabs have a title that gives the same name. */
function freeName(name: string, files: Readonly<Record<string, Uint8Array>>): string {
  let free = name;
  for (let number = 2; Object.hasOwn(files, `${free}.html`); number += 1) free = `${name} (${number})`;
  return free;
}
