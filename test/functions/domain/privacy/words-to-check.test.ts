import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { documentHtml } from '../../../../functions/domain/paper/html.tsx';
import { plan } from '../../../../functions/domain/plan.ts';
import { context, programme } from '../programme-kit.ts';
import { MENTEE, MENTOR, type School, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const hidden = { code: 'К-15', name: 'Мороз Роман Олегович', email: 'r@example.org', invitedOn: '2026-05-18' };
const TODAY = '2026-12-31';

const publication = {
  type: 'publication' as const,
  scope: ['name', 'quote'] as const,
  decision: 'given' as const,
  decidedOn: '2026-12-01',
  documentRef: 'папка 1',
};

/** A school with a registered public report that quotes somebody's answer. */
function reporting(quote: string, settings: School['settings'] = {}): School {
  const { tables, answers } = wholeSchool;
  return school({
    settings,
    tables: {
      people: [...tables.people, hidden],
      consents: [...tables.consents, { ...publication, code: MENTOR }, { ...publication, code: MENTEE }],
      documents: [
        ...tables.documents.filter(({ kind }) => kind !== 'publicReport'),
        { kind: 'publicReport', date: '2026-12-28', documentId: 'Д-9' },
      ],
    },
    answers: { satisfactionMentor: answers.satisfactionMentor.map((answer) => ({ ...answer, quote })) },
  });
}

const reportOf = (parts: School) => {
  const report = documentsOf(standingOf(parts, TODAY)).find(({ kind }) => kind === 'publicReport');
  if (!report) throw new Error('There is no public report.');
  return report;
};

/** The states in «Документы» and the problems in «Проверка данных». */
function workbookOf(parts: School) {
  const { tables } = plan(programme(parts), context({ today: TODAY }));
  const rows = (name: string) =>
    tables.filter(({ table }) => table === name).flatMap((one) => one.rows.map(({ values }) => values));
  return { states: JSON.stringify(rows('documents')), problems: JSON.stringify(rows('problems')) };
}

describe('a public report with a word that may be a name', () => {
  const parts = reporting('Вёл ёлку Дед Мороз, а мороз на дворе был сильный');
  const report = reportOf(parts);

  it('stays a draft though it is registered, and lists the words and their places', () => {
    expect(report.draft).toBe(true);
    expect(report.doubts).toEqual([
      { word: 'Мороз', around: 'ёлку Дед Мороз, а мороз', codes: ['К-15'], likely: true },
      { word: 'мороз', around: 'Мороз, а мороз на дворе', codes: ['К-15'], likely: false },
    ]);
    const html = documentHtml(report, (code) => code);
    expect(html).toMatch(/остаётся черновиком.*Проверьте слова\./);
    expect(html).toContain('«ёлку Дед Мороз, а мороз»: «Мороз» – может быть, К-15');
  });

  it('keeps the word as written: nothing is replaced silently', () => {
    expect(JSON.stringify(report.blocks)).toContain('Вёл ёлку Дед Мороз, а мороз на дворе был сильный');
  });

  it('is reported in the workbook', () => {
    const { states, problems } = workbookOf(parts);
    expect(states).toContain('черновик: проверьте слова (2)');
    expect(problems).toContain('«Публичный отчёт» остаётся черновиком: проверьте слова.');
    expect(problems).toContain('«Мороз» – может быть, К-15');
  });

  it('leaves its draft only once the curator has confirmed that none of them are names', () => {
    const one = reporting('Вёл ёлку Дед Мороз, а мороз на дворе был сильный', { notNames: 'Дед Мороз' });
    expect(reportOf(one).doubts?.map(({ word }) => word)).toEqual(['мороз']);
    expect(reportOf(one).draft).toBe(true);
    const both = reporting('Вёл ёлку Дед Мороз, а мороз на дворе был сильный', {
      notNames: 'ёлку Дед Мороз, а\nмороз на дворе',
    });
    expect(reportOf(both)).toMatchObject({ draft: false });
    expect(reportOf(both).doubts).toBeUndefined();
    expect(workbookOf(both).states).not.toContain('проверьте слова');
  });

  it('waits again if the same word appears elsewhere', () => {
    const again = reporting('Дед Мороз, спасибо Мороз за ёлку', { notNames: 'Дед Мороз' });
    expect(reportOf(again).doubts?.map(({ around }) => around)).toEqual(['Мороз, спасибо Мороз за ёлку']);
  });

  it('loses an unmistakable name even if one of its words was confirmed', () => {
    const sure = reportOf(reporting('Спасибо: Мороз Р. О. и Роман Мороз', { notNames: 'Мороз\nРоман' }));
    expect(JSON.stringify(sure.blocks)).toContain('Спасибо: участник и участник');
  });
});

describe('other papers', () => {
  const withGoal = (goal1: string): School =>
    school({
      tables: {
        people: [...wholeSchool.tables.people, hidden],
        plans: wholeSchool.tables.plans.map((row) => ({ ...row, goal1 })),
      },
    });
  const planOf = (goal: string) => documentsOf(standingOf(withGoal(goal), TODAY)).find(({ kind }) => kind === 'plan');

  it('papers of the school list the words too, but wait only for words written like names', () => {
    expect(planOf('Читать роман и учить роман наизусть')?.doubts?.map(({ likely }) => likely)).toEqual([false, false]);
    expect(planOf('Ходить на уроки: Мороз знает')?.doubts?.map(({ likely }) => likely)).toEqual([true]);
  });

  it('raise no doubt about our own words', () => {
    const li = { code: 'К-16', name: 'Ли Вера Олеговна', email: 'l@example.org', invitedOn: '2026-05-18' };
    const parts = school({ tables: { people: [...wholeSchool.tables.people, li] } });
    const documents = documentsOf(standingOf(parts, TODAY));
    expect(JSON.stringify(documents)).toMatch(/[^а-яё]ли[^а-яё]/u);
    expect(documents.flatMap(({ doubts = [] }) => doubts)).toEqual([]);
  });
});

it('in the mode «коды» the workbook shows the same with the key and without', () => {
  const { name, ...nameless } = hidden;
  const parts = reporting('Вёл ёлку Дед Мороз');
  const coded: School = {
    ...parts,
    settings: { ...parts.settings, privacyMode: 'codes' },
    tables: { ...parts.tables, people: [...wholeSchool.tables.people.map(({ name: _, ...row }) => row), nameless] },
  };
  const named = [{ code: hidden.code, name }];
  const withKey = plan(programme(coded), context({ today: TODAY, named }));
  const without = plan(programme(coded), context({ today: TODAY }));
  const documents = ({ tables }: typeof withKey) =>
    tables.filter(({ table }) => table === 'documents' || table === 'problems');
  expect(documents(withKey)).toEqual(documents(without));
});
