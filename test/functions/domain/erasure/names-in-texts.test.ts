import { describe, expect, it } from 'vitest';
import { consentText } from '../../../../functions/domain/consents/consent-text.ts';
import { namesInTexts } from '../../../../functions/domain/erasure/names-in-texts.ts';
import { withoutNames } from '../../../../functions/domain/journal/without-names.ts';
import { findNames } from '../../../../functions/domain/names/find-names.ts';
import type { Settings } from '../../../../sheets-schema/settings.ts';
import { programme } from '../programme-kit.ts';

const names = namesInTexts([
  { code: 'К-107', name: 'Щёголева Анна Ивановна', email: 'anna@example.org' },
  { code: 'К-230', name: 'Примеров Пётр Сергеевич', email: undefined },
]);

describe('names in texts', () => {
  it.each([
    ['Помогла Щеголева Анна Ивановна', 'Помогла К-107'],
    ['К-107 Щёголева Анна Ивановна', 'К-107'],
    ['Щёголева А. И. и П.С. Примеров, anna@example.org', 'К-107 и К-230, К-107'],
    ['Хочу к Анне Ивановне', 'Хочу к К-107'],
    ['Без имён', 'Без имён'],
    ['Спасибо Щеголевой и Анне', 'Спасибо Щеголевой и Анне'],
  ])('become codes where they are certain: %s', (text, said) => {
    expect(names.withCodes(text)).toBe(said);
  });

  it.each([
    ['Спасибо Щеголевой', ['К-107']],
    ['Примерову и Щёголевой – спасибо', ['К-107', 'К-230']],
    ['например, примеров мало', []],
    ['Анна с Иваном', []],
  ])('are suspected when declined: %s', (text, codes) => {
    expect(names.suspects(text)).toEqual(codes);
  });
});

describe('a surname', () => {
  const all = (surname: string, text: string) => {
    const find = findNames([{ code: 'К-01', name: surname }]);
    return text.split(' ').filter((word) => find(`знает, ${word}`).some(({ certainty }) => certainty !== 'possible'));
  };

  it.each([
    ['Иванов', 'Иванов Иванова Иванову Ивановым Иванове Ивановы Ивановых Ивановыми ИВАНОВА иванова'],
    ['Иванова', 'Иванова Ивановой Иванову Ивановою ИВАНОВОЙ'],
    ['Щёголев', 'Щёголев Щеголева Щёголеву Щеголевым'],
    ['Невский', 'Невский Невского Невскому Невским Невском Невские'],
    ['Невская', 'Невская Невской Невскую Невскою'],
    ['Кравец', 'Кравец Кравца Кравцу Кравцом Кравце'],
    ['Кузнец', 'Кузнец Кузнеца Кузнецу Кузнецом'],
    ['Заяц', 'Заяц Зайца Зайцу Зайцем'],
    ['Волчок', 'Волчок Волчка Волчку Волчком ВОЛЧКА'],
    ['Конёк', 'Конёк Конек Конька Коньком'],
    ['Козёл', 'Козёл Козла Козлом'],
    ['Журавель', 'Журавель Журавля Журавлём'],
    ['Соловей', 'Соловей Соловья Соловью Соловьём'],
    ['Гордей', 'Гордей Гордея Гордею Гордеем'],
    ['Ткач', 'Ткач Ткача Ткачу Ткачом Ткаче'],
    ['Сорока', 'Сорока Сороки Сороке Сороку Сорокой'],
    ['Гоголь', 'Гоголь Гоголя Гоголю Гоголем Гоголе'],
    ['Шевченко', 'Шевченко ШЕВЧЕНКО'],
    ['Черных', 'Черных'],
    ['Иванова-Невская', 'Иванова-Невская Ивановой-Невской Иванову-Невскую'],
  ])('%s is recognised in its cases', (surname, forms) => {
    expect(all(surname, forms)).toEqual(forms.split(' '));
  });

  it.each([
    ['Иванов', 'Ивановский Ивановская Иваново иванов Иван Иванович'],
    ['Тестова', 'Тестовая Тестовый тестовой Тест'],
    ['Сорока', 'Сорокин Сорокина сорока Сорок'],
    ['Шевченко', 'Шевченковский'],
    ['Кравец', 'Кравцов Кравченко кравец'],
    ['Волчок', 'Волчков Волков'],
  ])('%s does not match every word that begins like it', (surname, words) => {
    expect(all(surname, words)).toEqual([]);
  });
});

it('the journal replaces names in any case and letters by codes, and keeps other words that begin like them', () => {
  const people = [{ code: 'К-01', name: 'Котов Пётр Ильич' }];
  const said = 'Урок, который ведёт Котов П. И.; с котовым Петром Ильичом говорили о тех, которым трудно';
  expect(withoutNames(said, people)).toBe('Урок, который ведёт К-01; с К-01 говорили о тех, которым трудно');
});

describe('the consent to processing', () => {
  const where = (settings: Partial<Settings>) => {
    const { parts } = consentText('processing', programme({ settings }), { today: '2026-06-01' });
    const part = parts.find(({ kind, label }) => kind === 'text' && label === 'Где хранятся данные:');
    return part?.kind === 'text' ? part.text : '';
  };

  it('tells truthfully where the data are kept, in each of the three modes', () => {
    expect(where({ privacyMode: 'names', dataPlace: 'school' })).toContain('Сервисы Google не используются');
    expect(where({ privacyMode: 'names', dataPlace: 'google' })).toMatch(/фамилия.+в сервисах Google.+за пределами/);
    expect(where({ privacyMode: 'codes', dataPlace: 'google' })).toMatch(/без фамилии.+на компьютере школы/);
  });
});
