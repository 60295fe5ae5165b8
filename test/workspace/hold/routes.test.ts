import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { momentOf } from '../../../simulation/school-day.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { collectionsOf, restorer } from '../../functions/jobs/school-kit.ts';
import { openNewSchool } from '../new-school.ts';

let workspace: Workspace;

/** A school on this computer whose first day is over. */
beforeAll(async () => {
  workspace = await openNewSchool('2026-06-01', { secret: 'secret-of-a-test', seed: 7 });
  const row = (await programme()).tables.settings.find(({ key }) => key === 'curatorEmail')?.at ?? 0;
  await type(`Настройки!C${row + 1}`, ['curator@example.org']);
  await type('Участники!B2:H2', ['Тестовая Анна Ивановна', 'учитель', 'anna@example.org', '', '', '', '01.06.2026']);
  await workspace.sync();
  return () => workspace.close();
});

async function programme() {
  const { school, spreadsheetId } = workspace;
  return parse(await readWorkbook(school.sheets, spreadsheetId));
}

/** Types a row as a person does. */
async function type(range: string, row: readonly string[]): Promise<void> {
  const address = `${workspace.url}v4/spreadsheets/${workspace.spreadsheetId}/values/${encodeURIComponent(range)}`;
  const answer = await fetch(`${address}?valueInputOption=USER_ENTERED`, {
    method: 'PUT',
    headers: {
      Authorization: `Bearer ${workspace.tokenOf('curator@example.org')}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ values: [row] }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

const open = async () => (await fetch(`${workspace.url}memory`)).text();
const press = (decision: string, origin = new URL(workspace.url).origin) =>
  fetch(`${workspace.url}memory/${decision}`, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' },
  });
const buttons = (page: string) => [...page.matchAll(/action="\/memory\/(\w+)"/g)].map(([, decision]) => decision);
const letters = () => workspace.inbox.messages().map(({ messageId }) => messageId);

describe('the page «Память программы»', () => {
  it('has a link on the first page, and says that all is well if it is', async () => {
    expect(await (await fetch(workspace.url)).text()).toContain('href="/memory"');
    const page = await open();
    expect(page).toContain('<h1>Память программы</h1>');
    expect(page).toContain('Всё в порядке');
    expect(buttons(page)).toEqual([]);
  });

  it('says so if there is nothing to decide, and does nothing', async () => {
    const before = workspace.emulator.store.dump();
    const page = await (await press('goOn')).text();
    expect(page).toContain('Решать уже нечего');
    expect([...workspace.emulator.store.dump()]).toEqual([...before]);
  });

  it('shows that an old version was restored, and sends nothing before somebody presses the button', async () => {
    const { emulator, clock, spreadsheetId } = workspace;
    const sheets = collectionsOf(spreadsheetId).filter((name) => !['form', 'file', 'media'].includes(name));
    const back = restorer(emulator.store, sheets);
    for (const day of ['2026-06-02', '2026-06-04', '2026-06-09']) {
      clock.set(momentOf(day, '10:00'));
      await workspace.sync();
    }
    const sent = letters();
    back();
    expect(await workspace.sync()).toMatchObject({ sent: 0, hold: { cause: 'restored' } });
    const told = workspace.inbox.messages().at(-1);
    expect(told).toMatchObject({ to: 'curator@example.org', subject: expect.stringContaining('остановлены') });

    const page = await open();
    expect(page).toContain('Таблица вернулась к старой версии.');
    expect(buttons(page)).toEqual(['goOn']);
    expect((await press('goOn', 'https://elsewhere.example')).status).toBe(403);
    expect(buttons(await open())).toEqual(['goOn']);

    expect(await (await press('goOn')).text()).toContain('Всё в порядке');
    clock.set(momentOf('2026-06-10', '10:00'));
    await workspace.sync();
    const since = letters().slice(sent.length);
    expect(since.filter((id) => sent.includes(id))).toEqual([]);
    expect(new Set(letters()).size).toBe(letters().length);
  });
});
