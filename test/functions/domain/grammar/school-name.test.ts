import { describe, expect, it } from 'vitest';
import { actInGenitive, onGroundsOf } from '../../../../functions/domain/grammar/grounds.ts';
import { schoolNameIn } from '../../../../functions/domain/grammar/school-name.ts';
import { settingRows } from '../../../../functions/domain/registers/setting-rows.ts';
import { sources } from '../../../../sheets-schema/tables/sources.ts';
import { programme } from '../programme-kit.ts';

const cases = (schoolFull: string) => [
  schoolNameIn({ schoolFull }, 'genitive'),
  schoolNameIn({ schoolFull }, 'dative'),
];

describe('the school’s name in a case', () => {
  it.each([
    [
      'Муниципальное бюджетное общеобразовательное учреждение «Тестовая школа № 5»',
      'Муниципального бюджетного общеобразовательного учреждения «Тестовая школа № 5»',
      'Муниципальному бюджетному общеобразовательному учреждению «Тестовая школа № 5»',
    ],
    [
      'Муниципальное казённое учреждение средняя общеобразовательная школа № 5 города Примерска',
      'Муниципального казённого учреждения средней общеобразовательной школы № 5 города Примерска',
      'Муниципальному казённому учреждению средней общеобразовательной школе № 5 города Примерска',
    ],
    [
      'Частное учреждение – гимназия «Свет»',
      'Частного учреждения – гимназии «Свет»',
      'Частному учреждению – гимназии «Свет»',
    ],
    [
      'Специальная (коррекционная) школа № 3',
      'Специальной (коррекционной) школы № 3',
      'Специальной (коррекционной) школе № 3',
    ],
    ['Школа-интернат № 2 имени Тестова', 'Школы-интерната № 2 имени Тестова', 'Школе-интернату № 2 имени Тестова'],
    ['Детский сад № 12 «Капля»', 'Детского сада № 12 «Капля»', 'Детскому саду № 12 «Капля»'],
    ['Начальная школа – детский сад № 7', 'Начальной школы – детского сада № 7', 'Начальной школе – детскому саду № 7'],
    ['ФИЗИКО-МАТЕМАТИЧЕСКИЙ ЛИЦЕЙ', 'ФИЗИКО-МАТЕМАТИЧЕСКОГО ЛИЦЕЯ', 'ФИЗИКО-МАТЕМАТИЧЕСКОМУ ЛИЦЕЮ'],
    ['МБОУ «Тестовая ООШ»', 'МБОУ «Тестовая ООШ»', 'МБОУ «Тестовая ООШ»'],
    ['ГБОУ СОШ № 5', 'ГБОУ СОШ № 5', 'ГБОУ СОШ № 5'],
  ])('%s', (name, genitive, dative) => {
    expect(cases(name)).toEqual([genitive, dative]);
  });

  it.each(['Ясная Поляна', 'МБОУ Тестовая ООШ', 'Тестовая ООШ № 1', 'Наш дом', '№ 5'])('is not guessed: %s', (name) => {
    expect(cases(name)).toEqual([undefined, undefined]);
  });

  it('is the one that the school entered', () => {
    expect(schoolNameIn({ schoolFull: 'Школа № 5', schoolDative: 'МБОУ «Школа № 5»' }, 'dative')).toBe(
      'МБОУ «Школа № 5»',
    );
  });

  it('is proposed beside the empty setting, or asked for', () => {
    const hintOf = (schoolFull: string) => {
      const rows = [{ key: 'schoolDative' }, { key: 'curatorName' }];
      return settingRows(programme({ tables: { settings: rows }, settings: { schoolFull } })).rows.map(
        ({ values }) => values,
      );
    };
    expect(hintOf('Школа № 5')).toEqual([
      expect.objectContaining({ hint: 'Пусто – программа пишет «Школе № 5». Если нужно иначе, впишите.' }),
      expect.objectContaining({ label: 'Куратор: имя и отчество' }),
    ]);
    expect(hintOf('Ясная Поляна')[0]?.hint).toContain('Впишите: сама программа это название не склоняет');
  });
});

describe('the grounds of an order', () => {
  it('stand in the genitive for every act that «Изучение документов» supplies', () => {
    const titles = sources.initialRows?.(2026).flatMap(({ title }) => title ?? []) ?? [];
    expect(onGroundsOf(titles)).toMatch(/^На основании распоряжения Минпросвещения России от 25\.12\.2019 № Р-145 /);
    expect(titles.map(actInGenitive)).toEqual([
      expect.stringMatching(/^распоряжения Минпросвещения/),
      expect.stringMatching(/^письма Минпросвещения/),
      expect.stringMatching(/^письма Минпросвещения/),
      expect.stringMatching(/^распоряжения Правительства РФ/),
      'статьи 351.8 Трудового кодекса РФ (Федеральный закон от 09.11.2024 № 381-ФЗ)',
      'статей 9, 10.1, 18, 21 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных»',
    ]);
  });

  it('stay in the nominative if one of them is not certain', () => {
    expect(onGroundsOf(['Приказ управления № 5', 'Р-145'])).toBe(
      'В соответствии с документами: Приказ управления № 5; Р-145',
    );
  });
});
