import { beforeAll, expect, it } from 'vitest';
import { namesInTexts } from '../../../functions/domain/erasure/names-in-texts.ts';
import type { SheetsGateway } from '../../../functions/gateways/google-sheets.ts';
import { maskNames } from '../../../functions/jobs/mask-names.ts';
import { actOn, copyRow } from '../../../simulation/campaign/user-actions.ts';
import { buildSchoolTemplate, type SchoolTemplate } from './school-kit.ts';

let template: SchoolTemplate;
beforeAll(async () => {
  template = await buildSchoolTemplate();
  return () => template.remove();
});

it('the masking leaves no name, even if people copy a row while names become codes', async () => {
  const school = await template.open();
  const names = namesInTexts([{ code: 'К-01', name: 'Тестова Анна Ивановна', email: 'anna@example.org' }]);
  await school.type("'Пары и группы'!A2:J2", [
    ['П-01', ...Array(8).fill(null), 'Анна Тестова пишет с anna@example.org'],
  ]);
  const column = (await school.read()).tabs.get('pairs')?.cells.map((row) => row[9]) ?? [];
  expect(column).toContain('Анна Тестова пишет с anna@example.org');
  let copied = false;
  const sheets: SheetsGateway = {
    ...school.sheets,
    async write(...sent) {
      if (!copied) {
        copied = true;
        await school.rearrange(...actOn(await school.read(), 'pairs', copyRow(0)));
      }
      return school.sheets.write(...sent);
    },
  };
  const site = { sheets, spreadsheetId: school.spreadsheetId, random: () => 0.5, pause: async () => undefined };
  expect(await maskNames(site, names)).toBe(2);
  const texts = (await school.read()).tabs.get('pairs')?.cells.flat().map(String) ?? [];
  expect(texts.filter((text) => text.includes('Тестова') || text.includes('anna@'))).toEqual([]);
  expect(texts.filter((text) => text.startsWith('К-01 пишет'))).toHaveLength(2);
});

it('the masking keeps the address of a substitute who is also a participant, because letters go there', async () => {
  const school = await template.open();
  const names = namesInTexts([{ code: 'К-01', name: 'Тестова Анна Ивановна', email: 'anna@example.org' }]);
  await school.type('Кураторы!B2:G2', [[null, 'anna@example.org', 'кабинет 3', 'КР-1', '01.10.2026', '14.10.2026']]);
  const { sheets, spreadsheetId } = school;
  expect(await maskNames({ sheets, spreadsheetId, random: () => 0.5, pause: async () => undefined }, names)).toBe(0);
  expect((await school.read()).tabs.get('curators')?.cells[1]).toContain('anna@example.org');
});
