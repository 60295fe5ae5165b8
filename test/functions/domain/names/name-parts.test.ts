import { describe, expect, it } from 'vitest';
import { decoded } from '../../../../functions/domain/names/escapes.ts';
import { findNames } from '../../../../functions/domain/names/find-names.ts';
import { nameParts } from '../../../../functions/domain/names/name-parts.ts';

describe('the parts of a name: surname, first name, patronymic, particles, endings', () => {
  it.each([
    ['Тестова Анна Ивановна', 'тестова | анна | ивановна'],
    ['Анна Ивановна Тестова', 'тестова | анна | ивановна'],
    ['Тестова А. И.', 'тестова | а | и'],
    ['А. И. Тестова', 'тестова | а | и'],
    ['Тестова Анна', 'тестова | анна'],
    ['Анна Тестова', 'тестова | анна'],
    ['Тестова-Примерова Анна Ивановна', 'тестова примерова | анна | ивановна'],
    ['Анна Ивановна Тестова-Примерова', 'тестова примерова | анна | ивановна'],
    ['Ким Анна-Мария Ивановна', 'ким | анна мария | ивановна'],
    ['де Местр Анна Ивановна', 'местр | анна | ивановна | де'],
    ['Мамедова Лейла Ариф кызы', 'мамедова | леила | ариф |  | кызы'],
    ['Ахметова Айгуль Нурланкызы', 'ахметова | аигуль | нурлан |  | кызы'],
    ['Лейла Гасан кызы Образова', 'образова | леила | гасан |  | кызы'],
    ['Чобан-оглы Мария Ивановна', 'чобаноглы | мария | ивановна'],
    ['Мария Ивановна Чобан-оглы', 'чобаноглы | мария | ивановна'],
    ['Чобан оглы Мария', 'чобаноглы | мария'],
    ['Ван Ирина Сергеевна', 'ван | ирина | сергеевна'],
    ['И. С. Ван', 'ван | и | с'],
    ['Мак Галина', 'мак | галина'],
  ])('%s', (name, expected) => {
    const { surname, first, patronymic, particles, endings } = nameParts(name);
    const lists = [surname, first, patronymic, particles, endings].map((words) => words.join(' '));
    expect(lists.join(' | ').replace(/[ |]+$/u, '')).toBe(expected);
  });
});

describe('an escape', () => {
  it.each<[string, string | undefined]>([
    ['%D0%90', 'А'],
    ['=D0=90', 'А'],
    ['\\xd0\\x90', 'А'],
    ['%C0', 'А'],
    ['%FF', 'я'],
    ['%A8', 'ё'],
    ['%B8', 'ё'],
    ['%7F', '\u007f'],
    ['%80', undefined],
    ['%BF', undefined],
    ['%C0%9F', undefined],
    ['&Acy;', 'а'],
    ['&shchcy;', 'щ'],
    ['&iocy;', 'ё'],
    ['&nbsp;', ' '],
    ['&shy;', ''],
    ['&zwj;', ''],
    ['&zwnj;', ''],
    ['&#1040;', 'А'],
    ['&#x410;', 'А'],
    ['\\u{410}', 'А'],
    ['\\u0410', 'А'],
    ['%u0410', 'А'],
    ['U+0410', 'А'],
    ['\\u{10ffff}', '\u{10ffff}'],
    ['\\u{110000}', undefined],
    ['<b>', ''],
    ['</span>', ''],
    ['<!-- x -->', ''],
    ['<p>', ' '],
    ['<br>', ' '],
  ])('%s means %j, and is as long as it is written', (written, sign) => {
    const signs = decoded(written);
    expect(signs?.map(([each]) => each).join('')).toBe(sign);
    if (signs) expect(signs.reduce((sum, [, length]) => sum + length, 0)).toBe(written.length);
  });

  it('of several bytes gives each letter its own length', () => {
    expect(decoded('%D0%90b%D0%91'.replace('b', '%62'))).toEqual([
      ['А', 6],
      ['b', 3],
      ['Б', 6],
    ]);
    expect(decoded('%C0%C1')).toEqual([
      ['А', 3],
      ['Б', 3],
    ]);
  });

  it.each(['&shy;', '&zwj;', '&zwnj;'])('%s inside a name hides nobody', (sign) => {
    const find = findNames([{ code: 'К-01', name: 'Тестова Анна Ивановна', email: 'a@example.org' }]);
    expect(find(`Урок вела Тес${sign}това Анна`).map(({ codes, certainty }) => [codes.join(), certainty])).toEqual([
      ['К-01', 'full'],
    ]);
  });
});
