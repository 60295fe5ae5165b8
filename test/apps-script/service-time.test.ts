import { beforeEach, describe, expect, it } from 'vitest';
import { hostScript } from '../../emulator/apps-script/script-host.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { seeded } from '../../simulation/seeded.ts';
import { ANSWERS, OWNER, type ScriptedSchool, scriptedSchool } from './script-kit.ts';

let school: ScriptedSchool;

beforeEach(async () => {
  school = await scriptedSchool();
  return () => school.close();
});

describe('a slow service', () => {
  it('shows what SpreadsheetApp wrote to the Sheets API only after flush or at the end of the run', () => {
    const code = `
      const locale = (id) => Sheets.Spreadsheets.get(id, { fields: 'properties(locale)' }).properties.locale;
      function write() {
        const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
        const id = spreadsheet.getId();
        spreadsheet.setSpreadsheetLocale('de_DE');
        const before = locale(id);
        SpreadsheetApp.flush();
        const after = locale(id);
        spreadsheet.setSpreadsheetLocale('fr_FR');
        return [before, after, locale(id)];
      }
      function read() { return locale(SpreadsheetApp.getActiveSpreadsheet().getId()); }`;
    const { emulator, spreadsheetId, time } = school;
    const host = hostScript({ emulator, clock: { now: () => time.now }, code, spreadsheetId, owner: OWNER });
    expect(host.run('write')).toEqual(['ru_RU', 'de_DE', 'de_DE']);
    expect(host.run('read')).toBe('fr_FR');
  });

  it('may answer a page before the work has ended; the page asks again until then', () => {
    school.install();
    const seen: unknown[] = [];
    const host = school.hostWith({
      endsRun(call) {
        if (call === 'Sheets.Spreadsheets.get') seen.push(school.host.run('outcome'));
        return false;
      },
    });
    expect(host.run('updateNow')).toBeUndefined();
    expect(seen.at(-1)).toEqual({ text: 'Выполняется…', pending: true });
    expect(school.host.run('outcome')).toMatchObject({ text: 'Готово.', failed: false });
  });

  it('no longer counts as pending after Google ended its run', async () => {
    school.install();
    await school.type("'Участники'!B2:D2", [['Тестовая Анна Ивановна', 'учитель', 'anna@example.org']]);
    school.hostWith({ endsRun: (call) => call === 'Sheets.Spreadsheets.batchUpdate' }).run('updateNow');
    expect(school.host.run('outcome')).toMatchObject({ pending: true });
    school.time.now = new Date(school.time.now.getTime() + 7 * 60_000);
    expect(school.host.run('outcome')).not.toHaveProperty('pending');
  });

  it('ends a run after six minutes', () => {
    const code = 'function count() { for (let i = 0; ; i++) console.log(i, SpreadsheetApp.flush()); }';
    const { emulator, spreadsheetId, time } = school;
    const clock = { now: () => time.now };
    const host = hostScript({ emulator, clock, code, spreadsheetId, owner: OWNER, callTime: () => 60_000 });
    expect(() => host.run('count')).toThrow('Exceeded maximum execution time');
    expect(host.log).toHaveLength(6);
  });

  it('lets an installation continue by itself, run after run, until all forms exist', () => {
    const random = seeded(7);
    let calls = 0;
    const host = school.hostWith({
      callTime: () => {
        calls++;
        return random.int(100, 300);
      },
    });
    host.run('startInstallation', JSON.stringify(ANSWERS));
    let runs = 1;
    for (
      const isDue = () => host.triggers().some(({ handler }) => handler === 'onContinueInstallation');
      isDue();
      runs++
    )
      host.run('onContinueInstallation');
    expect(host.log).toEqual([]);
    expect(school.emulator.store.list('form').size).toBe(Object.keys(forms).length);
    expect(runs).toBe(1);
    // In FormApp a question takes at least two calls, and one more for each property that a copied item lacks. The limit is for one form.
    expect(calls / Object.keys(forms).length).toBeLessThan(75);
  });
});

describe('FormApp', () => {
  it('lists items of one type, and takes no answers for a form that is not published', () => {
    const code = `
      function look() {
        const form = FormApp.create('Order');
        form.addTextItem();
        form.addScaleItem();
        form.setPublished(false);
        const isClosed = !form.isPublished();
        try { form.setAcceptingResponses(true); } catch (exception) { return [form.getItems(FormApp.ItemType.SCALE).length, isClosed, 'refused']; }
      }`;
    const { emulator, spreadsheetId, time } = school;
    const host = hostScript({ emulator, clock: { now: () => time.now }, code, spreadsheetId, owner: OWNER });
    expect(host.run('look')).toEqual([1, true, 'refused']);
  });

  it('gives objects whose text is the name of their class', () => {
    const code = `
      function look() {
        const form = FormApp.create('Order');
        return [form, form.addListItem(), form.addPageBreakItem(), form.createResponse()].map(String);
      }`;
    const { emulator, spreadsheetId, time } = school;
    const host = hostScript({ emulator, clock: { now: () => time.now }, code, spreadsheetId, owner: OWNER });
    expect(host.run('look')).toEqual(['Form', 'ListItem', 'PageBreakItem', 'FormResponse']);
  });
});
