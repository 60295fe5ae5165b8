import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { FORM_MARK, readFormLink } from '../../../functions/workbook/form-registry.ts';
import { COLUMN_MARK, MARKER_TAB, TAB_MARK } from '../../../functions/workbook/marks.ts';
import type { Form } from '../../../sheets-schema/form.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import type { Column, Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { buildSchoolTemplate, type SchoolTemplate, type TestSchool } from './school-kit.ts';

const allTables = Object.values(tables) as Table[];
const allForms = Object.values(forms) as readonly Form[];

let template: SchoolTemplate;
let school: TestSchool;
let workbook: sheets_v4.Schema$Spreadsheet;

beforeAll(async () => {
  template = await buildSchoolTemplate();
  school = await template.open();
  const { spreadsheetId } = school;
  const titles = [...allTables.map(({ title }) => title), ...allForms.map(({ tab }) => tab)];
  const ranges = titles.map((title) => `'${title}'!1:2`);
  const answer = await school.owner.spreadsheets.get({ spreadsheetId, ranges, includeGridData: true });
  workbook = answer.data;
  return async () => {
    await school.close();
    template.remove();
  };
});

function sheetOf(title: string): sheets_v4.Schema$Sheet {
  const sheet = workbook.sheets?.find(({ properties }) => properties?.title === title);
  if (!sheet) throw new Error(`There is no tab ${title}`);
  return sheet;
}

const cellsOf = (title: string, row: number) => sheetOf(title).data?.[0]?.rowData?.[row]?.values ?? [];
const columnMetadata = (title: string) => sheetOf(title).data?.[0]?.columnMetadata ?? [];
const marksOf = (metadata: readonly sheets_v4.Schema$DeveloperMetadata[] | undefined, key: string) =>
  (metadata ?? []).filter(({ metadataKey }) => metadataKey === key).map(({ metadataValue }) => metadataValue);

describe('a new workbook', () => {
  it('has every tab: the curator’s most used tabs first, the answers last, and no tab of the empty spreadsheet', async () => {
    const { data } = await school.owner.spreadsheets.get({
      spreadsheetId: school.spreadsheetId,
      fields: 'properties(locale,timeZone),sheets(properties(title,hidden))',
    });
    expect(data.properties).toEqual({ locale: 'ru_RU', timeZone: 'Europe/Moscow' });
    const titles = (data.sheets ?? []).map(({ properties }) => properties?.title);
    const wanted = [...allTables.map(({ title }) => title), MARKER_TAB, ...allForms.map(({ tab }) => tab)];
    expect(titles).toEqual(wanted);
    const hidden = (data.sheets ?? []).filter(({ properties }) => properties?.hidden);
    const ours = allTables.filter((table) => table.hidden).map(({ title }) => title);
    expect(hidden.map(({ properties }) => properties?.title)).toEqual([...ours, MARKER_TAB]);
  });

  describe.each(allTables)('tab «$title»', (table) => {
    const columns: [string, Column][] = Object.entries(table.columns);

    it('has the headers, notes and widths of the schema', () => {
      const header = cellsOf(table.title, 0).slice(0, columns.length);
      expect(header.map(({ formattedValue }) => formattedValue)).toEqual(columns.map(([, column]) => column.header));
      expect(header.map(({ note }) => note ?? undefined)).toEqual(columns.map(([, { note }]) => note));
      const dimensions = columnMetadata(table.title).slice(0, columns.length);
      expect(dimensions.map(({ pixelSize }) => pixelSize)).toEqual(columns.map(([, { width }]) => width));
      expect(dimensions.map(({ hiddenByUser }) => hiddenByUser ?? undefined)).toEqual(
        columns.map(([, column]) => column.hidden),
      );
      expect(sheetOf(table.title).properties?.gridProperties?.frozenRowCount).toBe(1);
    });

    it('shows values in the formats of their columns', () => {
      const formats = cellsOf(table.title, 1).map((cell) => cell.userEnteredFormat?.numberFormat?.pattern);
      const patterns = {
        text: '@',
        time: '@',
        integer: '0',
        percent: '0.0',
        date: 'dd.mm.yyyy',
        dateTime: 'dd.mm.yyyy hh:mm',
      };
      expect(formats.slice(0, columns.length)).toEqual(columns.map(([, { type }]) => patterns[type.display]));
    });

    it('offers lists only where people choose', () => {
      const offered = cellsOf(table.title, 1)
        .slice(0, columns.length)
        .map((cell) => cell.dataValidation?.condition)
        .map((condition) =>
          condition?.type === 'ONE_OF_LIST' ? condition.values?.map((each) => each.userEnteredValue) : undefined,
        );
      expect(offered).toEqual(
        columns.map(([, { owner, type }]) => (owner === 'staff' && type.kind !== 'manyOf' ? type.labels : undefined)),
      );
    });

    it('has our marks on the tab and on each column', () => {
      expect(marksOf(sheetOf(table.title).developerMetadata, TAB_MARK)).toEqual([table.name]);
      const marks = columnMetadata(table.title).map(({ developerMetadata }) => marksOf(developerMetadata, COLUMN_MARK));
      expect(marks.slice(0, columns.length)).toEqual(columns.map(([key]) => [`${table.name}.${key}`]));
      expect(marks.slice(columns.length).flat()).toEqual([]);
    });

    it('protects views as a whole, and system columns of registers with a warning, so that people can sort rows', () => {
      const protections = sheetOf(table.title).protectedRanges ?? [];
      if (table.kind === 'view') {
        const { sheetId } = sheetOf(table.title).properties ?? {};
        expect(protections.map(({ range, warningOnly }) => [range, warningOnly ?? false])).toEqual([
          [sheetId === 0 ? {} : { sheetId }, false],
        ]);
        return;
      }
      const guarded = protections.map(({ range, warningOnly }) => ({
        column: range?.startColumnIndex ?? 0,
        header: range?.startRowIndex === 0,
        warningOnly: warningOnly ?? false,
      }));
      const system = columns.flatMap(([, { owner }], column) => (owner === 'system' ? [column] : []));
      expect(guarded.toSorted((a, b) => a.column - b.column)).toEqual(
        system.map((column) => ({ column, header: false, warningOnly: true })),
      );
    });
  });

  it('begins with the rows of the schema', async () => {
    const { tabs } = await school.read();
    for (const table of allTables) {
      const rows = table.initialRows?.(2026) ?? [];
      expect(tabs.get(table.name)?.cells.filter((row) => row.some((cell) => cell !== undefined))).toHaveLength(
        rows.length + 1,
      );
    }
    const settings = tabs.get('settings');
    const year = settings?.cells.find((row) => row[settings.columns.get('key') ?? -1] === 'programYear');
    expect(year?.[settings?.columns.get('value') ?? -1]).toBe('2026');
  });

  it('shows exactly four charts, all on the summary', () => {
    const charts = (workbook.sheets ?? []).flatMap((sheet) =>
      (sheet.charts ?? []).map((chart) => [sheet.properties?.title, chart.chartId]),
    );
    expect(charts).toEqual([2001, 2002, 2003, 2004].map((id) => [tables.summary.title, id]));
  });

  it.each(allForms)('has the form «$title»: open, with its questions, linked to its tab', async (form) => {
    const value = marksOf(workbook.developerMetadata, FORM_MARK + form.name);
    expect(value).toHaveLength(1);
    const link = readFormLink(value[0] ?? '');
    const installed = await school.form(link?.formId);
    expect(installed.publishSettings?.publishState).toEqual({ isPublished: true, isAcceptingResponses: true });
    expect(installed.responderUri).toContain(`/forms/d/e/${link?.publishedId}/viewform`);

    const questions = Object.values(form.questions);
    const items = installed.items ?? [];
    expect(items.map(({ title }) => title)).toEqual(questions.map(({ title }) => title));
    expect(items.map((item) => item.questionItem?.question?.required ?? false)).toEqual(
      questions.map(({ required }) => required),
    );
    const entries = items.map((item) => Number.parseInt(item.questionItem?.question?.questionId ?? '', 16));
    expect(Object.entries(link?.entries ?? {})).toEqual(
      Object.keys(form.questions).map((field, i) => [field, entries[i]]),
    );

    expect(marksOf(sheetOf(form.tab).developerMetadata, TAB_MARK)).toEqual([`answers.${form.name}`]);
    const marks = columnMetadata(form.tab).flatMap(({ developerMetadata }) => marksOf(developerMetadata, COLUMN_MARK));
    expect(marks).toEqual(
      ['submittedAt', ...Object.keys(form.questions)].map((field) => `answers.${form.name}.${field}`),
    );
    const header = cellsOf(form.tab, 0).map(({ formattedValue }) => formattedValue);
    expect(header.slice(0, marks.length)).toEqual(['Отметка времени', ...questions.map(({ title }) => title)]);
  });

  it('has no two forms', () => {
    const ids = (workbook.developerMetadata ?? []).flatMap(({ metadataKey, metadataValue }) =>
      metadataKey?.startsWith(FORM_MARK) ? readFormLink(metadataValue ?? '')?.formId : [],
    );
    expect(new Set(ids).size).toBe(Object.keys(forms).length);
    expect(ids).toHaveLength(Object.keys(forms).length);
  });
});
