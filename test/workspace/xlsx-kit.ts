import { strToU8, zipSync } from 'fflate';

/**
 * A cell as a spreadsheet program stores it.
 * - `at`: a local time, `2026-10-12T10:15:30`, with the number format `as`;
 * - `inline`: a text in the cell itself, in differently formatted runs, as 1C writes it;
 * - `formula`: a formula with its last value, or without a value.
 */
export type XlsxCell =
  | string
  | number
  | boolean
  | null
  | { readonly at: string; readonly as?: string }
  | { readonly inline: readonly string[] }
  | { readonly formula: string; readonly gave?: string | number }
  | { readonly error: string };

export interface XlsxSheet {
  readonly name: string;
  /** `null` for a row that the file does not contain. */
  readonly rows: readonly (readonly XlsxCell[] | null)[];
  /** `A1:C1`. */
  readonly merges?: readonly string[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Google Sheets' number format for a response's time. */
export const GOOGLE_TIME = 'dd"."mm"."yyyy" "h":"mm":"ss';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const serial = (at: string) => Date.parse(`${at}Z`) / 86_400_000 + 25_569;

/** An .xlsx file as spreadsheet programs write it: shared strings, dates as numbers with a format, no empty cells. */
export function xlsx(sheets: readonly XlsxSheet[]): Uint8Array {
  const strings: string[] = [];
  const formats: string[] = [];
  const indexIn = (list: string[], text: string) => {
    if (!list.includes(text)) list.push(text);
    return list.indexOf(text);
  };
  const cell = (value: XlsxCell, ref: string): string => {
    if (value === null) return '';
    if (typeof value === 'string') return `<c r="${ref}" t="s"><v>${indexIn(strings, value)}</v></c>`;
    if (typeof value === 'number') return `<c r="${ref}"><v>${value}</v></c>`;
    if (typeof value === 'boolean') return `<c r="${ref}" t="b"><v>${value ? 1 : 0}</v></c>`;
    if ('error' in value) return `<c r="${ref}" t="e"><v>${value.error}</v></c>`;
    if ('inline' in value) {
      const [only = '', ...more] = value.inline;
      const runs = value.inline.map((text) => `<r><t xml:space="preserve">${escaped(text)}</t></r>`).join('');
      return `<c r="${ref}" t="inlineStr"><is>${more.length > 0 ? runs : `<t>${escaped(only)}</t>`}</is></c>`;
    }
    if ('formula' in value) {
      const { formula, gave } = value;
      const shown = gave === undefined ? '' : `<v>${typeof gave === 'string' ? escaped(gave) : gave}</v>`;
      return `<c r="${ref}"${typeof gave === 'string' ? ' t="str"' : ''}><f>${escaped(formula)}</f>${shown}</c>`;
    }
    return `<c r="${ref}" s="${indexIn(formats, value.as ?? GOOGLE_TIME) + 1}"><v>${serial(value.at)}</v></c>`;
  };
  const worksheet = ({ rows, merges = [] }: XlsxSheet) => {
    const lines = rows.flatMap((row, r) =>
      row ? [`<row r="${r + 1}">${row.map((value, c) => cell(value, `${letter(c)}${r + 1}`)).join('')}</row>`] : [],
    );
    const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
  };
  const pages = sheets.map(worksheet);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="s${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}">${sheets.map((_, i) => relation(`s${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${relation('st', 'styles', 'styles.xml')}${relation('ss', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.map((format, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(format)}"/>`).join('')}</numFmts><cellXfs count="${formats.length + 1}"><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${164 + i}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
  };
  pages.forEach((page, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = page;
  });
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

const letter = (column: number) => String.fromCharCode(65 + column);
