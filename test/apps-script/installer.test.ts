import { drive as driveApi } from 'googleapis/build/src/apis/drive/index.js';
import { type forms_v1, forms as formsApi } from 'googleapis/build/src/apis/forms/index.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { entryOf } from '../../functions/gateways/google-forms/addresses.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { rememberForm } from '../../functions/jobs/refresh-forms.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import { clientOf } from '../functions/jobs/school-kit.ts';
import { ANSWERS, OWNER, type ScriptedSchool, scriptedSchool } from './script-kit.ts';

let school: ScriptedSchool;

beforeEach(async () => {
  school = await scriptedSchool();
  return () => school.close();
});

const formTabs = Object.values(forms).map(({ tab }) => tab);
const tabTitles = Object.values(tables).map(({ title }) => title);
const formsMade = () => school.emulator.store.list('form').size;

describe('the installer', () => {
  it('lets in the account of the school’s own computer: spreadsheet, protected tabs and forms', async () => {
    const account = 'school-5@computer.iam.gserviceaccount.com';
    school.install({ privacyMode: 'codes', schoolAccount: account });
    expect(school.host.log).toEqual([]);
    const mayWrite = (id: string) =>
      school.emulator.store
        .get<{ permissions: { role: string; emailAddress: string }[] }>('file', id)
        ?.permissions.some(({ role, emailAddress }) => role === 'writer' && emailAddress === account);
    const { forms: made } = await readWorkbook(
      googleSheets(bearerAccess(school.emulator.url, OWNER)),
      school.spreadsheetId,
    );
    expect([school.spreadsheetId, ...[...made.values()].map(({ formId }) => formId)].every(mayWrite)).toBe(true);
    const { data } = await clientOf(school.emulator, account).spreadsheets.get({
      spreadsheetId: school.spreadsheetId,
      fields: 'sheets(protectedRanges(warningOnly,requestingUserCanEdit))',
    });
    const closed = (data.sheets ?? []).flatMap(({ protectedRanges = [] }) =>
      protectedRanges.filter(({ warningOnly }) => !warningOnly),
    );
    // One protection for each view, and one for the hidden tab.
    expect(closed).toHaveLength(Object.values(tables).filter(({ kind }) => kind === 'view').length + 1);
    expect(closed.every(({ requestingUserCanEdit }) => requestingUserCanEdit)).toBe(true);
  });

  it('makes tabs, forms, settings and triggers; a second run changes nothing', async () => {
    school.install();
    expect(school.host.log).toEqual([]);
    expect(await school.titles()).toEqual(expect.arrayContaining([...tabTitles, ...formTabs]));
    expect(formsMade()).toBe(formTabs.length);
    expect(school.host.triggers().map(({ handler, event }) => [handler, event])).toEqual([
      ['onFormSubmitted', 'ON_FORM_SUBMIT'],
      ['onEdited', 'ON_EDIT'],
      ['onTimer', 'CLOCK'],
    ]);
    const settings = new Map((await school.read("'Настройки'!B2:C200")).map(([label, value]) => [label, value]));
    expect(settings.get('Краткое название школы')).toBe('Школа № 5');
    expect(settings.get('Год программы')).toBe('2026');

    const [before, titles] = [{ ...school.host.calls }, await school.titles()];
    school.install();
    expect(school.host.calls.writes).toBe(before.writes);
    expect(await school.titles()).toEqual(titles);
    expect(formsMade()).toBe(formTabs.length);
    expect(school.host.triggers()).toHaveLength(3);
  });

  it('adds missing parts to an older form in their place, and updates only texts that nobody changed', async () => {
    school.install();
    const access = bearerAccess(school.emulator.url, OWNER);
    const api = formsApi({ version: 'v1', rootUrl: school.emulator.url, auth: access.auth });
    const link = (await readWorkbook(googleSheets(access), school.spreadsheetId)).forms.get('preference');
    if (!link) throw new Error('There is no form preference');
    const { formId } = link;
    const items = async () => (await api.forms.get({ formId })).data.items ?? [];
    const before = await items();
    const entry = (item: forms_v1.Schema$Item) => entryOf(item.questionItem?.question?.questionId ?? '');
    const at = (field: string) => before.findIndex((item) => entry(item) === link.entries[field]);
    const added = ['menteeChoice1', 'menteeChoice2', 'menteeChoice3'];
    const item = { ...before[at('choice1')], title: 'С кем Вам было бы интересно работать? (1-й выбор)' };
    await api.forms.batchUpdate({
      formId,
      requestBody: {
        requests: [
          { updateItem: { item, location: { index: at('choice1') }, updateMask: 'title' } },
          ...added.map(() => ({ deleteItem: { location: { index: at('menteeChoice1') } } })),
        ],
      },
    });
    const entries = Object.fromEntries(Object.entries(link.entries).filter(([field]) => !added.includes(field)));
    const older = { ...link, entries, questions: 'older' };
    await rememberForm(googleSheets(access), school.spreadsheetId, 'preference', older);

    school.install();
    expect(school.host.log).toEqual([]);
    const asked = (await items()).filter(({ questionItem }) => questionItem);
    expect(asked.map(({ title }) => title)).toEqual(
      Object.values(forms.preference.questions).map(({ title }) => title),
    );
    const upgraded = (await readWorkbook(googleSheets(access), school.spreadsheetId)).forms.get('preference');
    expect(asked.map(entry)).toEqual(Object.keys(forms.preference.questions).map((field) => upgraded?.entries[field]));
  });

  it.each([1, 3])('links each form once, if Google shows the new tab only after %i reads', async (lateTabs) => {
    const fresh = await scriptedSchool();
    const host = fresh.hostWith({ lateTabs });
    host.run('startInstallation', JSON.stringify(ANSWERS));
    expect(host.log).toEqual([]);
    const titles = await fresh.titles();
    expect(titles.filter((title) => Object.values(forms).some(({ tab }) => tab === title))).toHaveLength(
      Object.keys(forms).length,
    );
    expect(new Set(titles).size).toBe(titles.length);
    await fresh.close();
  });

  it('never links a form again, if Google does not show its tab in time', async () => {
    const fresh = await scriptedSchool();
    const slow = fresh.hostWith({ lateTabs: 100 });
    slow.run('startInstallation', JSON.stringify(ANSWERS));
    expect(slow.log.join()).toContain('Запустите установку ещё раз');
    const tabs = (await fresh.titles()).length;
    expect(fresh.emulator.store.list('form').size).toBe(1);
    fresh.install();
    expect(fresh.host.log).toEqual([]);
    expect(fresh.emulator.store.list('form').size).toBe(Object.keys(forms).length);
    expect(await fresh.titles()).toHaveLength(tabs + Object.keys(forms).length - 1);
    await fresh.close();
  });

  it('asks Google about the tabs of a form in one call, not in one call per tab', async () => {
    const fresh = await scriptedSchool();
    let urls = 0;
    const host = fresh.hostWith({
      endsRun(call) {
        if (call === 'Sheet.getFormUrl') urls++;
        return false;
      },
    });
    host.run('startInstallation', JSON.stringify(ANSWERS));
    expect(urls).toBe(0);
    await fresh.close();
  });

  it('stops in good order when a run takes long, continues by itself, and makes everything once', async () => {
    // Each reading of the clock takes half a minute, so one run has time for only a few forms.
    const slow = school.hostWith({
      clock: { now: () => (school.time.now = new Date(school.time.now.getTime() + 30_000)) },
    });
    slow.run('startInstallation', JSON.stringify({ ...answersOf(), schoolShort: '' }));
    const made = formsMade();
    expect(made).toBeLessThan(formTabs.length);
    expect(slow.triggers().map(({ handler }) => handler)).toEqual(['onContinueInstallation']);
    expect(slow.run('outcome', undefined, OWNER)).toMatchObject({ text: expect.stringContaining('осталось анкет') });

    for (let part = 0; part < 20 && formsMade() < formTabs.length; part++) slow.run('onContinueInstallation');
    slow.run('onContinueInstallation');
    expect(formsMade()).toBe(formTabs.length);
    expect(new Set(await school.titles()).size).toBe((await school.titles()).length);
    expect(slow.triggers().map(({ handler }) => handler)).toEqual(['onFormSubmitted', 'onEdited', 'onTimer']);
  });

  it('continues wherever Google ended a run, and makes everything once', async () => {
    // Calls that leave a trace, including each step of a form. Later forms repeat the steps of the first two forms.
    const traces =
      /^(Sheets\.Spreadsheets\.batchUpdate|FormApp\.create|FormApp\.Form\.(setPublished|setDestination)|Sheet\.setName|Properties\.(set|delete)Property|TriggerBuilder\.create|ScriptApp\.deleteTrigger)$/;
    const endedAt = new Set<string>();
    let forgotten = 0;
    const failing = () => {
      const met = new Map<string, number>();
      let last = '';
      return school.hostWith({
        endsRun(call) {
          if (!traces.test(call)) return false;
          met.set(call, (met.get(call) ?? 0) + 1);
          const step = `${call} ${Math.min(met.get(call) ?? 0, 2)} with ${Math.min(formsMade(), 2)} forms`;
          const ends = !endedAt.has(step);
          endedAt.add(step);
          // A run forgets a form only if it ends after it creates the form and before it records the form's id.
          if (ends && last === 'FormApp.create') forgotten++;
          last = call;
          return ends;
        },
      });
    };
    for (let steps = -1; steps < endedAt.size; ) {
      steps = endedAt.size;
      const host = failing();
      try {
        host.run('startInstallation', JSON.stringify(ANSWERS));
      } catch (error) {
        expect(String(error)).toContain('Exceeded maximum execution time');
      }
    }
    expect(endedAt.size).toBeGreaterThan(20);
    expect(school.host.log).toEqual([]);
    const titles = await school.titles();
    expect(titles.filter((title) => formTabs.includes(title)).toSorted()).toEqual(formTabs.toSorted());
    expect(titles).toHaveLength(new Set(titles).size);
    expect(school.host.triggers().map(({ handler }) => handler)).toEqual(['onFormSubmitted', 'onEdited', 'onTimer']);
    expect(formsMade()).toBe(formTabs.length + forgotten);
    expect(forgotten).toBeLessThanOrEqual(2);
    const linked = (await readWorkbook(googleSheets(bearerAccess(school.emulator.url, OWNER)), school.spreadsheetId))
      .forms;
    expect(linked.size).toBe(formTabs.length);
    // Each question has only one column, so Nastavnik reads the answers where the form writes them.
    for (const { tab, questions } of Object.values(forms)) {
      const [header] = await school.read(`'${tab}'!A1:CZ1`);
      expect(header?.slice(1)).toEqual(Object.values<{ title: string }>(questions).map(({ title }) => title));
    }
    const before = { ...school.host.calls };
    school.install();
    expect(school.host.calls.writes).toBe(before.writes);
  });

  it('restores a deleted tab, trigger or mark', async () => {
    school.install();
    const api = clientOf(school.emulator, OWNER);
    const { data } = await api.spreadsheets.get({ spreadsheetId: school.spreadsheetId });
    const sheetId = data.sheets?.find(({ properties }) => properties?.title === 'Подбор')?.properties?.sheetId ?? 0;
    const namedRangeId = data.namedRanges?.[0]?.namedRangeId ?? '';
    await api.spreadsheets.batchUpdate({
      spreadsheetId: school.spreadsheetId,
      requestBody: { requests: [{ deleteSheet: { sheetId } }, { deleteNamedRange: { namedRangeId } }] },
    });
    const [timer] = school.host.triggers().filter(({ handler }) => handler === 'onTimer');
    school.emulator.store.delete(`script-trigger/${school.spreadsheetId}`, timer?.id ?? '');

    school.install();
    expect(school.host.log).toEqual([]);
    const titles = await school.titles();
    expect(titles).toContain('Подбор');
    expect(new Set(titles).size).toBe(titles.length);
    expect(school.host.triggers().map(({ handler }) => handler)).toEqual(['onFormSubmitted', 'onEdited', 'onTimer']);
    expect(formsMade()).toBe(formTabs.length);
    expect(school.host.run('outcome')).toMatchObject({ text: 'Готово.' });
  });

  it('restores removed protections and removed marks of tabs and columns, once', async () => {
    school.install();
    const api = clientOf(school.emulator, OWNER);
    const fields = 'sheets(properties(title),protectedRanges(protectedRangeId,range,warningOnly,description))';
    const protections = async () => {
      const { data } = await api.spreadsheets.get({ spreadsheetId: school.spreadsheetId, fields });
      return (data.sheets ?? []).flatMap(({ protectedRanges = [] }) => protectedRanges);
    };
    const said = async () =>
      (await protections()).map(({ protectedRangeId: _, ...rest }) => JSON.stringify(rest)).toSorted();
    const marks = async () => {
      const dataFilters = ['nastavnik.tab', 'nastavnik.column'].map((metadataKey) => ({
        developerMetadataLookup: { metadataKey },
      }));
      const { data } = await api.spreadsheets.developerMetadata.search({
        spreadsheetId: school.spreadsheetId,
        requestBody: { dataFilters },
      });
      return (data.matchedDeveloperMetadata ?? [])
        .map(({ developerMetadata }) => JSON.stringify([developerMetadata?.metadataValue, developerMetadata?.location]))
        .toSorted();
    };
    const before = [await said(), await marks()];
    expect(before[1]?.length).toBeGreaterThan(300);
    await api.spreadsheets.batchUpdate({
      spreadsheetId: school.spreadsheetId,
      requestBody: {
        requests: [
          ...(await protections()).map(({ protectedRangeId = 0 }) => ({ deleteProtectedRange: { protectedRangeId } })),
          ...['nastavnik.tab', 'nastavnik.column'].map((metadataKey) => ({
            deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataKey } } },
          })),
        ],
      },
    });
    expect(await said()).toEqual([]);
    school.install();
    expect(school.host.log).toEqual([]);
    expect([await said(), await marks()]).toEqual(before);
    const { writes } = school.host.calls;
    school.install();
    expect(school.host.calls.writes).toBe(writes);
  });

  it('names the forms that people without an account cannot open, and stops reporting them when they can', async () => {
    school.install();
    expect(school.host.run('outcome')).not.toMatchObject({ failed: true });
    const access = bearerAccess(school.emulator.url, OWNER);
    const { forms: links } = await readWorkbook(googleSheets(access), school.spreadsheetId);
    const { permissions } = driveApi({ version: 'v3', rootUrl: school.emulator.url, auth: access.auth });
    const fileId = links.get('feedback')?.formId ?? '';
    await permissions.delete({ fileId, permissionId: 'anyoneWithLink' });

    school.install();
    const said = school.host.run('outcome');
    expect(said).toMatchObject({ failed: true, text: expect.stringContaining(`анкеты: «${forms.feedback.title}».`) });
    expect(said).toMatchObject({ text: expect.stringContaining('«Все, у кого есть ссылка»') });

    const requestBody = { type: 'anyone', role: 'reader', view: 'published' };
    await permissions.create({ fileId, requestBody });
    school.install();
    expect(school.host.run('outcome')).not.toMatchObject({ failed: true });
  });

  it('continues without a deleted form, reports it, and makes no second form by itself', async () => {
    school.install();
    const access = bearerAccess(school.emulator.url, OWNER);
    const sheets = googleSheets(access);
    const { formId = '' } = (await readWorkbook(sheets, school.spreadsheetId)).forms.get('preference') ?? {};
    await driveApi({ version: 'v3', rootUrl: school.emulator.url, auth: access.auth }).files.delete({ fileId: formId });
    await school.type("'Участники'!B2:D2", [['Тестовая Анна Ивановна', 'учитель', 'anna@example.org']]);
    await school.type("'Участники'!H2", [['01.06.2026']]);

    school.install();
    expect(school.host.takeMail()).not.toEqual([]);
    const said = school.host.run('outcome');
    expect(said).toMatchObject({ failed: true, text: expect.stringContaining('не открываются анкеты: «') });
    expect(said).toMatchObject({ text: expect.stringContaining('из корзины Google Диска') });
    expect(formsMade()).toBe(formTabs.length - 1);

    school.host.log.length = 0;
    school.host.run('onTimer');
    expect(school.host.log).toEqual([]);
    const problems = (await school.read("'Проверка данных'!A2:Z50")).map((row) => row.join(' '));
    expect(problems.filter((line) => line.includes('не открывается'))).toHaveLength(1);
    const { writes } = school.host.calls;
    school.host.run('onTimer');
    expect(school.host.calls.writes).toBe(writes);
  });

  it('waits for its turn: of two installations at once, one makes the forms, and the timer continues the other', () => {
    school.host.locked = true;
    school.install();
    expect(school.host.log.join()).toContain('Таблицу сейчас обновляет другой запуск');
    school.host.locked = false;
    school.hostWith({ endsRun: (call) => call === 'FormApp.create' }).run('startInstallation', JSON.stringify(ANSWERS));
    school.host.locked = true;
    school.host.run('onContinueInstallation');
    expect([formsMade(), school.host.triggers().map(({ handler }) => handler)]).toEqual([
      0,
      ['onContinueInstallation'],
    ]);
    school.host.locked = false;
    school.host.run('onContinueInstallation');
    expect(formsMade()).toBe(formTabs.length);
    expect(school.host.triggers().map(({ handler }) => handler)).toEqual(['onFormSubmitted', 'onEdited', 'onTimer']);
  });

  it('keeps all data when the programme is stopped', async () => {
    school.install();
    await school.type("'Участники'!B2", [['Тестовая Анна Ивановна']]);
    const titles = await school.titles();
    school.host.run('uninstallSchool');
    expect(school.host.triggers()).toEqual([]);
    expect(await school.titles()).toEqual(titles);
    expect(await school.read("'Участники'!B2")).toEqual([['Тестовая Анна Ивановна']]);
  });

  it.each([
    [{ lawIsUnderstood: 'no' }, 'Прочитайте, пожалуйста, о хранении имён'],
    [{ privacyMode: 'somewhere' }, 'Выберите, где будут имена.'],
    [{ programYear: 'двадцать' }, 'Год программы'],
    [{ functionsUrl: 'http://example.org' }, 'https://'],
  ])('does not begin with the answers %o, and says why', (answers, words) => {
    expect(() => school.install(answers)).toThrow(words);
    expect(formsMade()).toBe(0);
  });
});

function answersOf() {
  return { programYear: '2026', schoolShort: '', privacyMode: 'names', lawIsUnderstood: 'yes', functionsUrl: '' };
}
