import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import type { Block } from '../../../../functions/domain/paper/content.ts';
import type { DocumentKind } from '../../../../sheets-schema/choices/document-kind.ts';
import { given } from '../programme-kit.ts';
import { MENTEE, MENTOR, PAIR, type School, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const { tables, answers } = wholeSchool;
const LAST = '2026-12-31';
const ALONE = { pairs: [], plans: [] };
const SECOND = 'К-03';

function paper(kind: DocumentKind, change: School = {}, day = LAST): readonly Block[] {
  return documentsOf(standingOf(school(change), day)).find((one) => one.kind === kind)?.blocks ?? [];
}
/** The rows of the table with this first column. */
function rowsOf(kind: DocumentKind, first: string, change: School = {}, day = LAST): readonly (readonly string[])[] {
  return paper(kind, change, day).flatMap((block) =>
    block.kind === 'table' && block.header[0] === first ? block.rows : [],
  );
}
/** All words of a paper, in one line. */
const words = (kind: DocumentKind, change: School = {}, day = LAST) =>
  JSON.stringify(paper(kind, change, day)).replaceAll('\u00a0', ' ');

describe('«Листы присутствия»', () => {
  const [, , group, final] = tables.events;
  const events = [
    { kind: 'seminar' as const, date: '2026-04-15', held: true, attendees: [MENTOR] },
    { ...group, kind: 'groupMeeting' as const, attendees: [MENTEE] },
    { ...final, kind: 'groupFinal' as const, held: false },
  ];

  it('have a page for each group meeting, and mark the attendance only after a meeting that was held', () => {
    expect(rowsOf('attendanceList', '№', { tables: { events } })).toEqual([
      ['1', expect.stringContaining(MENTEE), 'присутствие отмечено', ''],
      ['2', expect.stringContaining(MENTOR), '', ''],
      ['1', expect.stringContaining(MENTEE), '', ''],
      ['2', expect.stringContaining(MENTOR), '', ''],
    ]);
  });

  it('are not drafted without a group meeting', () => {
    expect(paper('attendanceList', { tables: { events: events.slice(0, 1) } })).toEqual([]);
  });
});

describe('the lists of people', () => {
  const [row] = tables.documents;
  const closed = (closedOn: string | undefined, draft: string | undefined) => ({
    stages: [{ stage: 2, ...(closedOn ? { closedOn } : {}) }],
    documents: [...tables.documents, { ...row, kind: 'menteeList' as const, ...(draft ? { draft } : {}) }],
  });
  const ON = '2026-09-01';

  it.each<[string, string | undefined, string | undefined, boolean]>([
    ['before the stage is closed', undefined, 'https://docs.example.org', true],
    ['if the stage was closed without a draft', ON, undefined, true],
    ['no longer once it was drafted and the stage is closed', ON, 'https://docs.example.org', false],
    ['until the day on which the stage is closed', '2026-09-02', 'https://docs.example.org', true],
  ])('are drafted %s', (_, closedOn, draft, isDrafted) => {
    expect(paper('menteeList', { tables: closed(closedOn, draft) as never }, ON).length > 0).toBe(isDrafted);
  });

  it('say when a person joined, what a mentee asks for, and what a mentor can', () => {
    expect(rowsOf('menteeList', '№')[0]?.slice(2)).toEqual(['10.06.2026']);
    expect(rowsOf('menteeBase', '№')[0]?.slice(2)).toEqual([
      'Цифровые инструменты и онлайн-уроки; Общение с родителями',
      '10.06.2026',
    ]);
    const [, , competences, , joined] = rowsOf('mentorBase', '№')[0] ?? [];
    expect([competences, joined]).toEqual([expect.stringContaining('Цифровые инструменты'), '11.06.2026']);
  });
});

it('«Листы собеседований» tick the outcome, and leave out people who withdrew their consent', () => {
  const ticks = (outcome?: 'admitted' | 'conditional' | 'declined') =>
    [
      ...words(
        'interviewSheet',
        { tables: { interviews: [{ code: MENTOR, date: '2026-08-20', ...(outcome ? { outcome } : {}) }] } },
        '2026-08-20',
      ).matchAll(/([☒☐]) (допуск с условием|допуск|не в этом году)/gu),
    ]
      .map(([, tick]) => tick)
      .join('');
  expect([ticks(), ticks('admitted'), ticks('conditional'), ticks('declined')]).toEqual(['☐☐☐', '☒☐☐', '☐☒☐', '☐☐☒']);
  const withdrawn = { ...given(MENTOR, '2026-08-19'), decision: 'withdrawn' as const };
  expect(paper('interviewSheet', { tables: { consents: [...tables.consents, withdrawn] } })).toEqual([]);
});

describe('«Журнал встреч»', () => {
  const [first, ...others] = answers.meetingReport;
  const told = { ...first, mode: 'online' as const, curatorPresent: true, topicArea: 'digital', nextOn: '2026-09-25' };

  it('has a line for each meeting: number, day, kind, minutes, mode, topic, next day', () => {
    const rows = rowsOf('meetingLog', '№', { answers: { meetingReport: [told, ...others] } as never });
    expect(rows).toHaveLength(7);
    expect(rows[0]?.slice(0, 2)).toEqual(['1', '18.09.2026']);
    expect(rows[0]?.slice(3)).toEqual([
      '40',
      expect.stringMatching(/, с куратором$/),
      'Цифровые инструменты и онлайн-уроки: Разобрали урок.',
      '25.09.2026',
    ]);
    expect(rows[1]?.slice(3)).toEqual(['40', '', 'Разобрали урок.', '']);
  });

  it('mentions gaps only if there are any', () => {
    expect(words('meetingLog')).not.toContain('Пропуски');
    expect(words('meetingLog', { answers: { meetingReport: [first] } as never }, '2026-11-30')).toContain('Пропуски');
  });
});

describe('«Отчёты наставников»', () => {
  const [said] = answers.mentorReport;
  it('say meetings, hours, goals with their results, and a dash where the mentor said nothing', () => {
    expect(rowsOf('mentorReport', 'Наставник')[0]?.[3]).toBe('встреч – 7\nчасов – 4,7');
    expect(rowsOf('mentorReport', 'Наставляемый')[0]?.slice(1)).toEqual([
      'Вести урок',
      expect.stringMatching(/достигнута/i),
    ]);
    const text = words('mentorReport', { answers: { mentorReport: [{ ...said, caseOffered: false }] } as never });
    expect(text).toMatch(/кейс:[\s\S]{0,40}нет/);
    expect(words('mentorReport', { answers: { mentorReport: [{ ...said, caseOffered: true }] } as never })).toMatch(
      /кейс:[\s\S]{0,40}да/,
    );
    expect(words('mentorReport')).toMatch(/кейс:[\s\S]{0,40}–/);
  });

  it('are drafted from the final meeting on', () => {
    const without = { answers: { mentorReport: [] } };
    expect(paper('mentorReport', without, '2026-12-02')).toEqual([]);
    expect(paper('mentorReport', without, '2026-12-03').length).toBeGreaterThan(0);
  });
});

describe('«Дополнительные соглашения»', () => {
  const [pair] = tables.pairs;
  type Agreement = { readonly agreementNumber?: string; readonly agreementDate?: string };
  const numbers = (...agreements: readonly Agreement[]) => {
    const codes = [MENTEE, SECOND];
    const consents = [...tables.consents, given(SECOND)];
    const people = [
      ...tables.people,
      { code: SECOND, name: 'Образцова Вера Игоревна', email: 'c@example.org', invitedOn: '2026-05-18' },
    ];
    const pairs = agreements.map((agreement, i) => ({
      ...pair,
      pairCode: `П-0${i + 1}`,
      menteeCodes: [codes[i] ?? ''],
      ...agreement,
    }));
    const text = words(
      'mentoringAgreement',
      { tables: { pairs, consents, people } as never, answers: { meetingReport: [] } },
      '2026-09-20',
    );
    return /СОГЛАШЕНИЕ № (\S+?)\\n/.exec(text)?.[1];
  };
  const [one, other] = [
    { agreementNumber: '7', agreementDate: '2026-09-15' },
    { agreementNumber: '8', agreementDate: '2026-09-15' },
  ];

  it.each<[string, readonly Agreement[], string]>([
    ['recorded', [one], '7'],
    ['without a day', [{ agreementNumber: '7' }], '______'],
    ['without a number', [{ agreementDate: '2026-09-15' }], '______'],
    ['the same for two pairs', [one, one], '7'],
    ['different for two pairs', [one, other], '______'],
    ['with different days', [one, { ...one, agreementDate: '2026-09-16' }], '______'],
  ])('the number is %s', (_, agreements, expected) => {
    expect(numbers(...agreements)).toBe(expected);
  });
});

describe('«Памятка»', () => {
  it('is for everybody before there are pairs, and then for each person with the partners', () => {
    expect(rowsOf('memoMentee', 'Кому', { tables: ALONE })).toEqual([]);
    expect(words('memoMentee', { tables: ALONE })).toContain('Анкета наставляемого');
    const day = '2026-09-20';
    expect(
      rowsOf('memoMentee', 'Кому', { answers: { meetingReport: [] } }, day).map((cells) =>
        cells.map((cell) => /[КП]-\d+/u.exec(cell)?.[0]),
      ),
    ).toEqual([[MENTEE, MENTOR, PAIR]]);
    expect(
      rowsOf('memoMentor', 'Кому', { answers: { meetingReport: [] } }, day).map((cells) =>
        cells.map((cell) => /[КП]-\d+/u.exec(cell)?.[0]),
      ),
    ).toEqual([[MENTOR, MENTEE, PAIR]]);
  });
});

describe('the reports at the end', () => {
  it('«Отчёт куратора» counts each stage, and lists what was late with its reason', () => {
    const stages = rowsOf('curatorReport', 'Этап').map((cells) => cells.slice(1).map(Number));
    expect(stages.map(([, , all]) => all).reduce((sum, all) => (sum ?? 0) + (all ?? 0), 0)).toBe(37);
    for (const [done = 0, waived = 0, all = 0] of stages) expect(done + waived).toBeLessThanOrEqual(all);
    const states = rowsOf('curatorReport', '№').filter((cells) => cells.length === 5);
    expect(states).toHaveLength(37);
    for (const [id = '', , state = '', doneOn = ''] of states) {
      if (/^выполнено$/i.test(state)) expect(doneOn, id).toMatch(/^\d\d\.\d\d\.2026$/);
      else expect(state, id).not.toBe('');
    }
  });

  it('«Публичный отчёт» names only the mentors who allow it, with the position only if they allow that too', () => {
    const people = tables.people.map((row) => ({ ...row, position: 'учитель химии' }));
    type Scope = readonly ('name' | 'position' | 'quote')[];
    const others = tables.consents.filter(({ type }) => type !== 'publication');
    const allow = (scope: Scope) => [
      ...others,
      { ...given(MENTOR, '2026-12-01'), type: 'publication' as const, scope },
    ];
    const mentors = (...scope: Scope) =>
      rowsOf('publicReport', 'ФИО', { tables: { people, consents: allow(scope) } as never }).map(
        ([, position]) => position,
      );
    expect(mentors()).toEqual([]);
    expect(mentors('name')).toEqual(['']);
    expect(mentors('name', 'position')).toEqual(['учитель химии']);
    const satisfactionMentor = [{ ...answers.satisfactionMentor[0], quote: 'Было полезно.' }];
    const quoted = (...scope: Scope) =>
      /«Было полезно\.»( – )?/.exec(
        words('publicReport', { tables: { consents: allow(scope) }, answers: { satisfactionMentor } } as never),
      )?.[0];
    expect([quoted('name'), quoted('quote'), quoted('name', 'quote')]).toEqual([
      undefined,
      '«Было полезно.»',
      '«Было полезно.» – ',
    ]);
  });
});
