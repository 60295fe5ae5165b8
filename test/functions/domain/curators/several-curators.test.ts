import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { textsOf } from '../../../../functions/domain/paper/block-texts.ts';
import { plan } from '../../../../functions/domain/plan.ts';
import { pairRow, report, schoolOf } from '../meetings/meeting-kit.ts';
import { NoticeDays, subjectsTo } from '../notices/notice-days.ts';
import { context, type ProgrammeParts } from '../programme-kit.ts';

const settings = { curatorName: 'Кураторова Ольга Петровна', curatorEmail: 'first@example.org' };
const second = { curatorId: 'КР-2', name: 'Второва Вера Ивановна', email: 'second@example.org' };

/** Two pairs. The second is the second curator's, and so is activity 6.4. */
function parts(tables: ProgrammeParts['tables'] = {}): ProgrammeParts {
  const pairs = [pairRow(), pairRow({ pairCode: 'П-02', mentorCode: 'К-03', menteeCodes: ['К-04'], curator: 'КР-2' })];
  const { people, consents } = schoolOf(pairs).tables;
  return {
    settings,
    tables: { people, consents, pairs, curators: [second], roadmap: [{ id: '6.4', curator: 'КР-2' }], ...tables },
    answers: { meetingReport: [report('2026-09-08', 'first')] },
  };
}

const planOf = (given: ProgrammeParts, today = '2026-10-20') =>
  plan(schoolOf(given.tables?.pairs ?? [], [], given), context({ today }));
const rowsOf = (given: ProgrammeParts, table: string) =>
  planOf(given)
    .tables.filter((each) => each.table === table)
    .flatMap(({ rows }) => rows.map(({ values }) => values as Record<string, unknown>));

describe('a school with two curators', () => {
  it('tells each curator only about their own pairs and activities', () => {
    const office = new NoticeDays();
    const letters = office.run(parts(), '2026-10-20T10:00');
    const textTo = (to: string) => JSON.stringify(letters.filter((letter) => letter.to === to));
    expect(textTo('КР-2')).toContain('пара П-02');
    expect(textTo('КР-2')).not.toContain('П-01');
    expect(textTo('curator')).toContain('пара П-01');
    expect(textTo('curator')).not.toContain('пара П-02');
  });

  it('tells a curator of a cry for help in their pair, and nobody else', () => {
    const given = parts();
    const help = report('2026-10-19', 'regular', { code: 'К-03', pairCode: 'П-02', helpNeeded: true });
    const office = new NoticeDays();
    const letters = office.run({ ...given, answers: { meetingReport: [help] } }, '2026-10-20T10:00');
    const asked = (to: string) =>
      letters.filter((one) => one.to === to && /Нужна Ваша помощь/.test(JSON.stringify(one)));
    expect(asked('КР-2')).toHaveLength(1);
    expect(asked('curator')).toEqual([]);
  });

  it('says in words on each tab who is responsible', () => {
    const led = (table: string, key: string) =>
      Object.fromEntries(rowsOf(parts(), table).map((row) => [row[key] ?? row['subject'], row['ledBy']]));
    expect(
      planOf(parts())
        .tables.find(({ table }) => table === 'pairs')
        ?.rows.map(({ values }) => (values as { ledBy?: string }).ledBy),
    ).toEqual(['КР-1 Кураторова Ольга Петровна', 'КР-2 Второва Вера Ивановна']);
    expect(led('roadmap', 'id')).toMatchObject({
      '6.4': 'КР-2 Второва Вера Ивановна',
      '6.3': 'КР-1 Кураторова Ольга Петровна',
    });
    expect(led('people', 'code')).toMatchObject({
      'К-01': 'КР-1 Кураторова Ольга Петровна',
      'К-04': 'КР-2 Второва Вера Ивановна',
    });
    const tasks = rowsOf(parts(), 'today').filter(({ subject }) => /^П-02/.test(String(subject)));
    expect(tasks.length).toBeGreaterThan(0);
    expect(new Set(tasks.map(({ ledBy }) => ledBy))).toEqual(new Set(['КР-2 Второва Вера Ивановна']));
  });

  it('has orders that name all curators, and the first signs the papers', () => {
    const papers = documentsOf(planOf(parts(), '2026-09-04').programmeState);
    const words = (title: RegExp) => {
      const paper = papers.find((each) => title.test(each.title));
      return paper ? paper.blocks.flatMap(textsOf).join('\n') : '';
    };
    const appointed = words(/назначении куратора/);
    expect(appointed).toContain('Назначить кураторами');
    expect(appointed).toContain('Второва Вера Ивановна');
    expect(appointed).toContain('подписывает куратор: Кураторова Ольга Петровна');
    expect(words(/апробации/)).toContain('также кураторы: Второва Вера Ивановна');
  });

  it('has memos that name the curator of each pair', () => {
    const contact = { ...second, contact: 'кабинет 7' };
    const papers = documentsOf(planOf(parts({ curators: [contact] }), '2026-09-04').programmeState);
    const memo = papers.find(({ title }) => title.startsWith('Памятка наставнику'));
    const said = (memo?.blocks ?? []).flatMap(textsOf).filter((words) => /^(first@|Второва|Кураторова)/.test(words));
    expect(said).toEqual(['Кураторова Ольга Петровна, first@example.org', 'Второва Вера Ивановна, кабинет 7']);
  });

  it('keeps everything with the first curator if the row has no address, and says so', () => {
    const given = parts({ curators: [{ ...second, email: undefined }] });
    const { problems } = { problems: rowsOf(given, 'problems').map(({ reason }) => reason) };
    expect(problems).toEqual(
      expect.arrayContaining([
        'У куратора не указана почта: пока её нет, за всё отвечает первый куратор.',
        expect.stringContaining('Куратора с таким номером на листе «Кураторы» нет'),
      ]),
    );
    const letters = new NoticeDays().run(given, '2026-10-20T10:00');
    expect(subjectsTo(letters, 'КР-2')).toEqual([]);
    expect(JSON.stringify(letters.filter(({ to }) => to === 'curator'))).toContain('П-02');
  });
});

describe('a curator who leaves in the middle of the year', () => {
  const reasonsOf = (given: ProgrammeParts) => rowsOf(given, 'problems').map(({ reason }) => String(reason));

  it('leaves an emptied row, of which only the number stays and nothing is asked', () => {
    const emptied = { curatorId: 'КР-2', state: 'ведёт 1 пару' };
    const given = parts({ curators: [emptied], pairs: [pairRow()], roadmap: [] });
    expect(reasonsOf(given).filter((reason) => reason.includes('куратор'))).toEqual([]);
    expect(rowsOf(given, 'curators').map(({ state }) => state)).toContain(undefined);
  });

  it('leaves pairs to the first, and the school reads which rows still name them', () => {
    const given = parts({ curators: [] });
    const reason =
      'Куратора с таким номером на листе «Кураторы» нет, или у него не указана почта. Пока ведёт первый куратор.';
    expect(reasonsOf(given).filter((each) => each === reason)).toHaveLength(2);
  });

  it('cannot become a substitute in the same row: the school reads why their pairs went to the first', () => {
    const replaced = { ...second, replaces: 'КР-1', from: '2026-10-01', until: '2026-10-30' };
    expect(reasonsOf(parts({ curators: [replaced] })).join()).toContain('замещению нужна своя строка');
  });
});

describe('a school with one curator', () => {
  it('reads nothing about curators on its tabs', () => {
    const given = parts({ curators: [], pairs: [pairRow()], roadmap: [] });
    for (const table of ['pairs', 'people', 'roadmap', 'today']) {
      expect(new Set(rowsOf(given, table).map(({ ledBy }) => ledBy))).toEqual(new Set([undefined]));
    }
  });
});
