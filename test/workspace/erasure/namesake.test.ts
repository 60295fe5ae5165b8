import { expect, it } from 'vitest';
import { reportHere } from '../../../workspace/erasure/report.ts';
import { searchPlace } from '../../../workspace/erasure/search-place.ts';
import { SearchedDocuments } from '../../../workspace/erasure/searched-documents.ts';
import { tracePatterns } from '../../../workspace/traces/trace-patterns.ts';
import { buildSchoolTemplate } from '../../functions/jobs/school-kit.ts';

const NAMESAKE = 'Пробнова Пелагея Фроловна';
const sought = tracePatterns({ names: ['Канарейкина Пелагея Фроловна'], addresses: [], phones: [] }, [NAMESAKE]);

it('a cell with the whole name of a colleague is not listed, though both share first name and patronymic', async () => {
  const template = await buildSchoolTemplate();
  const { owner, type, sheets, spreadsheetId, emulator } = await template.open();
  await type('Участники!B2', [[NAMESAKE], [`${NAMESAKE} и Пелагея Фроловна`]], owner);
  await type('Гости!B2', [['Пелагея Фроловна']], owner);
  const place = { folder: undefined, store: emulator.store, school: { sheets, spreadsheetId } };
  const { surely, perhaps } = await searchPlace(place, sought, [NAMESAKE], new SearchedDocuments(sought));
  await template.remove();
  expect(surely).toEqual([]);
  expect(perhaps.map((trace) => trace.place).sort()).toEqual(['Гости!B2', 'Участники!B3']);
});

it('the report names each kind of trace, tab, letter and file once', () => {
  const trace = (place: string, what: string) => ({ place, what: [what], surely: false });
  const act = {
    code: 'К-06',
    withdrawnOn: '2026-09-25',
    destroyedOn: '2026-09-25',
    keepUntil: '2029-09-25',
    places: [],
  };
  const report = {
    act,
    isEmpty: true,
    pendingResponses: [],
    kept: [],
    byHand: [],
    remains: [],
    lookAt: [],
    drafts: [],
  };
  const store = { lettersDeleted: 0, lettersChanged: 0, documentsChanged: 0 };
  const lines = reportHere(
    'К-06',
    report,
    { store, files: [], keyFile: undefined, search: 'now', backups: [] },
    {
      surely: [],
      perhaps: [
        trace('Рассылка!B4', 'слово'),
        trace('Рассылка!B9', 'слово'),
        trace('Гости!B2', 'слово'),
        trace('письмо № 22', 'имя и отчество'),
        trace('файл «План»', 'имя и отчество'),
        trace('письмо № 27', 'имя и отчество'),
      ],
      unread: [],
    },
  );
  expect(lines).toContain(
    'Посмотрите сами, не об этом ли человеке здесь: Рассылка!B4, B9; Гости!B2 (слово); письмо № 22, 27; файл «План» (имя и отчество).',
  );
});
