import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enterSettings } from '../../../functions/jobs/enter-settings.ts';
import { momentOf } from '../../../simulation/school-day.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { collectionsOf, restorer } from '../../functions/jobs/school-kit.ts';
import { openNewSchool } from '../new-school.ts';

let workspace: Workspace;
let restore: () => void;

beforeAll(async () => {
  workspace = await openNewSchool('2026-05-18');
  await workspace.sync();
  restore = restorer(workspace.store, collectionsOf(workspace.spreadsheetId));
  return () => workspace.close();
});

beforeEach(() => restore());

const open = async (path: string) => (await fetch(`${workspace.url}${path}`)).text();

const setting = (values: Parameters<typeof enterSettings>[1]) => enterSettings(workspace.school, values);

/** Invites two people on the page «Люди» at a moment. @returns the notice about it */
async function invite(day: string, time: string): Promise<string> {
  workspace.clock.set(momentOf(day, time));
  const text = [
    'Ф.И.О.\tПочта',
    'Тестова Анна Ивановна\tanna@example.org',
    'Примеров Борис Петрович\tboris@example.org',
  ];
  const answer = await fetch(`${workspace.url}people/write`, {
    method: 'POST',
    headers: { origin: new URL(workspace.url).origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ text: text.join('\n'), invite: 'now' }).toString(),
  });
  return /role="status"><form[^>]*><span>(.*?)<\/span>/.exec(await answer.text())?.[1] ?? '';
}

describe('the notice about an action and the pages with letters', () => {
  it.each([
    ['2026-05-18', '10:00', 'Отправлено: 2 письма', 'in working hours'],
    ['2026-05-18', '06:30', 'Письма уйдут сегодня в 8:00: 2', 'early in the morning'],
    ['2026-05-18', '20:00', 'Письма уйдут завтра в 8:00: 2', 'in the evening'],
    ['2026-05-22', '20:00', 'Письма уйдут 25.05.2026 в 8:00: 2', 'on Friday evening'],
    ['2026-05-23', '12:00', 'Письма уйдут 25.05.2026 в 8:00: 2', 'on a day off'],
    ['2026-07-06', '12:00', 'Письма уйдут 17.08.2026 в 8:00: 2', 'in the leave'],
  ])('%s at %s say: %s (%s)', async (day, time, words) => {
    await setting({ curatorEmail: 'curator@example.org', quietFrom: '01.07.2026', quietTo: '14.08.2026' });
    const notice = await invite(day, time);
    expect(notice).toContain(words);
    const when = /Письма уйдут (.*?): 2/.exec(words)?.[1];
    if (when === undefined) return;
    for (const path of ['', 'inbox']) {
      expect(await open(path)).toContain(`${when.replace('сегодня', 'Сегодня').replace('завтра', 'Завтра')} – `);
    }
    expect(await open('lists/letters')).toContain(`уйдёт ${when}`);
  });

  it('say that the letters wait if the curator has stopped all mail', async () => {
    await setting({ curatorEmail: 'curator@example.org', mailPaused: 'да' });
    expect(await invite('2026-05-18', '10:00')).toContain(
      'Новые письма пока не уйдут: письма приостановлены в настройках.',
    );
    expect(await open('')).toContain('Сейчас не уходит ничего: письма приостановлены в настройках.');
  });

  it('say the next day for letters over the daily limit', async () => {
    await setting({ curatorEmail: 'curator@example.org', mailBudget: '2' });
    const notice = await invite('2026-05-22', '10:00');
    expect(notice).toContain('Отправлено: 1 письмо');
    expect(notice).toContain('Письмо уйдёт 25.05.2026 в 8:00 ');
  });
});
