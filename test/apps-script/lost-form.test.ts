import { drive as driveApi } from 'googleapis/build/src/apis/drive/index.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { parse } from '../../functions/workbook/parse.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { answerFeedback } from './answer-feedback.ts';
import { ANSWERS, installedSchool, OWNER, type ScriptedSchool } from './script-kit.ts';

const { title, tab } = forms.feedback;
const REMAKE = { ...ANSWERS, remakeForms: 'yes' };

let school: ScriptedSchool;

const access = () => bearerAccess(school.emulator.url, OWNER);
const read = () => readWorkbook(googleSheets(access()), school.spreadsheetId);
const formsMade = () => school.emulator.store.list('form').size;
const linkNow = async () => (await read()).forms.get('feedback');
/** The recorded answers, without their row numbers. */
const answers = async () => parse(await read()).answers.feedback.map(({ at: _, ...answer }) => answer);
/** The number of rows of the Table that Google makes on the tab. */
const tableRows = async () => {
  const fields = 'sheets(properties.title,tables.range)';
  const { sheets = [] } = await googleSheets(access()).read(school.spreadsheetId, fields);
  return sheets.find(({ properties }) => properties?.title === tab)?.tables?.[0]?.range?.endRowIndex;
};
const ownColumn = async () => {
  const [header = [], ...rows] = await school.read(`'${tab}'!A1:Z10`);
  const at = header.indexOf('Моя пометка');
  return rows.map((row) => row[at]);
};

/** The tab has two answers and, beside them, the school's own note. Then somebody deletes the form for good, and the next check notices this. */
beforeEach(async () => {
  school = await installedSchool();
  await answerFeedback(school, 'К-01', 'первый ответ');
  await answerFeedback(school, 'К-02', '=2+2, второй');
  await school.type(`'${tab}'!P1:P2`, [['Моя пометка'], ['перезвонить']]);
  const fileId = (await linkNow())?.formId ?? '';
  const { auth, rootUrl = '' } = access();
  await driveApi({ version: 'v3', rootUrl, auth }).files.delete({ fileId });
  school.install();
  school.host.log.length = 0;
  return () => school.close();
});

describe('a form that was deleted for good', () => {
  it('can be made again in the dialog, which names the cost; otherwise the dialog does not mention it', async () => {
    school.host.run('openInstaller');
    const html = school.host.screen.dialog?.html ?? '';
    expect(html).toContain(title);
    expect(html).toContain('name="remakeForms"');
    expect(html).toContain('Ссылки из отправленных писем работать перестанут');
    school.install(REMAKE);
    school.host.run('openInstaller');
    expect(school.host.screen.dialog?.html ?? '').not.toContain('remakeForms');
  });

  it('is made again with its answers, and accepts new answers beside them', async () => {
    const [before, lost] = [await answers(), await linkNow()];
    expect(before).toHaveLength(2);
    const { size } = school.emulator.store.list('form');
    school.install(REMAKE);
    expect(school.host.log).toEqual([]);
    expect(formsMade()).toBe(size + 1);
    expect((await linkNow())?.formId).not.toBe(lost?.formId);
    expect(await answers()).toEqual(before);
    expect(await ownColumn()).toEqual(['перезвонить', undefined]);
    expect((await school.titles()).filter((each) => each === tab)).toHaveLength(1);
    expect(parse(await read()).problems.filter(({ reason }) => reason.includes('не открывается'))).toEqual([]);

    expect(await tableRows()).toBe(3);
    await answerFeedback(school, 'К-03', 'после');
    expect(await tableRows()).toBe(4);
    expect((await answers()).map(({ fields }) => fields.helps)).toEqual(['после', 'первый ответ', '=2+2, второй']);
    const former = (await school.titles()).find((each) => each.includes('прежняя')) ?? '';
    expect(await school.read(`'${former}'!A2:Z1000`)).toEqual([]);

    school.install();
    const [writes, titles] = [school.host.calls.writes, await school.titles()];
    school.install(REMAKE);
    expect([school.host.calls.writes, await school.titles(), formsMade()]).toEqual([writes, titles, size + 1]);
  });

  it('is made once, wherever Google ends a run', async () => {
    const before = await answers();
    const { size } = school.emulator.store.list('form');
    let runs = 0;
    for (let ended = true; ended; runs++) {
      ended = false;
      let calls = 0;
      const endsRun = (call: string) => {
        if (!/^(FormApp|Sheets|SpreadsheetApp)\b/.test(call) || ++calls <= runs * 4) return false;
        ended = true;
        return true;
      };
      try {
        school.hostWith({ endsRun }).run('startInstallation', JSON.stringify(REMAKE));
      } catch (error) {
        expect(String(error)).toContain('Exceeded maximum execution time');
      }
    }
    expect(runs).toBeGreaterThan(20);
    school.install(REMAKE);
    expect(await answers()).toEqual(before);
    expect((await school.titles()).filter((each) => each === tab)).toHaveLength(1);
    expect((await linkNow())?.lost).toBeUndefined();
    // A run forgets a form only if it ends after it creates the form and before it records the form's id.
    expect(formsMade()).toBeLessThanOrEqual(size + 2);
  });
});
