import { gunzipSync, gzipSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { redactContent } from '../../../workspace/erasure/redact-content.ts';
import { LEGACY_ENCODINGS } from '../../../workspace/traces/encodings.ts';
import { certainTraceDetector } from '../../../workspace/traces/find-traces.ts';
import { redactor } from '../../../workspace/traces/redactor.ts';
import { tracePatterns } from '../../../workspace/traces/trace-patterns.ts';

const OTHERS = ['Канарейкина Полина Филипповна', 'Зябликова Пелагея Фроловна', 'Тестов Андрей Иванович'];
/** The traces of one person. Colleagues share the surname, or first name with patronymic, so only several parts together are certain. */
const sought = tracePatterns({ names: ['Канарейкина Пелагея Фроловна'], addresses: [], phones: [] }, OTHERS);
const tells = certainTraceDetector(sought);
const redact = redactor(sought, 'К-07');

const inRtf = (text: string) =>
  [...text].map((sign) => (sign > '\x7f' ? `\\'${LEGACY_ENCODINGS[0]?.encode(sign).toString('hex')}` : sign)).join('');
const inUnicodeRtf = (text: string) =>
  [...text].map((sign) => (sign > '\x7f' ? `\\u${sign.charCodeAt(0)}?` : sign)).join('');
const folded = (text: string) => text.replace(/.{9}/gsu, '$&\r\n ');
/** Folds a text after a number of bytes, also in the middle of a letter. */
const foldedBytes = (text: string) =>
  Buffer.from(
    Buffer.from(text)
      .toString('latin1')
      .replace(/(.{9})(?=.)/gs, '$1\r\n '),
    'latin1',
  );
const inZip = (member: string, xml: string) => Buffer.from(zipSync({ [member]: strToU8(xml), 'a.txt': strToU8('да') }));

/** Files with «Канарейкина Пелагея Фроловна, Тестов Андрей», each as another program writes it. */
const FILES: Readonly<Record<string, Buffer>> = {
  'RTF in windows-1251': Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0 Arial;}}\\pard ${inRtf('Канарейкина Пелагея Фроловна')}\\par ${inRtf('Тестов Андрей')}}`,
  ),
  'RTF in Unicode': Buffer.from(
    `{\\rtf1\\ansi\\uc1 ${inUnicodeRtf('Канарейкина Пелагея Фроловна')}\\par ${inUnicodeRtf('Тестов Андрей')}}`,
  ),
  'RTF without fallback signs': Buffer.from(
    `{\\rtf1\\ansi\\uc0 ${inUnicodeRtf('Канарейкина Пелагея Фроловна, Тестов Андрей').replaceAll('?', ' ')}}`,
  ),
  'RTF whose words Word has cut': Buffer.from(
    `{\\rtf1\\ansi {\\rtlch\\insrsid11 ${inRtf('Канарей')}}{\\rtlch\\insrsid22 ${inRtf('кина Пела')}}{\\b ${inRtf('гея')}\r\n ${inRtf('Фроловна')}}\\par ${inRtf('Тестов Андрей')}}`,
  ),
  Word: inZip(
    'word/document.xml',
    '<w:p><w:r><w:t>Канарей</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">кина Пела</w:t></w:r><w:r><w:t>гея Фроловна</w:t></w:r></w:p><w:p><w:r><w:t>Тестов Андрей</w:t></w:r></w:p>',
  ),
  'a table in Word': inZip(
    'word/document.xml',
    '<w:tr><w:tc><w:p><w:t>Канарейкина</w:t></w:p></w:tc><w:tc><w:p><w:t>Пелагея Фроловна</w:t></w:p></w:tc><w:tc><w:p><w:t>Тестов Андрей</w:t></w:p></w:tc></w:tr>',
  ),
  Excel: inZip(
    'xl/sharedStrings.xml',
    '<si><r><t>Канарей</t></r><r><t>кина Пелагея Фроловна</t></r></si><si><t>Тестов Андрей</t></si>',
  ),
  PowerPoint: inZip(
    'ppt/slides/slide1.xml',
    '<a:p><a:r><a:t>Канарейкина Пела</a:t></a:r><a:r><a:t>гея Фроловна</a:t></a:r></a:p><a:p><a:t>Тестов Андрей</a:t></a:p>',
  ),
  OpenDocument: inZip(
    'content.xml',
    '<text:p>Кана<text:span>рейкина Пелагея Фроловна</text:span></text:p><text:p>Тестов Андрей</text:p>',
  ),
  HTML: Buffer.from('<p><b>Кана</b>рей<i>кина</i>&nbsp;Пелагея Фро&shy;ловна</p><p>Тестов Андрей</p>'),
  'numbers within HTML': Buffer.from('<p><b>&#1050;ана</b>рейкина Пелагея Фроловна</p><p>Тестов Андрей</p>'),
  'a calendar': Buffer.from(folded('BEGIN:VCALENDAR\r\nSUMMARY:Канарейкина Пелагея Фроловна\r\nX:Тестов Андрей\r\n')),
  'a calendar with cut letters': foldedBytes(
    'BEGIN:VCALENDAR\r\nSUMMARY:Канарейкина Пелагея Фроловна\r\nX:Тестов Андрей\r\n',
  ),
  'a vCard': Buffer.from('BEGIN:VCARD\r\nN:Канарейкина;Пелагея;Фроловна;;\r\nNOTE:Тестов Андрей\r\nEND:VCARD'),
  'columns with semicolons': Buffer.from('Канарейкина;Пелагея;Фроловна;учитель\r\nТестов Андрей;;;\r\n'),
  'columns with commas': Buffer.from('"Канарейкина","Пелагея Фроловна"\r\n"Тестов Андрей",""\r\n'),
  'columns with tabs': Buffer.from('Канарейкина\tПелагея Фроловна\r\nТестов Андрей\t\r\n'),
  'UTF-16': Buffer.from('\ufeffКанарейкина\tПелагея\tФроловна\r\nТестов Андрей\r\n', 'utf16le'),
  gzip: gzipSync('Канарейкина Пелагея Фроловна\r\nТестов Андрей\r\n'),
  ...Object.fromEntries(
    LEGACY_ENCODINGS.map(({ encode }, each) => [
      `legacy encoding ${each}`,
      encode('ФИО;Почта\r\nКанарейкина Пелагея Фроловна;\r\nТестов Андрей;\r\n'),
    ]),
  ),
};

describe.each(Object.entries(FILES))('a name in %s', (_, bytes) => {
  it('is found, and replaced by the code; the rest stays', () => {
    expect(tells(bytes)).toBe(true);
    const said = redactContent(bytes, redact);
    expect(tells(said)).toBe(false);
    const code = certainTraceDetector(tracePatterns({ names: ['К-07'], addresses: [], phones: [] }, []));
    const colleague = certainTraceDetector(tracePatterns({ names: ['Тестов Андрей'], addresses: [], phones: [] }, []));
    expect([code(said), colleague(said)]).toEqual([true, true]);
  });

  it('a name of somebody else stays as it is', () => {
    const stranger = tracePatterns({ names: ['Пробнова Ирина Игоревна'], addresses: [], phones: [] }, OTHERS);
    expect(redactContent(bytes, redactor(stranger, 'К-08'))).toBe(bytes);
  });
});

it('the tags, the columns and the escapes around a name stay', () => {
  const said = (text: string) => redactContent(Buffer.from(text), redact).toString();
  expect(said('<p title="Канарейкина Пелагея"><b>Кана</b>рейкина <i>Пелагея</i>!</p>')).toBe(
    '<p title="К-07"><b>К-07</b><i></i>!</p>',
  );
  expect(said('Канарейкина;Пелагея;Фроловна;учитель')).toBe('К-07;;;учитель');
  expect(said(`{\\rtf1 {\\b ${inRtf('Канарейкина')}} ${inRtf('Пелагея')}\\par}`)).toBe(
    '{\\rtf1 {\\b \\u1050?-07}\\par}',
  );
  const docx = FILES['a table in Word'] ?? Buffer.alloc(0);
  expect(Object.keys(unzipSync(redactContent(docx, redact)))).toEqual(['word/document.xml', 'a.txt']);
  expect(gunzipSync(redactContent(gzipSync('Пелагея Канарейкина'), redact)).toString()).toBe('К-07');
});

it.each([
  'Канарейкина Полина;Пелагея Фроловна Зябликова',
  'Зябликова Пелагея Фроловна;Канарейкина Полина',
  'Зябликова;Пелагея Фроловна;Канарейкина;Полина',
  'Зябликова Пелагея\tКанарейкина Полина',
  '<td>Зябликова Пелагея</td><td>Канарейкина Полина</td>',
  'Канарейкина Полина, Пелагея Фроловна',
])('parts of two colleagues’ names do not make the person’s name: %s', (text) => {
  const bytes = Buffer.from(text);
  expect(redactContent(bytes, redact)).toBe(bytes);
});
