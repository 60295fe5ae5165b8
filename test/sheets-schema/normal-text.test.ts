import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLookalikes, mendLookalikes, nameKey } from '../../sheets-schema/lookalikes.ts';
import { normalText, oneLine } from '../../sheets-schema/normal-text.ts';

const INVISIBLE = ['\u00AD', '\u034F', '\u061C', '\u115F', '\u180E', '\u200B', '\u200C', '\u200D', '\u200E', '\u200F']
  .concat(['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2060', '\u2063', '\u2066', '\u2069', '\u3164'])
  .concat(['\uFE0E', '\uFE0F', '\uFEFF', '\uFFA0', '\uFFFC', '\u{E0041}', '\u0000', '\u0003', '\u001B', '\u007F'])
  .concat(['\u0098']);
const BREAKS = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029', '\u001C', '\u001D', '\u001E'];
const SPACES = ['\u00A0', '\u1680', '\u2002', '\u2007', '\u2009', '\u202F', '\u205F', '\u3000', '\u2800', '\u0007'];

const anyText = fc
  .array(
    fc.oneof(fc.nat(0xffff), fc.nat(0x10ffff), fc.constantFrom(...INVISIBLE.map((sign) => sign.codePointAt(0) ?? 0))),
  )
  .map((points) => String.fromCodePoint(...points));

const russian = fc.string({ unit: fc.constantFrom(...'АБВГДЕЁЖЗИЙабвгдеёжзий№«».,- 07') });

describe('normalising a text', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalText(text);
        expect(normalText(once)).toBe(once);
      }),
    );
  });

  it('leaves plain text unchanged', () => {
    fc.assert(fc.property(russian, (text) => normalText(text) === text));
    expect(normalText('5 м² – ½, 37 °C, naïve, O’Нил, Қазақ 👩‍🏫 👩🏽‍🏫 ✏\uFE0F 1\uFE0F\u20E3')).toBe(
      '5 м² – ½, 37 °C, naïve, O’Нил, Қазақ 👩‍🏫 👩🏽‍🏫 ✏\uFE0F 1\uFE0F\u20E3',
    );
  });

  it('removes invisible characters anywhere', () => {
    fc.assert(
      fc.property(russian, russian, fc.constantFrom(...INVISIBLE), (before, after, sign) => {
        expect(normalText(`${before}${sign}${after}`)).toBe(before + after);
      }),
    );
  });

  it('breaks lines where any program broke them', () => {
    for (const sign of BREAKS) expect(normalText(`учителям${sign}и удержать`)).toBe('учителям\nи удержать');
    expect(normalText('один\r\n\r\nдва\n\rтри')).toBe('один\n\nдва\n\nтри');
  });

  it('leaves one kind of space, and composed letters', () => {
    for (const sign of SPACES) expect(normalText(`Тестова${sign}А.`)).toBe('Тестова А.');
    expect(normalText('Яи\u0306цева Пе\u0308тр')).toBe('Яйцева Пётр');
    // An invisible character must not separate a letter from its combining mark.
    expect(normalText('Пе\u200B\u0308тр')).toBe('Пётр');
  });

  it('leaves no lone surrogate', () => {
    expect(normalText('знак: \uD83D')).toBe('знак: \uFFFD');
    expect(normalText('\uDE42\uD83D\uDE42')).toBe('\uFFFD🙂');
  });

  it('can put a text on one line', () => {
    expect(oneLine(' Тестова\vАнна\u00A0\u00A0Ивановна\t')).toBe('Тестова Анна Ивановна');
  });
});

const LOOKALIKES: readonly (readonly [string, string])[] = [
  ['Tecтова', 'Тестова'],
  ['Aннa', 'Анна'],
  ['ΑΒΕΗ', 'АВЕН'],
  ['Пëтр', 'Пётр'],
  ['Ｔестова', 'Тестова'],
  ['𝐓естова', 'Тестова'],
];

describe('letters of another alphabet', () => {
  it('count as their Cyrillic look-alikes', () => {
    for (const [typed, meant] of LOOKALIKES) expect(foldLookalikes(typed)).toBe(meant);
    fc.assert(fc.property(russian, (text) => foldLookalikes(text) === text));
  });

  it('are corrected in a Russian name, and kept in any other', () => {
    expect(mendLookalikes('Tecтова Aннa')).toBe('Тестова Анна');
    // Each of these letters may be Latin or Cyrillic. Beside Russian words they are Cyrillic.
    expect(mendLookalikes('Тестова A. O.')).toBe('Тестова А. О.');
    expect(mendLookalikes('CAXAP Анна')).toBe('САХАР Анна');
    for (const name of ['John Smith', 'Anna Tock', 'Мюллер Anna', 'Тестоvа Анна'])
      expect(mendLookalikes(name)).toBe(name);
  });

  it('do not change any other name', () => {
    const asTyped = [
      'Семёнова Ольга',
      'СЕМЕНОВА ОЛЬГА',
      'Ceмёнoвa  Oльгa',
      'Семе\u0308нова\u00A0Ольга',
      'Семёно\u0301ва Ольга',
    ];
    for (const typed of asTyped) expect(nameKey(typed)).toBe(nameKey('семенова ольга'));
    expect(nameKey('Тестова – Пробная Анна')).toBe(nameKey('Тестова-Пробная Анна'));
    expect(nameKey('Д’Арк Жанна')).toBe(nameKey("Д'Арк Жанна"));
    expect(nameKey('Йотова')).not.toBe(nameKey('Иотова'));
    expect(nameKey('Тестова Анна')).not.toBe(nameKey('Тестов Анна'));
  });
});
