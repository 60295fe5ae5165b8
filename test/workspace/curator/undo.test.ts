import { describe, expect, it } from 'vitest';
import { UndoLog } from '../../../workspace/curator/index.ts';
import { forgetActions, storedActions } from '../../../workspace/stored-actions.ts';
import { curatorPages, LIST, undoOf } from './pages-kit.ts';

const { workspace, send, read, show, enter, given } = curatorPages();

/** A person changes a cell of the spreadsheet. */
async function type(range: string, value: string) {
  const answer = await fetch(
    `${workspace().url}v4/spreadsheets/${workspace().spreadsheetId}/values/${encodeURIComponent(range)}?valueInputOption=RAW`,
    {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${workspace().tokenOf('curator@example.org')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ values: [[value]] }),
    },
  );
  expect(answer.ok).toBe(true);
}

const list = () => show('actions');

describe('an action of a page', () => {
  it('records one decision for all ticked people, and an undo leaves what others have changed', async () => {
    await enter(LIST);
    const { page } = await given('К-01', 'К-02');
    expect((await read()).consents).toMatchObject([
      { code: 'К-01', type: 'processing', decision: 'given', decidedOn: '2026-08-24', valid: true },
      { code: 'К-02', valid: true },
    ]);
    await type('Реестр согласий!L2', 'сейф директора');
    const undone = await send(undoOf(page), []);
    expect(undone.page).toContain('Осталось как есть, потому что с тех пор изменено: Реестр согласий, К-01.');
    expect((await read()).consents.map(({ code }) => code)).toEqual(['К-01']);
    await type('Реестр согласий!L2', 'папка согласий');
    await send(undoOf(await list()), []);
    expect((await read()).consents).toEqual([]);
  });

  it('leaves, when it is undone, an added row in which people have filled a further cell', async () => {
    await enter(LIST);
    const { page } = await given('К-01');
    await type('Реестр согласий!J2', 'https://school.example.org');
    const undone = await send(undoOf(page), []);
    expect(undone.page).toContain('Не отменено');
    expect(undone.page).toContain('Реестр согласий, К-01.');
    expect((await read()).consents).toMatchObject([{ code: 'К-01', sites: 'https://school.example.org' }]);
  });

  it('is undone once by two clicks at the same time', async () => {
    await enter(LIST);
    const { page } = await given('К-01', 'К-02');
    const clicks = await Promise.all([send(undoOf(page), []), send(undoOf(page), [])]);
    for (const one of clicks) expect(one.page).not.toContain('Осталось как есть');
    expect((await read()).consents).toEqual([]);
  });

  it('cannot be undone after an erasure, because it may contain the name of the erased person', async () => {
    await enter(LIST);
    const { page } = await given('К-01');
    forgetActions(workspace().store);
    expect(await list()).toContain('Отменить нечего');
    expect((await send(undoOf(page), [])).page).toContain('Это уже не отменить');
    expect((await read()).consents).toHaveLength(1);
  });

  it('does not come back if an erasure forgets it during its undo', async () => {
    await enter(LIST);
    await given('К-01');
    const number = storedActions(workspace().store).at(-1)?.number ?? 0;
    const journal = () => {
      forgetActions(workspace().store);
      return [];
    };
    await new UndoLog(workspace().store, workspace().clock).undo(number, {
      school: workspace().school,
      runTimer: async () => undefined,
      journal,
    });
    expect((await read()).consents).toEqual([]);
    expect(storedActions(workspace().store)).toEqual([]);
  });

  it('stands in the list of actions, which shows where it wrote and undoes the last one', async () => {
    await enter(LIST);
    await given('К-01');
    const before = await list();
    expect(before).toContain('Участники');
    expect(before).toMatch(/Реестр согласий.*Отменить последнее.*Участники/s);
    expect(before).toContain('Журнал изменений');
    // A phone shows no table header.
    expect(before).toContain('<td data-title="Кто">на этом компьютере</td>');
    expect(before).toContain('<td data-title="Что изменилось">');
    const last = /action="\/(undo\/\d+)"(?:(?!<\/form>).)*Отменить последнее/s.exec(before)?.[1] ?? '';
    const undone = await send(last, [['back', '/actions']]);
    expect(undone.page).toContain('отменено');
    expect((await read()).consents).toEqual([]);
    expect((await read()).people).toHaveLength(2);
    // The next button undoes the action before.
    const next = /action="\/(undo\/\d+)"(?:(?!<\/form>).)*Отменить последнее/s.exec(await list())?.[1] ?? '';
    expect(next).not.toBe(last);
  });
});
