import type { forms_v1 } from 'googleapis/build/src/apis/forms/index.js';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FormsGateway } from '../../../functions/gateways/forms-gateway.ts';
import { entryOf } from '../../../functions/gateways/google-forms/addresses.ts';
import { initialChoices } from '../../../functions/jobs/initial-choices.ts';
import { install, isInstalled } from '../../../functions/jobs/install.ts';
import { rememberForm } from '../../../functions/jobs/refresh-forms.ts';
import { columnLetters } from '../../../functions/workbook/a1.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import type { Snapshot, Tab } from '../../../functions/workbook/snapshot.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import {
  buildSchoolTemplate,
  emptySchool,
  PROGRAM_YEAR,
  type SchoolTemplate,
  siteOf,
  type TestSchool,
} from './school-kit.ts';

const TABS = Object.keys(tables).length;
const FORMS = Object.keys(forms).length;

let template: SchoolTemplate;
let school: TestSchool;

beforeAll(async () => {
  template = await buildSchoolTemplate();
  return () => template.remove();
});

function tabOf(snapshot: Snapshot, name: string): Tab {
  const tab = snapshot.tabs.get(name);
  if (!tab) throw new Error(`There is no tab ${name}`);
  return tab;
}

async function removeTab(name: string): Promise<void> {
  await school.rearrange({ deleteSheet: { sheetId: tabOf(await school.read(), name).sheetId } });
}

async function removeColumn(tab: string, column: string): Promise<void> {
  const { sheetId, columns } = tabOf(await school.read(), tab);
  const startIndex = columns.get(column) ?? -1;
  await school.rearrange({
    deleteDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 } },
  });
}

const entryOfItem = ({ questionItem }: forms_v1.Schema$Item) => entryOf(questionItem?.question?.questionId ?? '');

/** Records each creation and each change of a form. */
function counted(forms: FormsGateway): { forms: FormsGateway; calls: string[] } {
  const calls: string[] = [];
  return {
    calls,
    forms: {
      ...forms,
      create: (...all) => {
        calls.push('create');
        return forms.create(...all);
      },
      refresh: (...all) => {
        calls.push('refresh');
        return forms.refresh(...all);
      },
    },
  };
}

describe('installing again', () => {
  beforeEach(async () => {
    school = await template.open();
    return () => school.close();
  });

  it('leaves a complete workbook unchanged: one read, no write, no form', async () => {
    const { forms, calls } = counted(school.forms);
    const site = siteOf({ sheets: school.sheets, forms });
    expect(await install(site, school.spreadsheetId, PROGRAM_YEAR)).toBe(false);
    expect(school.sheets.calls).toEqual({ reads: 1, writes: 0 });
    expect(calls).toEqual([]);
  });

  it('is requested only if something is missing', async () => {
    const whole = () => isInstalled(school.sheets, school.spreadsheetId, PROGRAM_YEAR);
    expect(await whole()).toBe(true);
    await removeColumn('guests', 'position');
    expect(await whole()).toBe(false);
    await school.install();
    expect(await whole()).toBe(true);
  });

  it('adds missing columns and tabs to an older workbook, and keeps people’s data', async () => {
    await school.type('Гости!B2:F3', [
      ['Тестовая Анна', 'методист', 'anna@example.org', '01.09.2026', 'позвонить'],
      ['Тестовый Борис', 'директор', 'boris@example.org', null, 'за день'],
    ]);
    const { sheetId } = tabOf(await school.read(), 'guests');
    await school.rearrange({ appendDimension: { sheetId, dimension: 'COLUMNS', length: 3 } });
    await school.type('Гости!H1', [['Подарок']]);
    await school.type('Гости!H5', [['моя пометка']]);
    await removeColumn('guests', 'position');
    await removeColumn('guests', 'invitedOn');
    await removeTab('events');

    expect(await school.install()).toBe(true);

    const snapshot = await school.read();
    const guests = tabOf(snapshot, 'guests');
    expect([...guests.columns.keys()].toSorted()).toEqual(guests.layout.columns.map(({ key }) => key).toSorted());
    const gifts = guests.cells[0]?.indexOf('Подарок') ?? -1;
    expect([guests.cells[4]?.[gifts], [...guests.columns.values()].includes(gifts)]).toEqual(['моя пометка', false]);
    expect(parse(snapshot).tables.guests.slice(0, 2)).toEqual([
      { at: 1, name: 'Тестовая Анна', email: 'anna@example.org', invitedByHand: '2026-09-01', note: 'позвонить' },
      { at: 2, name: 'Тестовый Борис', email: 'boris@example.org', note: 'за день' },
    ]);
    expect(tabOf(snapshot, 'events').cells[0]).toEqual(
      tabOf(snapshot, 'events').layout.columns.map(({ header }) => header),
    );
    expect(parse(snapshot).problems).toEqual([]);

    expect(await school.install()).toBe(false);
  });

  it('adds newer settings to an older workbook, and keeps existing values', async () => {
    const setting = async (key: string) => parse(await school.read()).tables.settings.find((row) => row.key === key);
    const { sheetId } = tabOf(await school.read(), 'settings');
    const at = (await setting('documentsFolder'))?.at ?? -1;
    const place = (await setting('schoolShort'))?.at ?? -1;
    await school.type(`Настройки!C${place + 1}`, [['Школа № 5']]);
    await school.rearrange({
      deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: at, endIndex: at + 1 } },
    });
    expect(await setting('documentsFolder')).toBeUndefined();
    expect(await school.install()).toBe(true);
    expect(await setting('documentsFolder')).toMatchObject({ label: 'Папка для документов' });
    expect(parse(await school.read()).settings.schoolShort).toBe('Школа № 5');
    expect(await school.install()).toBe(false);
  });

  it('adds missing questions and choices to an older form, and keeps its answers and the school’s wording', async () => {
    const link = (await school.read()).forms.get('feedback');
    if (!link) throw new Error('There is no form feedback');
    const { items = [] } = await school.form(link.formId);
    const at = (field: string) => items.findIndex((item) => entryOfItem(item) === link.entries[field]);
    // The form in an older version: one question is missing, and another has fewer options and the school's own title.
    const regularity = items[at('regularity')];
    const fewer = { type: 'RADIO', options: [{ value: 'да' }, { value: 'нет' }] };
    await school.changeForm(
      link.formId,
      {
        updateItem: {
          item: {
            ...regularity,
            title: 'Встречаетесь?',
            questionItem: { question: { ...regularity?.questionItem?.question, choiceQuestion: fewer } },
          },
          location: { index: at('regularity') },
          updateMask: 'title,questionItem.question.choiceQuestion',
        },
      },
      { deleteItem: { location: { index: at('hinders') } } },
    );
    await removeColumn('answers.feedback', 'hinders');
    const { hinders: _, ...entries } = link.entries;
    await rememberForm(school.sheets, school.spreadsheetId, 'feedback', { ...link, entries, questions: 'older' });
    await school.type(`'${forms.feedback.tab}'!A2`, [['01.10.2026 10:00:00', 'К-01']]);
    expect(parse(await school.read()).problems.filter(({ stopsWork }) => stopsWork)).toEqual([]);

    expect(await school.install()).toBe(true);

    const upgraded = (await school.read()).forms.get('feedback');
    const now = (await school.form(link.formId)).items ?? [];
    expect(now.map(entryOfItem)).toEqual(
      Object.keys(forms.feedback.questions).map((field) => upgraded?.entries[field]),
    );
    const asked = now[Object.keys(forms.feedback.questions).indexOf('regularity')];
    expect(asked?.title).toBe('Встречаетесь?');
    expect(asked?.questionItem?.question?.choiceQuestion?.options).toHaveLength(4);
    const tab = tabOf(await school.read(), 'answers.feedback');
    expect(tab.columns.get('hinders')).toBe(Math.max(...tab.columns.values()));
    expect(parse(await school.read()).answers.feedback).toMatchObject([{ fields: { code: 'К-01' } }]);

    expect(await school.install()).toBe(false);
    await school.type(`'${forms.feedback.tab}'!${columnLetters(tab.columns.get('hinders') ?? -1)}1`, [['Мешает?']]);
    expect((await school.read()).tabs.get('answers.feedback')?.columns.has('hinders')).toBe(true);
  });

  it('gives each role its own list in an older form with one list for all, unless the school changed the wording', async () => {
    const link = (await school.read()).forms.get('preference');
    if (!link) throw new Error('There is no form preference');
    const { items = [] } = await school.form(link.formId);
    const at = (field: string) => items.findIndex((item) => entryOfItem(item) === link.entries[field]);
    const asOnce = (field: string, title: string) => ({
      updateItem: {
        item: {
          ...items[at(field)],
          title,
          questionItem: { question: { ...items[at(field)]?.questionItem?.question, required: true } },
        },
        location: { index: at(field) },
        updateMask: 'title,questionItem.question.required',
      },
    });
    const added = ['menteeChoice1', 'menteeChoice2', 'menteeChoice3'];
    await school.changeForm(
      link.formId,
      asOnce('choice1', 'С кем Вам было бы интересно работать? (1-й выбор)'),
      asOnce('choice2', 'Кто Вам по душе?'),
      ...added.map(() => ({ deleteItem: { location: { index: at('menteeChoice1') } } })),
    );
    for (const field of added) await removeColumn('answers.preference', field);
    const entries = Object.fromEntries(Object.entries(link.entries).filter(([field]) => !added.includes(field)));
    await rememberForm(school.sheets, school.spreadsheetId, 'preference', { ...link, entries, questions: 'older' });

    expect(await school.install()).toBe(true);

    const now = (await school.form(link.formId)).items ?? [];
    const upgraded = (await school.read()).forms.get('preference');
    expect(now.map(entryOfItem)).toEqual(
      Object.keys(forms.preference.questions).map((field) => upgraded?.entries[field]),
    );
    const { choice1 } = forms.preference.questions;
    const [first, second] = [now[at('choice1')], now[at('choice2')]];
    expect([first?.title, first?.description, first?.questionItem?.question?.required ?? false]).toEqual([
      choice1.title,
      choice1.help,
      // A form without pages asks everybody, also those whom the question does not concern.
      false,
    ]);
    expect([second?.title, second?.questionItem?.question?.required]).toEqual(['Кто Вам по душе?', true]);
    expect(parse(await school.read()).problems).toEqual([]);
    expect(await school.install()).toBe(false);
  });

  it('frees everybody from the questions of one role, as soon as the lists of an older form change', async () => {
    const link = (await school.read()).forms.get('preference');
    if (!link) throw new Error('The form is missing');
    const { items = [] } = await school.form(link.formId);
    const at = (field: string) => items.findIndex((item) => entryOfItem(item) === link.entries[field]);
    const ofOneRole = ['choice1', 'menteeChoice1'];
    const isRequired = async (field: string) =>
      (await school.form(link.formId)).items?.[at(field)]?.questionItem?.question?.required ?? false;
    await school.changeForm(
      link.formId,
      ...ofOneRole.map((field) => ({
        updateItem: {
          item: {
            ...items[at(field)],
            questionItem: { question: { ...items[at(field)]?.questionItem?.question, required: true } },
          },
          location: { index: at(field) },
          updateMask: 'questionItem.question.required',
        },
      })),
    );
    expect(await Promise.all(ofOneRole.map(isRequired))).toEqual([true, true]);

    await school.forms.refresh(link, forms.preference, { ...initialChoices, mentors: ['К-01 Примерова Анна'] });

    expect(await Promise.all([...ofOneRole, 'asRole'].map(isRequired))).toEqual([false, false, true]);
    expect((await school.form(link.formId)).items).toHaveLength(items.length);
  });

  it('does not overwrite the content in the place of a missing tab', async () => {
    const { sheetId } = tabOf(await school.read(), 'guests');
    await removeTab('guests');
    await school.rearrange({ addSheet: { properties: { sheetId, title: 'Мои гости' } } });
    await school.type("'Мои гости'!A1", [['список для чаепития']]);

    expect(await school.install()).toBe(true);
    expect((await school.read()).tabs.get('guests')?.title).toBe('Гости');
    const { data } = await school.owner.spreadsheets.values.get({
      spreadsheetId: school.spreadsheetId,
      range: "'Мои гости'!A1",
    });
    expect(data.values).toEqual([['список для чаепития']]);
  });

  it('restores a chart, once', async () => {
    await school.rearrange({ deleteEmbeddedObject: { objectId: 2003 } });
    expect(await school.install()).toBe(true);
    const { data } = await school.owner.spreadsheets.get({
      spreadsheetId: school.spreadsheetId,
      fields: 'sheets(charts(chartId))',
    });
    const charts = (data.sheets ?? []).flatMap((sheet) => (sheet.charts ?? []).map(({ chartId }) => chartId));
    expect(charts.toSorted()).toEqual([2001, 2002, 2003, 2004]);
    expect(await school.install()).toBe(false);
  });

  it('restores the charts with the summary', async () => {
    await removeTab('summary');
    expect(await school.install()).toBe(true);
    expect(await school.install()).toBe(false);
  });

  it('accepts another title of its hidden tab', async () => {
    const { markerSheetId } = await school.read();
    const properties = { sheetId: markerSheetId, title: 'что это?' };
    await school.rearrange({ updateSheetProperties: { properties, fields: 'title' } });
    expect(await school.install()).toBe(false);
    expect((await school.read()).markerSheetId).toBe(markerSheetId);
  });

  it.each(['the marker tab', 'the revision mark'])(
    'repairs a workbook that lost %s, whatever named ranges people added',
    async (lost) => {
      const { markerSheetId, tabs } = await school.read();
      const range = { sheetId: tabs.get('guests')?.sheetId ?? 0, startRowIndex: 0, endRowIndex: 3 };
      await school.rearrange(
        { addNamedRange: { namedRange: { name: 'Наши_гости', range } } },
        lost === 'the marker tab'
          ? { deleteSheet: { sheetId: markerSheetId } }
          : { deleteNamedRange: { namedRangeId: 'nastavnik_rev_000001' } },
      );
      await expect(school.read()).rejects.toMatchObject({ code: 'notInstalled', message: /Запустите установку/ });

      expect(await school.install()).toBe(true);
      // A named range keeps its name after its cells are deleted, so the new mark must not repeat a number of the lost mark.
      expect((await school.read()).revision).toBe(1_000_001);
      expect(await school.install()).toBe(false);
    },
  );

  it('continues after an interruption: each form is in the workbook once, and its answers are at its mark', async () => {
    const fresh = await emptySchool();
    let writes = 0;
    const stopping = {
      ...fresh.sheets,
      write: (...all: Parameters<typeof fresh.sheets.write>) =>
        ++writes > 4 ? Promise.reject(new Error('The power went off.')) : fresh.sheets.write(...all),
    };
    const site = siteOf({ sheets: stopping, forms: fresh.forms });
    await expect(install(site, fresh.spreadsheetId, PROGRAM_YEAR)).rejects.toThrow('The power went off.');
    expect(await fresh.install()).toBe(true);

    const snapshot = await fresh.read();
    expect(snapshot.forms.size).toBe(FORMS);
    expect(snapshot.tabs.size).toBe(TABS + FORMS);
    expect(parse(snapshot).problems).toEqual([]);
    expect(await fresh.install()).toBe(false);
    await fresh.close();
  });
});

describe('installing into a spreadsheet that somebody uses', () => {
  it('keeps the only tab if it has content', async () => {
    const fresh = await emptySchool();
    const { data } = await fresh.owner.spreadsheets.get({ spreadsheetId: fresh.spreadsheetId });
    const title = data.sheets?.[0]?.properties?.title ?? '';
    await fresh.type(`'${title}'!C7`, [['телефоны родителей']], fresh.owner);
    await fresh.install();
    const kept = await fresh.owner.spreadsheets.values.get({
      spreadsheetId: fresh.spreadsheetId,
      range: `'${title}'!C7`,
    });
    expect(kept.data.values).toEqual([['телефоны родителей']]);
    expect((await fresh.read()).tabs.size).toBe(TABS + FORMS);
    await fresh.close();
  });

  it('uses the only tab as its own if the title says so', async () => {
    const fresh = await emptySchool();
    const { data } = await fresh.owner.spreadsheets.get({ spreadsheetId: fresh.spreadsheetId });
    const sheetId = data.sheets?.[0]?.properties?.sheetId ?? 0;
    await fresh.rearrange({ updateSheetProperties: { properties: { sheetId, title: 'Гости' }, fields: 'title' } });
    await fresh.install();
    expect((await fresh.read()).tabs.get('guests')?.columns.size).toBe(7);
    await fresh.close();
  });

  it('treats a spreadsheet with other named ranges as new', async () => {
    const fresh = await emptySchool();
    await fresh.rearrange({
      addNamedRange: { namedRange: { name: 'Класс_5А', range: { sheetId: 0, endRowIndex: 2 } } },
    });
    await fresh.install();
    expect((await fresh.read()).revision).toBe(1);
    await fresh.close();
  });

  it('reports its steps', async () => {
    const fresh = await emptySchool();
    const said: string[] = [];
    const site = { ...siteOf(fresh), progress: (done: string) => void said.push(done) };
    await install(site, fresh.spreadsheetId, PROGRAM_YEAR);
    expect(said).toHaveLength(FORMS + 1);
    expect(said[0]).toBe('Листы таблицы готовы');
    expect(said[FORMS]).toMatch(new RegExp(`^Анкета ${FORMS} из ${FORMS}: `));
    await fresh.close();
  });
});
