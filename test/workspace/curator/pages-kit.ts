import { beforeAll, beforeEach } from 'vitest';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { collectionsOf, restorer } from '../../functions/jobs/school-kit.ts';
import { openNewSchool } from '../new-school.ts';

/** A staff list of two people, who become К-01 and К-02. */
export const LIST = [
  'Педагогические работники\t\t',
  'Ф.И.О.\tДолжность\tПочта',
  'Тестова Анна Ивановна\tучитель\tanna@example.org',
  'Примеров Борис Петрович\tучитель\tboris@example.org',
].join('\n');

/** The path of the first button «Отменить» of a page. */
export const undoOf = (page: string) => /action="\/(undo\/\d+)"/.exec(page)?.[1] ?? '';

/** Opens a new school for the tests of a file. Each test finds it as it was when it was new. */
export function curatorPages() {
  let workspace: Workspace;
  let restore: () => void;

  beforeAll(async () => {
    workspace = await openNewSchool('2026-08-24', { secret: 'secret-of-a-test' });
    await workspace.sync();
    restore = restorer(workspace.store, collectionsOf(workspace.spreadsheetId));
    return () => workspace.close();
  });

  beforeEach(() => restore());

  /** Sends a form of a page as a browser does, and opens the page to which the answer leads. */
  async function send(path: string, fields: readonly (readonly [string, string])[]) {
    const answer = await fetch(`${workspace.url}${path}`, {
      method: 'POST',
      headers: { origin: new URL(workspace.url).origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
      redirect: 'manual',
    });
    const location = answer.headers.get('location');
    const page = location ? await fetch(new URL(location, workspace.url)) : answer;
    return { status: answer.status, page: await page.text() };
  }

  return {
    workspace: () => workspace,
    send,
    /** The tables of the workbook. */
    read: async () => parse(await readWorkbook(workspace.school.sheets, workspace.spreadsheetId)).tables,
    /** The HTML of a page. */
    show: async (path: string) => (await fetch(`${workspace.url}${path}`)).text(),
    /** Writes a staff list and invites its people. */
    enter: (text: string, ...more: (readonly [string, string])[]) =>
      send('people/write', [['text', text], ['invite', 'now'], ...more]),
    /** Records the consents of the ticked people. */
    given: (...keys: readonly string[]) =>
      send('lists/consents', [
        ...keys.map((key) => ['row', key] as const),
        ['action', 'given'],
        ['given.decidedOn', '2026-08-24'],
        ['given.documentRef', 'папка согласий'],
      ]),
  };
}
