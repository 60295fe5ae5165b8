import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NameKey } from '../../../functions/gateways/identity.ts';
import { oneLine } from '../../../sheets-schema/normal-text.ts';
import { keyText, parseKey } from '../../../workspace/key/parse-key.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (...lines: string[]) => parseKey(bytes(lines.join('\r\n')));
const failure = (file: Uint8Array): string => {
  try {
    parseKey(file);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('The key was taken.');
};
const refused = (...lines: string[]) => failure(bytes(lines.join('\n')));

const HEAD = 'код;ФИО;должность;почта';
const ANNA = 'К-107;Тестовая Анна Ивановна;учитель;anna@example.org';

describe('the key of a school', () => {
  it('is read with a byte order mark and without, from Excel and by hand', () => {
    const key = new Map([
      ['К-107', { name: 'Тестовая Анна Ивановна', position: 'учитель', email: 'anna@example.org' }],
      ['head', { name: 'Примеров Пётр Петрович' }],
    ]);
    expect(read(HEAD, ANNA, 'директор;Примеров Пётр Петрович;;', '')).toEqual(key);
    expect(read(`\uFEFF${HEAD}`, ANNA, 'Директор;Примеров Пётр Петрович;;')).toEqual(key);
  });

  it('takes its columns in any order, a latin K and quoted cells', () => {
    expect(
      read('Почта;Код;Должность;фио', 'anna@example.org;K-107;"учитель; классный руководитель";Тестовая Анна'),
    ).toEqual(
      new Map([
        ['К-107', { name: 'Тестовая Анна', position: 'учитель; классный руководитель', email: 'anna@example.org' }],
      ]),
    );
  });

  it.each([
    [[HEAD, ANNA, 'К-107;Другая Вера;;'], 'строка 3: этот код уже есть в строке 2'],
    [[HEAD, ANNA, 'К-108;Другая Вера;;anna@EXAMPLE.org'], 'строка 3: этот адрес почты уже есть в строке 2'],
    [[HEAD, 'К-107;Тестовая Анна;;anna@'], 'строка 2: адрес почты написан с ошибкой'],
    [[HEAD, '', 'К-107;;учитель;'], 'строка 3: нет ФИО'],
    [[HEAD, ';Тестовая Анна;;'], 'строка 2: нет кода'],
    [[HEAD, 'А1;Тестовая Анна;;'], 'строка 2: в столбце «код» не код'],
    [[HEAD, 'К-107;Тестовая;Анна;учитель;anna@example.org'], 'строка 2: столбцов больше четырёх'],
    [['код;ФИО;почта', 'К-107;Тестовая Анна;'], 'строка 1: нет столбцов «должность»'],
    [['код;ФИО;должность;почта;телефон', `${ANNA};1`], 'строка 1: лишние столбцы (по счёту: 5)'],
    [['код,ФИО,должность,почта', 'К-107,Тестовая Анна,,'], 'разделены запятыми'],
    [[HEAD, 'К-107;"Тестовая Анна;;'], 'кавычки не закрыты'],
    [[''], 'строка 1: нет столбцов'],
  ])('names the line to correct: %#', (lines, words) => {
    expect(refused(...lines)).toContain(words);
  });

  it('lists every line to correct at once, without names', () => {
    const said = refused(HEAD, 'К-1;Тестовая Анна Ивановна;;anna', ANNA, 'К-107;Скрытная Вера;;vera@example');
    expect(said.split('\n')).toHaveLength(5);
    expect(said).not.toMatch(/Тестовая|Скрытная|anna|vera/);
    expect(refused(HEAD, 'К-107;"Скрытная;;\nК-108;Вера;;')).not.toMatch(/Скрытная|Вера/);
  });

  it('has its names corrected and its addresses checked, letter by letter', () => {
    const typed = 'К-107;Тecтoвая\u00A0Анна\u200B Ива\u00ADновна;учи\u00ADтель;anna@example.org';
    expect(read(HEAD, typed)).toEqual(read(HEAD, 'К-107;Тестовая Анна Ивановна;учитель;anna@example.org'));
    expect(refused(HEAD, 'К-107;Тестовая Анна;;аnna@example.org')).toContain(
      'строка 2: адрес почты написан с ошибкой. Знак 1',
    );
  });

  it('recognises other files: Windows-1251, UTF-16, a workbook of Excel', () => {
    const windows = new Uint8Array([0xea, 0xee, 0xe4, 0x3b, 0xd4, 0xc8, 0xce]);
    expect(failure(windows)).toContain('Windows-1251');
    expect(failure(new Uint8Array([0xff, 0xfe, 0x3a, 0x04]))).toContain('UTF-16');
    expect(failure(new Uint8Array([0x50, 0x4b, 3, 4]))).toContain('книга Excel');
  });

  it('reads what it writes, whatever the cells contain', () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'абвЯё ;"\n,-№'), minLength: 1, maxLength: 12 })
      .map((each) => each.trim())
      .filter((each) => each !== '');
    const keys = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 10, max: 9999 }), text, text), {
        selector: ([number]) => number,
        maxLength: 8,
      })
      .map(
        (rows): NameKey =>
          new Map(
            rows.map(([number, name, position]) => [
              `К-${number}`,
              { name, position, email: `p${number}@example.org` },
            ]),
          ),
      );
    fc.assert(
      fc.property(keys, (key) => {
        // A name takes one line in the key, even if its cell had several lines.
        const read = [...key].map(([code, entry]) => [code, { ...entry, name: oneLine(entry.name) }] as const);
        expect(parseKey(bytes(keyText(key)))).toEqual(new Map(read));
      }),
    );
  });
});
