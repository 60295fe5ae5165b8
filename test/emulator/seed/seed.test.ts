import { beforeEach, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { SeedError } from '../../../emulator/seed/load-seed.ts';
import { ANNA, BORIS, clientOf } from '../sheets/sheets-client.ts';

const seed = {
  owner: ANNA,
  spreadsheets: [
    {
      properties: { title: 'Склад', locale: 'ru_RU' },
      sheets: [
        {
          title: "Товары 'все'",
          values: [
            ['Гайка', 5],
            ['Болт', '=B1*2'],
            [null, true],
          ],
        },
        { title: 'Пусто' },
      ],
      share: { [BORIS]: 'writer' as const },
    },
  ],
  forms: [
    {
      title: 'Заказ',
      description: 'Что нужно',
      published: true,
      items: [{ title: 'Товар', questionItem: { question: { textQuestion: {} } } }],
    },
  ],
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await createEmulator({ seed: 1, auth: { a: ANNA } });
  return () => emulator.close();
});

it('the emulator creates the spreadsheets and forms of a seed file, whatever tokens are accepted', async () => {
  const { spreadsheetIds, formIds } = emulator.loadSeed(seed);
  const [spreadsheetId = ''] = spreadsheetIds;
  const sheets = clientOf(emulator, 'a');
  const valueRenderOption = 'UNFORMATTED_VALUE';
  const { data } = await sheets.spreadsheets.values.get({
    spreadsheetId,
    range: "'Товары ''все'''",
    valueRenderOption,
  });
  expect(data.values).toEqual([
    ['Гайка', 5],
    ['Болт', 10],
    ['', true],
  ]);
  const answer = await fetch(`${emulator.url}v1/forms/${formIds[0]}`, { headers: { authorization: 'Bearer a' } });
  const form = (await answer.json()) as { items: object[]; publishSettings: object };
  expect(form.items).toHaveLength(1);
  expect(form.publishSettings).toEqual({ publishState: { isPublished: true, isAcceptingResponses: true } });
});

it('the emulator says which part of a seed cannot be created', () => {
  const broken = { forms: [{ title: 'А', items: [{ title: 'Б' }] }] };
  expect(() => emulator.loadSeed(broken)).toThrow(SeedError);
  expect(() => emulator.loadSeed(broken)).toThrow(/^forms\[0\]: .*Item kind must be set/);
  expect(() => emulator.loadSeed({ forms: [{ name: 'А' }] } as never)).toThrow(/title/);
});
