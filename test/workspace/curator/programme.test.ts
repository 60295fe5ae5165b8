import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enterSettings } from '../../../functions/jobs/enter-settings.ts';
import { activities } from '../../../sheets-schema/roadmap.ts';
import { momentOf } from '../../../simulation/school-day.ts';
import { movingClock } from '../../../workspace/moving-clock.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { collectionsOf, restorer } from '../../functions/jobs/school-kit.ts';
import { openNewSchool } from '../new-school.ts';

const clock = movingClock(momentOf('2026-08-24', '10:00'));
const opened = (more: { readonly isExample?: boolean }) =>
  openNewSchool('2026-08-24', { secret: 'secret-of-a-test', clock, ...more });

async function send({ url }: Workspace, path: string, fields: readonly (readonly [string, string])[]) {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { origin: new URL(url).origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
  });
  expect(answer.ok, path).toBe(true);
}

const pageOf = async ({ url }: Workspace, query = '') => (await fetch(`${url}programme${query}`)).text();

const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ');

/** The row of an activity on the page, as HTML. */
const activity = (html: string, id: string) =>
  html.slice(html.indexOf(`<tr id="activity-${id}"`), html.indexOf('</tr>', html.indexOf(`<tr id="activity-${id}"`)));

/** A school with two people who have signed their consents on 24 August. */
async function begin(workspace: Workspace) {
  await enterSettings(workspace.school, {
    schoolShort: 'Школа № 5',
    curatorName: 'Кураторова Ольга Петровна',
    curatorEmail: 'curator@example.org',
  });
  const list =
    'ФИО\tДолжность\tПочта\nТестова Анна Ивановна\tучитель\tanna@example.org\nПримеров Борис Петрович\tучитель\tboris@example.org';
  await send(workspace, 'people/write', [
    ['text', list],
    ['invite', 'now'],
  ]);
  await send(workspace, 'lists/consents', [
    ['row', 'К-01'],
    ['row', 'К-02'],
    ['action', 'given'],
    ['given.decidedOn', '2026-08-24'],
    ['given.documentRef', 'папка согласий'],
  ]);
}

describe('the page «Программа»', () => {
  let workspace: Workspace;
  let restore: () => void;

  beforeAll(async () => {
    workspace = await opened({});
    await workspace.sync();
    restore = restorer(workspace.store, collectionsOf(workspace.spreadsheetId));
    return () => workspace.close();
  });
  beforeEach(() => restore());

  it('shows each activity with its state, who does it, what is missing and where that is done', async () => {
    await begin(workspace);
    const page = await pageOf(workspace);
    expect(page.match(/<tr id="activity-/g)).toHaveLength(activities.length);
    const line = activity(page, '1.5');
    expect(textOf(line)).toMatch(/педагог-организатор .*май, срок 29 мая .*просрочено .*Не хватает: /);
    expect(line).toContain('href="/papers"');
    expect(activity(page, '1.3')).toMatch(
      /Не хватает: <a href="\/spreadsheets\/d\/[^"]*gid=\d+#r\d+">Цель программы<\/a>/,
    );
    const own = /href="(\/spreadsheets\/d\/[^"]*\/row\?[^"]*)"/.exec(activity(page, '1.1'))?.[1] ?? '';
    const row = await fetch(new URL(own.replaceAll('&amp;', '&'), workspace.url));
    expect(textOf(await row.text())).toContain('Отметка: дата');
  });

  it('shows a day of the coming weeks as it would be if nobody entered anything, and writes nothing', async () => {
    await begin(workspace);
    const before = workspace.calls;
    expect(textOf(await pageOf(workspace))).toContain('24.08.2026 : выполнено');
    const later = await pageOf(workspace, '?day=2026-09-10');
    expect(textOf(later)).toContain('Так будет, если до этого дня никто ничего не внесёт.');
    expect(textOf(activity(await pageOf(workspace), '3.2'))).not.toContain('просрочено');
    expect(textOf(activity(later, '3.2'))).toContain('просрочено');
    expect(workspace.calls.writes).toBe(before.writes);
  });

  it('takes the nearest day that a real school can see, and today for what is not a day', async () => {
    const dayOf = async (asked: string) =>
      /name="day"[^>]*value="([^"]*)"/.exec(await pageOf(workspace, `?day=${asked}`))?.[1];
    expect(await dayOf('2026-04-02')).toBe('2026-08-24');
    expect(await dayOf('2027-01-01')).toBe('2026-10-19');
    expect(await dayOf('завтра')).toBe('2026-08-24');
    expect(await dayOf('2026-02-31')).toBe('2026-08-24');
  });

  it('begins with the month of the settings', async () => {
    await enterSettings(workspace.school, { startMonth: 'сентябрь' });
    const page = await pageOf(workspace);
    expect(textOf(page)).toContain('сентябрь 2026 – май 2027 года');
    expect(textOf(activity(page, '1.1'))).toContain('сентябрь – октябрь');
  });
});

describe('the page «Программа» of a demonstration', () => {
  it('shows a past day without what was entered later', async () => {
    const workspace = await opened({ isExample: true });
    try {
      await begin(workspace);
      const now = activity(await pageOf(workspace), '1.7');
      expect(textOf(now)).toContain('2 из 2');
      const home = textOf(await (await fetch(workspace.url)).text());
      expect(home).toMatch(
        /С 24 августа приглашено педагогов: 2\. .*Согласий на обработку данных – 2 из 2, отказов – 0\./,
      );
      expect(home).toContain('For engineers');
      const page = await pageOf(workspace, '?day=2026-08-20');
      expect(textOf(page)).toContain('20.08.2026');
      expect(textOf(activity(page, '1.7'))).not.toContain('2 из 2');
      await send(workspace, 'lists/earlier', [
        ['row', '1.1'],
        ['action', 'done'],
        ['done.markedOn', '2026-08-24'],
        ['done.doneReason', 'провели на педсовете'],
      ]);
      expect(textOf(activity(await pageOf(workspace), '1.1'))).toContain('выполнено');
      const earlier = textOf(activity(await pageOf(workspace, '?day=2026-08-20'), '1.1'));
      expect(earlier).toContain('просрочено');
      expect(earlier).not.toContain('отметка');
      expect(await pageOf(workspace, '?day=2026-06-31')).toContain(
        'name="day" min="2026-04-01" max="2026-12-31" value="2026-08-24"',
      );
      expect(/min="([^"]*)" max="([^"]*)"/.exec(page.slice(page.indexOf('type="date"')))?.slice(1)).toEqual([
        '2026-04-01',
        '2026-12-31',
      ]);
    } finally {
      await workspace.close();
    }
  });
});
