import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { domainToASCII } from 'node:url';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { Document, Packer, Paragraph } from 'docx';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import Database from 'libsql';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesOf } from '../../../workspace/traces/files-of.ts';
import { findTraces } from '../../../workspace/traces/find-traces.ts';
import { tracePatterns } from '../../../workspace/traces/trace-patterns.ts';

const NAME = 'Канарейкина Пелагея Фроловна';
const ADDRESS = 'p.kanareika@почта.example.org';
const PHONE = '+7 (900) 123-45-67';
const sought = tracePatterns({ names: [NAME], addresses: [ADDRESS], phones: [PHONE] }, []);

async function whatIn(bytes: Buffer | string, place = 'x'): Promise<readonly string[]> {
  const { found } = await findTraces([{ place, bytes: Buffer.from(bytes) }], sought);
  return found.flatMap(({ what }) => what);
}

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const hexOf = (text: string) => [...utf8(text)].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase());
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();
const inside = (bytes: Buffer | string) =>
  Buffer.concat([Buffer.from([0, 7]), Buffer.from(bytes), Buffer.from([1, 0])]);

/** Encodes Russian letters in windows-1251, KOI8-R or CP866, with the decoder's own table. */
function oldAlphabet(text: string, label: string): Buffer {
  const decoder = new TextDecoder(label);
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from([...text].map((letter) => table.get(letter) ?? 0x3f));
}

/** Encodes bytes in base32 (RFC 4648). */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const signs = bits.match(/.{1,5}/g)?.map((five) => Number.parseInt(five.padEnd(5, '0'), 2)) ?? [];
  const text = signs.map((each) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[each]).join('');
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
}

function uuencode(bytes: Buffer): string {
  const sign = (number: number) => String.fromCharCode(number === 0 ? 0x60 : number + 32);
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 45) {
    const part = bytes.subarray(at, at + 45);
    const padded = Buffer.concat([part, Buffer.alloc((3 - (part.length % 3)) % 3)]).toString('hex');
    const bits = [...padded].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
    const signs = (bits.match(/.{6}/g) ?? []).map((six) => sign(Number.parseInt(six, 2)));
    lines.push(sign(part.length) + signs.join(''));
  }
  return `begin 644 список.txt\n${lines.join('\n')}\n\`\nend\n`;
}

const WAYS: Readonly<Record<string, (text: string) => Buffer | string>> = {
  'UTF-8': utf8,
  'UTF-16LE': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16LE, one byte on': (text) => Buffer.concat([Buffer.from('x'), Buffer.from(text, 'utf16le')]),
  'UTF-16BE': swapped,
  'UTF-16BE, one byte on': (text) => Buffer.concat([Buffer.from('x'), swapped(text)]),
  'windows-1251': (text) => oldAlphabet(text, 'windows-1251'),
  'KOI8-R': (text) => oldAlphabet(text, 'koi8-r'),
  CP866: (text) => oldAlphabet(text, 'ibm866'),
  MacCyrillic: (text) => oldAlphabet(text, 'x-mac-cyrillic'),
  'ISO-8859-5': (text) => oldAlphabet(text, 'iso-8859-5'),
  base32: (text) => base32(utf8(text)),
  'base32 over lines': (text) => base32(utf8(`Коллеги! ${text}`)).replace(/.{30}/g, '$&\r\n'),
  uuencode: (text) => uuencode(utf8(`Уважаемые коллеги! Сегодня пришла ${text}`)),
  'quoted-printable': (text) =>
    hexOf(text)
      .map((hex) => `=${hex}`)
      .join(''),
  'quoted-printable over lines': (text) =>
    hexOf(text)
      .map((hex) => `=${hex}`)
      .join('=\r\n'),
  'quoted-printable within JSON': (text) =>
    JSON.stringify(
      hexOf(text)
        .map((hex) => `=${hex}`)
        .join('=\r\n'),
    ),
  'base64 at the first place': (text) => utf8(text).toString('base64'),
  'base64 at the second place': (text) => utf8(`.${text}`).toString('base64'),
  'base64 at the third place': (text) => utf8(`, ${text}`).toString('base64'),
  'base64 behind other signs': (text) => `q${utf8(text).toString('base64')}`,
  'base64 for addresses': (text) => utf8(text).toString('base64url'),
  'base64 over lines': (text) => utf8(`Уважаемые коллеги! ${text}`).toString('base64').replace(/.{20}/g, '$&\r\n'),
  'base64 over lines within JSON': (text) =>
    JSON.stringify(utf8(`Уважаемые коллеги! ${text}`).toString('base64').replace(/.{20}/g, '$&\r\n')),
  'base64 of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  'base64 within base64': (text) => utf8(utf8(`ab ${text} `).toString('base64')).toString('base64'),
  'RFC 2047, B': (text) => `=?UTF-8?B?${utf8(text).toString('base64')}?=`,
  'RFC 2047, Q': (text) =>
    `=?utf-8?Q?${hexOf(text)
      .map((hex) => `=${hex}`)
      .join('')}?=`,
  'RFC 2047, cut within a letter': (text) => {
    const bytes = utf8(text);
    return [bytes.subarray(0, 5), bytes.subarray(5)]
      .map((part) => `=?UTF-8?B?${part.toString('base64')}?=`)
      .join('\r\n ');
  },
  'RFC 2047, KOI8-R': (text) => `=?koi8-r?B?${oldAlphabet(text, 'koi8-r').toString('base64')}?=`,
  percent: encodeURIComponent,
  'percent twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'a form that was sent': (text) => new URLSearchParams({ q: text }).toString(),
  'percent in small letters': (text) =>
    hexOf(text)
      .map((hex) => `%${hex.toLowerCase()}`)
      .join(''),
  'JSON \\u': (text) => [...text].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  'JSON \\u within JSON': (text) =>
    JSON.stringify([...text].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')),
  'JSON \\u for some letters': (text) =>
    [...text].map((sign, i) => (i % 2 ? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}` : sign)).join(''),
  '\\x': (text) =>
    hexOf(text)
      .map((hex) => `\\x${hex}`)
      .join(''),
  octal: (text) => [...utf8(text)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''),
  'numbers of HTML': (text) => [...text].map((sign) => `&#${sign.charCodeAt(0)};`).join(''),
  'hexadecimal numbers of HTML': (text) => [...text].map((sign) => `&#x${sign.charCodeAt(0).toString(16)};`).join(''),
  hexadecimal: (text) => hexOf(text).join(''),
  'a dump': (text) => hexOf(text).join(' '),
  gzip: (text) => gzipSync(utf8(text)),
  'gzip with a name': (text) =>
    Buffer.concat([
      Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]),
      Buffer.from('a.txt\0'),
      gzipSync(text).subarray(10),
    ]),
  zlib: (text) => deflateSync(utf8(text)),
  zip: (text) => Buffer.from(zipSync({ 'a.xml': utf8(`<t>${text}</t>`) })),
  'a zip in a zip': (text) => Buffer.from(zipSync({ 'b.zip': zipSync({ 'a.xml': utf8(text) }) })),
  'a zip without its end': (text) => Buffer.from(zipSync({ 'a.txt': utf8(`${text}\n`.repeat(3)) })).subarray(0, -60),
  'a zip as base64 in JSON': (text) =>
    JSON.stringify({ base64: Buffer.from(zipSync({ 'a.xml': utf8(text) })).toString('base64') }),
  'soft hyphens': (text) => [...text].join('\u00ad'),
  'letters taken apart': (text) => text.normalize('NFD'),
};

describe.each(Object.entries(WAYS))('data written as %s', (_, write) => {
  it('are found in the middle of other bytes: surname, address and number separately', async () => {
    expect(await whatIn(inside(write('Канарейкиной')))).toContain('фамилия');
    expect(await whatIn(inside(write('p.kanareika: user unknown')))).toContain('имя почтового ящика');
    expect(await whatIn(inside(write(`тел. ${PHONE}`)))).toContain('телефон');
  });

  it('are not found if they belong to somebody else', async () => {
    expect(await whatIn(inside(write('Канарейкиным Канарейкинский Зябликова p.zyablik@example.org')))).toEqual([
      'фамилия',
      'слово, похожее на фамилию',
    ]);
    expect(await whatIn(inside(write('Зябликова Анна, zyablik@example.org, +7 900 765-43-21')))).toEqual([]);
  });
});

/** Encodings for any bytes. The tests nest these encodings. */
const WRAPPINGS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  base64: (bytes) => Buffer.from(bytes.toString('base64')),
  lines: (bytes) => Buffer.from(bytes.toString('base64').replace(/.{76}/g, '$&\r\n')),
  hex: (bytes) => Buffer.from(bytes.toString('hex')),
  quotedPrintable: (bytes) => Buffer.from([...bytes].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join('')),
  percent: (bytes) => Buffer.from([...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')),
  json: (bytes) => Buffer.from(JSON.stringify({ base64: bytes.toString('base64') })),
  gzip: (bytes) => gzipSync(bytes),
  zlib: (bytes) => deflateSync(bytes),
  zip: (bytes) => Buffer.from(zipSync({ 'a.bin': bytes })),
  utf16: (bytes) => Buffer.from(bytes.toString('base64'), 'utf16le'),
};

it('nested encodings do not hide a name', async () => {
  const names = fc.array(fc.constantFrom(...Object.keys(WRAPPINGS)), { minLength: 2, maxLength: 4 });
  const texts = fc.constantFrom(`Наставник – ${NAME}.`, 'к Канарейкиной', `от ${ADDRESS}`);
  await fc.assert(
    fc.asyncProperty(names, texts, async (ways, text) => {
      const bytes = ways.reduce<Buffer>((inner, way) => WRAPPINGS[way]?.(inner) ?? inner, utf8(text));
      expect(await whatIn(inside(bytes))).not.toEqual([]);
    }),
    { numRuns: 150 },
  );
});

describe('a person', () => {
  it.each([
    ['Канарейкина', 'фамилия'],
    ['КАНАРЕЙКИНОЙ', 'фамилия'],
    ['пелагея фроловна', 'имя и отчество'],
    ['Пелагеи Фроловны', 'имя и отчество'],
    ['Пелагея_Канарейкина', 'имя и фамилия'],
    ['у канарейкиной', 'слово, похожее на фамилию'],
    ['Kaнapeйкинa', 'фамилия'],
    ['P.Kanareika@почта.example.org', 'адрес почты'],
    [`p.kanareika@${domainToASCII('почта.example.org')}`, 'адрес почты'],
    ['<p.kanareika>: user unknown', 'имя почтового ящика'],
    ['p.kanareika@other.example', 'похожий адрес почты'],
    ['8 900 123 45 67', 'телефон'],
    ['79001234567', 'телефон'],
  ])('is named by «%s»: %s', async (text, what) => {
    expect(await whatIn(text)).toContain(what);
  });

  it.each(['Канарейкинск', 'канарейка', 'Пелагея Ивановна', 'x.p.kanareika-2@other.example', '19001234567890'])(
    'is not named by «%s»',
    async (text) => {
      expect(await whatIn(text)).toEqual([]);
    },
  );

  it('is certain only in words that others do not share', () => {
    const others = ['Канарейкина Полина Филипповна', 'p.kanareika@other.example', 'школа имени Мороза'];
    const certain = tracePatterns({ names: [NAME], addresses: [ADDRESS], phones: [] }, others).filter(
      (each) => each.certain,
    );
    expect(certain.map(({ what }) => what)).toEqual([
      'имя и фамилия в соседних клетках',
      'имя и фамилия',
      'имя и отчество',
      'адрес почты',
      'имя почтового ящика',
    ]);
  });
});

describe('a folder', () => {
  let folder: string;
  const paths = async () => (await findTraces(filesOf(folder), sought)).found.map(({ place }) => place).sort();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'traces-'));
    await mkdir(join(folder, 'документы', 'Канарейкина П. Ф'), { recursive: true });
    return () => rm(folder, { recursive: true });
  });

  it('is searched in its documents, letters, databases, and in the names of files and folders', async () => {
    const doc = new Document({ sections: [{ children: [new Paragraph(`Наставляемый: ${NAME}`)] }] });
    await writeFile(join(folder, 'план.docx'), await Packer.toBuffer(doc));
    const mail = new MailComposer({ from: 'a@example.org', to: `${NAME} <b@example.org>`, subject: NAME, text: 'да' });
    await writeFile(join(folder, '0001.eml'), await mail.compile().build());
    await writeFile(join(folder, 'чужой.txt'), 'Зябликова Анна');
    const database = new Database(join(folder, 'data.sqlite'));
    database.exec('CREATE TABLE t (body)');
    // The text is long enough to cross the end of a page.
    database.prepare('INSERT INTO t VALUES (?)').run(`${'ж'.repeat(2500)} ${`${NAME}; `.repeat(80)}`);
    database.close();
    expect(await paths()).toEqual(['0001.eml', 'data.sqlite', 'документы/Канарейкина П. Ф', 'план.docx']);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['brotli', (bytes) => brotliCompressSync(bytes)],
    ['raw deflate', (bytes) => deflateRawSync(bytes)],
  ])('is searched in a file that is packed by %s, which leaves no sign', async (_, pack) => {
    await writeFile(join(folder, 'упаковано'), pack(utf8(`Пришла ${NAME}.\n`.repeat(3))));
    const { found, unread } = await findTraces(filesOf(folder), sought);
    expect(found.map(({ place }) => place)).toContain('упаковано');
    expect(unread.map(({ place }) => place)).not.toContain('упаковано');
    await rm(join(folder, 'упаковано'));
  });

  it.each([
    ['список.bz2', 'QlpoOTFBWSZTWdKBa3EAAAJRgAAQQAAGSIAgACGYGYQYLuSKcKEhpQLW4g==', 'архив bzip2'],
    ['список.xz', '/Td6WFoAAATm1rRGBMAFASEBFgAAAAAA', 'архив xz'],
    ['список.zst', 'KLUv/QRYKQAA0J/QvQ==', 'архив zstd'],
    ['список.bin', 'AAECAwQFBgf//v38+/r5+A==', 'формат программе не знаком'],
  ])('lists %s as unreadable, though it does not know what the file says', async (name, base64, why) => {
    await writeFile(join(folder, name), Buffer.from(base64, 'base64'));
    expect((await findTraces(filesOf(folder), sought)).unread).toContainEqual({ place: name, why });
    await rm(join(folder, name));
  });

  it('lists a Word file and a letter whose picture nobody can search', async () => {
    const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(200, 7)]);
    await writeFile(join(folder, 'план2.docx'), zipSync({ 'a.xml': utf8('<t>План</t>'), 'image.png': png }));
    await writeFile(
      join(folder, 'план3.docx'),
      zipSync({ 'a.xml': utf8('<t>План</t>'), 'image.png': [png, { level: 0 }] }),
    );
    const attachments = [{ filename: 'скан.png', content: png }];
    const mail = new MailComposer({ from: 'a@example.org', to: 'b@example.org', text: 'да', attachments });
    await writeFile(join(folder, '0002.eml'), await mail.compile().build());
    const { unread } = await findTraces(filesOf(folder), sought);
    const places = ['план2.docx', 'план3.docx', '0002.eml'];
    expect(unread).toEqual(expect.arrayContaining(places.map((place) => ({ place, why: 'картинка' }))));
    await Promise.all(places.map((place) => rm(join(folder, place))));
  });

  it('has no unreadable file among those that schools keep as text', async () => {
    const texts = {
      '1251.csv': oldAlphabet('ФИО;Почта\r\nТестов Андрей;a@example.org\r\n', 'windows-1251'),
      'koi8.txt': oldAlphabet('Тестов Андрей – учитель', 'koi8-r'),
      'unicode.txt': Buffer.from('\ufeffФИО\tПочта\r\nТестов\ta@example.org', 'utf16le'),
      'пустой.txt': Buffer.alloc(0),
      'заметка.rtf': utf8("{\\rtf1\\ansi\\ansicpg1251 \\'d2\\'e5\\'f1\\'f2}"),
    };
    await Promise.all(Object.entries(texts).map(([name, bytes]) => writeFile(join(folder, name), bytes)));
    const { unread } = await findTraces(filesOf(folder), sought);
    expect(unread.filter(({ place }) => place in texts)).toEqual([]);
    await Promise.all(Object.keys(texts).map((name) => rm(join(folder, name))));
  });

  it('reports what cannot be read', async () => {
    const png = Buffer.concat([Buffer.from('\x89PNG\r\n', 'latin1'), Buffer.alloc(40)]);
    await writeFile(join(folder, 'скан.png'), png);
    const locked = Buffer.from(zipSync({ 'a.txt': utf8('x'.repeat(40)) }));
    locked.writeUInt16LE(1, 6);
    await writeFile(join(folder, 'архив.zip'), locked);
    const { unread } = await findTraces(filesOf(folder), sought);
    expect(unread).toEqual(
      expect.arrayContaining([
        { place: 'скан.png', why: 'картинка' },
        { place: 'архив.zip', why: 'закрыт паролем' },
      ]),
    );
  });
});

it('a text that crosses the end of an SQLite page is found, also in free pages', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'));
  const path = join(folder, 'data.sqlite');
  const database = new Database(path);
  database.exec('PRAGMA secure_delete = OFF; CREATE TABLE t (body)');
  const blob = `${'.'.repeat(9000)}${'Канарейкина;'.repeat(1)}`;
  for (let shift = 0; shift < 24; shift++) database.prepare('INSERT INTO t VALUES (?)').run('.'.repeat(shift) + blob);
  database.exec('DELETE FROM t');
  database.close();
  const { found } = await findTraces(filesOf(folder), sought);
  expect(found).toEqual([{ place: 'data.sqlite', what: expect.arrayContaining(['фамилия']), surely: true }]);
  await rm(folder, { recursive: true });
});
