import { describe, expect, it } from 'vitest';
import type { Block, Letter } from '../../../functions/domain/notices/letter.ts';
import { rosterIdentity } from '../../../functions/gateways/identity.ts';
import { type LetterContext, writeLetter } from '../../../functions/jobs/write-letter.ts';
import { layouts } from '../../../functions/workbook/layout.ts';
import type { Snapshot } from '../../../functions/workbook/snapshot.ts';
import { programme } from '../domain/programme-kit.ts';

const school = programme({
  settings: {
    schoolShort: 'Школа № 5',
    curatorName: 'Тестовая Вера',
    curatorContact: 'каб. 12',
    curatorEmail: 'vera@example.org',
  },
  tables: {
    people: [
      { code: 'К-07', name: 'Тестовая Анна Ивановна', email: 'anna@example.org' },
      { code: 'К-08', name: 'Тестовый' },
      { code: 'К-09', name: 'Анна Ивановна Тестова' },
      { code: 'К-10', name: 'Тестова А.И.' },
    ],
  },
});
const layout = layouts.find(({ name }) => name === 'pairs');
const snapshot: Snapshot = {
  spreadsheetId: 'sheet-id',
  revision: 1,
  markerSheetId: 0,
  secret: 'x'.repeat(32),
  remembered: { rowCount: 1, pages: [], marks: {} },
  tabs: new Map(
    layout
      ? [
          [
            'pairs',
            {
              layout,
              sheetId: 1016,
              title: layout.title,
              rowCount: 1,
              columnCount: 1,
              columns: new Map(),
              cells: [],
              links: new Map(),
              marks: new Map(),
            },
          ],
        ]
      : [],
  ),
  forms: new Map([
    ['feedback', { formId: 'f', publishedId: 'pub', entries: { code: 1, asRole: 2, formKey: 3 }, choices: '' }],
  ]),
};
const letterContext: LetterContext = {
  identity: rosterIdentity(school, '2026-10-01'),
  snapshot,
  settings: school.settings,
  docsRoot: 'https://docs.google.com/',
  formKey: (form, code) => `key-${form}-${code}`,
};
const written = (blocks: readonly Block[], to: Letter['to'] = 'К-07') =>
  writeLetter(letterContext, {
    messageId: '<1@school.example>',
    to,
    noticeKeys: [],
    subject: 'Тема',
    blocks,
    attachments: [],
    invitations: [],
    last: false,
  });

describe('a letter that is written out', () => {
  it('greets by first name and patronymic, and is signed', () => {
    const { greeting, signature, subject } = written([]);
    expect(greeting).toBe('Здравствуйте, Анна Ивановна!');
    expect(subject).toBe('Тема');
    expect(signature).toEqual(['Программа наставничества, Школа № 5', 'Куратор программы: Тестовая Вера, каб. 12']);
  });

  it('greets with the certain parts of a name only', () => {
    expect(written([], 'К-09').greeting).toBe('Здравствуйте, Анна Ивановна!');
    expect(written([], 'К-10').greeting).toBe('Здравствуйте!');
  });

  it('greets nobody by surname alone', () => {
    expect(written([], 'К-08').greeting).toBe('Здравствуйте!');
    expect(written([], 'К-99').greeting).toBe('Здравствуйте!');
    expect(written([], 'head').greeting).toBe('Здравствуйте!');
  });

  it('has names in place of the plan’s codes', () => {
    expect(
      written([
        { kind: 'text', text: 'Ваша пара: {{К-07}} и {{К-99}}.' },
        { kind: 'list', items: ['{{К-08}}: отчёт'] },
      ]).blocks,
    ).toEqual([
      { kind: 'text', text: 'Ваша пара: Тестовая Анна Ивановна и К-99.' },
      { kind: 'list', items: ['Тестовый: отчёт'] },
    ]);
  });

  it('has the personal link to a form, with code, key and known answers', () => {
    const [block] = written([
      { kind: 'form', label: 'Ответить', form: 'feedback', code: 'К-07', prefill: { asRole: 'наставник' } },
    ]).blocks;
    expect(block).toMatchObject({ kind: 'link', label: 'Ответить' });
    const { origin, pathname, searchParams } = new URL(block?.kind === 'link' ? block.url : '');
    expect(`${origin}${pathname}`).toBe('https://docs.google.com/forms/d/e/pub/viewform');
    expect(Object.fromEntries(searchParams)).toEqual({
      usp: 'pp_url',
      'entry.1': 'К-07',
      'entry.2': 'наставник',
      'entry.3': 'key-feedback-К-07',
    });
  });

  it('says so if a form is not installed yet', () => {
    expect(written([{ kind: 'form', label: 'Анкета', form: 'intake', code: 'К-07' }]).blocks).toEqual([
      { kind: 'text', text: 'Анкета: анкету откроет Вам куратор.' },
    ]);
  });

  it('links to tabs and addresses', () => {
    const url = 'https://docs.google.com/spreadsheets/d/sheet-id/edit';
    expect(
      written([
        { kind: 'tab', label: 'Пары', table: 'pairs' },
        { kind: 'tab', label: 'Нет такого', table: 'guests' },
        { kind: 'url', label: 'Сайт', url: 'https://example.org/' },
      ]).blocks,
    ).toEqual([
      { kind: 'link', label: 'Пары', url: `${url}?gid=1016#gid=1016` },
      { kind: 'link', label: 'Нет такого', url },
      { kind: 'link', label: 'Сайт', url: 'https://example.org/' },
    ]);
  });
});
