import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { interviewCriteria } from '../../../sheets-schema/choices/interview-criterion.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { append, schoolWithPair } from '../forms/school-with-pair.ts';

describe('the page of an interview', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await schoolWithPair();
    await append(workspace, 'Собеседования', ['Код', 'Участник'], [['К-03', 'Образцова Вера Сергеевна']]);
    return () => workspace.close();
  });

  const page = async (path: string) => (await fetch(`${workspace.url}${path}`)).text();
  const rows = async () =>
    parse(await readWorkbook(workspace.school.sheets, workspace.spreadsheetId)).tables.interviews;

  const marks = Object.keys(interviewCriteria).map((id) => [id, 'готовность есть'] as const);

  /** Records the interview of К-03 as a browser does. */
  async function record(fields: Readonly<Record<string, string>>) {
    const answer = await fetch(`${workspace.url}interview`, {
      method: 'POST',
      headers: { origin: new URL(workspace.url).origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        code: 'К-03',
        date: '2026-10-19',
        ...Object.fromEntries(marks),
        ...fields,
      }).toString(),
      redirect: 'manual',
    });
    return { status: answer.status, text: await answer.text() };
  }

  it('is linked from the list of interviews, and asks the six questions', async () => {
    const [, address = ''] = /href="\/(interview\?code=[^"]+)"/.exec(await page('lists/interviews')) ?? [];
    const shown = await page(address);
    expect(shown).toContain('Собеседование: Образцова Вера Сергеевна');
    for (const { label, question } of Object.values(interviewCriteria)) {
      expect(shown).toContain(label);
      expect(shown).toContain(question);
    }
  });

  it.each([
    ['a mark is missing', { outcome: 'допущен', hours: '' }, 'Заполните это поле'],
    ['there is no outcome', { outcome: '' }, 'Заполните это поле'],
    ['a refusal has no reason', { outcome: 'не допущен' }, 'Заполните это поле'],
    ['a condition is not said', { outcome: 'допущен с условием' }, 'Заполните это поле'],
    ['the day is in the future', { outcome: 'допущен', date: '2026-10-21' }, 'Этот день ещё не наступил'],
  ])('writes nothing if %s', async (_, fields, why) => {
    const { status, text } = await record({ note: '', ...fields });
    expect([status, text.includes(why)]).toEqual([422, true]);
    expect(await rows()).toMatchObject([{ code: 'К-03' }]);
    expect((await rows())[0]).not.toHaveProperty('outcome');
  });

  it('records marks, outcome and reason, and takes the mentor off the list', async () => {
    const note = 'Начать с одного наставляемого.';
    expect((await record({ outcome: 'допущен с условием', hours: 'отчасти', note })).status).toBe(303);
    expect(await rows()).toMatchObject([
      { code: 'К-03', date: '2026-10-19', motive: 'ready', hours: 'partly', outcome: 'conditional', note },
    ]);
    expect(await page('actions')).toContain('Беседа записана.');
    expect(await page('lists/interviews')).not.toContain('interview?code');
  });
});
