import { beforeAll, describe, expect, it } from 'vitest';
import { enterSettings } from '../../../functions/jobs/enter-settings.ts';
import { appendRow } from '../../../functions/workbook/append-row.ts';
import { commit, readWorkbook } from '../../../functions/workbook/workbook.ts';
import { viewOf } from '../../../workspace/curator/index.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { openNewSchool } from '../new-school.ts';

let old: Workspace;
let fresh: Workspace;

const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ');

async function send({ url }: Workspace, path: string, fields: readonly (readonly [string, string])[] = []) {
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { origin: new URL(url).origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
  });
}

const peopleOf = async ({ school }: Workspace) => (await viewOf({ school })).programme.tables.people;

beforeAll(async () => {
  old = await openNewSchool('2026-08-24');
  fresh = await openNewSchool('2027-08-24', { programYear: 2027 });
  await old.sync();
  await fresh.sync();
  await enterSettings(old.school, {
    schoolShort: 'Школа № 5',
    curatorName: 'Кураторова Ольга Петровна',
    curatorEmail: 'curator@example.org',
  });
  const list =
    'ФИО\tДолжность\tПочта\nТестова Анна Ивановна\tучитель\tanna@example.org\nПримеров Борис Петрович\tучитель\tboris@example.org';
  await send(old, 'people/write', [['text', list]]);
  return async () => {
    await old.close();
    await fresh.close();
  };
});

describe('the page «Новый год программы»', () => {
  it('shows in last year’s school what goes into the next programme and what stays', async () => {
    const page = textOf(await (await fetch(`${old.url}new-year`)).text());
    expect(page).toContain('Программа 2027 года начинается в новой пустой школе');
    expect(page).toMatch(/Переходит «Участники» 2 /);
    expect(page).toMatch(/Не переходит .*Стаж и «Молодой специалист»/);
    expect(page).toContain('Что уничтожить и когда');
    expect(page.slice(page.indexOf('Что уничтожить'))).not.toMatch(/npm run|nastavnik/);
  });

  it('refuses a file that is something else, and writes nothing', async () => {
    for (const text of ['', 'привет', '{"format":"nastavnik-next-programme-1"}']) {
      for (const path of ['new-year/preview', 'new-year/begin']) {
        const answer = await send(fresh, path, [['text', text]]);
        expect(answer.status).toBe(422);
        expect(textOf(await answer.text())).toContain('Это не файл переноса');
      }
    }
    expect(await peopleOf(fresh)).toEqual([]);
  });

  it('begins the next programme in an empty school with the downloaded file, once', async () => {
    const downloaded = await send(old, 'new-year/file');
    expect(downloaded.headers.get('content-disposition')).toContain('nastavnik-2027.json');
    const file = Buffer.from(await downloaded.arrayBuffer());
    const shown = await (await send(fresh, 'new-year/preview', [['file', file.toString('base64')]])).text();
    expect(textOf(shown)).toContain('Школа № 5: программа 2027 года. Ещё ничего не записано.');
    expect(await peopleOf(fresh)).toEqual([]);

    const done = await send(fresh, 'new-year/begin', [['text', file.toString('utf8')]]);
    expect(textOf(await done.text())).toContain('Перенесено: 2 человека');
    expect((await peopleOf(fresh)).map(({ code, name }) => [code, name])).toEqual([
      ['К-01', 'Тестова Анна Ивановна'],
      ['К-02', 'Примеров Борис Петрович'],
    ]);
    const { settings } = (await viewOf({ school: fresh.school })).programme;
    expect([settings.schoolShort, settings.programYear]).toEqual(['Школа № 5', 2027]);

    const again = await send(fresh, 'new-year/begin', [['text', file.toString('utf8')]]);
    expect(again.status).toBe(422);
    const refused = textOf(await again.text());
    expect(refused).toContain('перенос делается один раз');
    expect(refused).not.toContain('Эта школа пуста');
    expect(await peopleOf(fresh)).toHaveLength(2);
  });
});

describe('the page «Отзыв согласия»', () => {
  it('lists those whose data must be destroyed, and each button begins their steps', async () => {
    await send(old, 'lists/consents', [
      ['row', 'К-01'],
      ['action', 'given'],
      ['given.decidedOn', '2026-08-24'],
      ['given.documentRef', 'папка согласий'],
    ]);
    const stopped = await send(old, 'erasure', [
      ['code', 'К-01'],
      ['withdrawnOn', '2026-08-24'],
    ]);
    expect(textOf(await stopped.text())).toContain('Обработка остановлена');
    const page = await (await fetch(`${old.url}erasure`)).text();
    expect(textOf(page)).toMatch(/Чьи данные пора уничтожить Тестова Анна Ивановна, К-01, не позже \d\d\.09\.2026/);
    expect(page).toContain('<input type="hidden" name="code" value="К-01"/>');
    const step = textOf(await (await send(old, 'erasure', [['code', 'К-01']])).text());
    expect(step).toContain('Обработка остановлена');
  });
});

describe('«Сегодня» of a school with two curators', () => {
  it('shows everybody’s tasks, or those of one curator', async () => {
    const { sheets, spreadsheetId, random } = old.school;
    const snapshot = await readWorkbook(sheets, spreadsheetId);
    const tab = snapshot.tabs.get('curators');
    if (!tab) throw new Error('no tab of curators');
    await commit(sheets, snapshot, [appendRow(tab, { name: 'Второва Вера Ивановна', email: 'vera@example.org' })], {
      random,
    });
    await old.sync();
    const all = textOf(await (await fetch(old.url)).text());
    expect(all).toContain('Все дела');
    expect(all).toContain('КР-2 Второва Вера Ивановна');
    const hers = textOf(await (await fetch(`${old.url}?curator=${encodeURIComponent('КР-2')}`)).text());
    expect(hers).toContain('Дел на сегодня и на неделю нет.');
  });
});
