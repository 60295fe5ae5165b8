import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { documentHtml } from '../../../../functions/domain/paper/html.tsx';
import { menteeParameters } from '../../../../sheets-schema/forms/assessment-parameters.ts';
import { given } from '../programme-kit.ts';
import { MENTOR, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

/** A group in which every mentee rose by one or two points, by the same amount in each parameter. */
function grown(mentees: number) {
  const codes = Array.from({ length: mentees }, (_, i) => `К-${String(i + 2).padStart(2, '0')}`);
  const scores = (value: number) => Object.fromEntries(Object.keys(menteeParameters).map((field) => [field, value]));
  const { tables, answers } = wholeSchool;
  return school({
    tables: {
      people: [
        ...tables.people.slice(0, 1),
        ...codes.map((code) => ({
          code,
          name: `Примерова ${code}`,
          email: `p-${code.slice(2)}@example.org`,
          invitedOn: '2026-05-18',
        })),
      ],
      consents: [...tables.consents.filter(({ code }) => code === MENTOR), ...codes.map((code) => given(code))],
      requests: codes.map((code) => ({
        ...tables.requests[0],
        responseId: `menteeRequest|2026-06-03T10:00:00|${code}`,
        code,
      })),
      mentees: codes.map((code, i) => ({ code, no: i + 1 })),
      pairs: tables.pairs.map((pair) => ({ ...pair, menteeCodes: codes })),
      plans: [],
    },
    answers: {
      intake: [
        ...answers.intake.slice(0, 1),
        ...codes.map((code) => ({ code, wantsRole: 'mentee' as const, submittedAt: '2026-06-01T10:00:00' })),
      ],
      menteeRequest: codes.map((code) => ({ code, need1: 'digital', submittedAt: '2026-06-03T10:00:00' })),
      assessmentMenteeT0: codes.map((code) => ({ code, ...scores(6), submittedAt: '2026-06-12T10:00:00' })),
      feedback: [
        { code: MENTOR, asRole: 'mentor', useful: 9, submittedAt: '2026-11-14T10:00:00' },
        ...codes.map((code) => ({
          code,
          asRole: 'mentee' as const,
          useful: 3,
          regularity: 'yes' as const,
          hinders: 'Мешает расписание.',
          submittedAt: '2026-11-14T10:00:00',
        })),
      ],
      satisfactionMentee: codes.map((code, i) => ({
        code,
        overall: 8 + (i % 2),
        continueWish: i > 0,
        lacked: 'Не хватило времени.',
        submittedAt: '2026-12-05T10:00:00',
      })),
      assessmentMenteeT1: codes.map((code, i) => ({
        code,
        ...scores(7 + (i % 2)),
        submittedAt: '2026-12-05T10:00:00',
      })),
    },
  });
}

function report(kind: 'curatorReport' | 'finalReport' | 'publicReport', mentees: number): string {
  const parts = grown(mentees);
  const open = school({ ...parts, tables: { ...parts.tables, documents: [] } });
  const found = documentsOf(standingOf(open, '2026-12-28')).find((one) => one.kind === kind);
  return found ? documentHtml(found, (code) => code) : '';
}

const row = (html: string) =>
  [...(/<td[^>]*>Планирую урок.*?<\/tr>/.exec(html)?.[0] ?? '').matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(
    ([, cell]) => cell,
  );

describe('the growth table of a report', () => {
  it('shows significance when ten people rose, corrected for ten questions', () => {
    // Each of the ten questions has p = 2 / 2¹⁰ = 0.00195. Holm's correction multiplies the smallest p by ten.
    expect(row(report('finalReport', 10))).toEqual([
      'Планирую урок: цели, этапы, время',
      '10',
      '10 / 0 / 0',
      '6',
      '7,5',
      '1,5',
      '0,020',
      '1,00',
    ]);
  });

  it('shows the confidence interval for eleven or more people, but not in the public report', () => {
    // Six people rose by 1 and six by 2. Of the 78 averages, 21 are 1 and 21 are 2. The interval leaves out 13 on each side.
    expect(row(report('finalReport', 12))[5]).toBe('1,5 [1; 2]');
    expect(row(report('publicReport', 12))).toEqual(['Планирую урок: цели, этапы, время', '6', '7,5', '1,5']);
  });

  it('has no significance test for too few people, and no figures at all for fewer than five', () => {
    const html = report('finalReport', 5);
    expect(row(html)).toEqual(['Планирую урок: цели, этапы, время', '5', '5 / 0 / 0', '6', '7', '1']);
    expect(html).toContain('Участников слишком мало для статистического вывода');
    for (const few of [1, 2, 4]) {
      expect(row(report('finalReport', few))).toEqual([]);
      expect(report('finalReport', few)).toContain('На один и тот же вопрос оба раза ответили менее 5 человек');
      expect(report('finalReport', few)).toMatch(/Удовлетворённость наставляемых<\/td><td[^>]*>менее 5 ответов/);
    }
  });

  it('says when no result could be significant', () => {
    // With ten questions, 10 · 2 / 2⁸ is above 0.05, and 10 · 2 / 2⁹ is below it.
    const beyond = 'даже если бы ответы изменились у всех в одну сторону';
    expect(report('finalReport', 8)).toContain(beyond);
    const nine = report('finalReport', 9);
    expect(nine).not.toContain(beyond);
    expect(nine).toContain('в стольких вопросах: 10 из 10');
  });

  it('shows no significance and no numbers of people in public, and nothing from fewer than five', () => {
    expect(row(report('publicReport', 10))).toHaveLength(4);
    expect(row(report('publicReport', 4))).toEqual([]);
  });
});

it('the counts of a report speak of the other pairs only beside pairs of a known end', () => {
  expect(report('finalReport', 6)).toMatch(/<td[^>]*>– без деления по исходу<\/td><td[^>]*>1<\/td>/);
});

describe('the feedback in the report of the curator', () => {
  const cells = (html: string, question: string) =>
    html
      .split('<tr>')
      .filter((cell) => cell.includes(question))
      .map((cell) => [...cell.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, words]) => words));

  it('is counted for both roles together if one has few answers, so that subtraction reveals nobody', () => {
    const html = report('curatorReport', 5);
    expect(cells(html, 'Насколько полезны встречи?')).toEqual([['Насколько полезны встречи?', '6', '–', '–']]);
    expect(html).toContain('<b>Встречаетесь ли вы регулярно?</b> да – 5.');
    expect(cells(html, 'в целом удовлетворены')).toEqual([
      ['Насколько Вы в целом удовлетворены участием в программе?', '5', '8,4'],
    ]);
    expect(html).toContain('<b>Хотели бы продолжить?</b> ответы – 5, по вариантам не показаны.');
    expect(html).toContain('«Анкета удовлетворённости наставника»: ответов – 1');
  });

  it('shows nothing from fewer than five, and never free texts', () => {
    const html = report('curatorReport', 3);
    expect(cells(html, 'Насколько полезны встречи?')).toEqual([]);
    expect(cells(html, 'в целом удовлетворены')).toEqual([]);
    expect(html).not.toContain('Встречаетесь ли вы регулярно?');
    for (const words of ['Мешает расписание', 'Не хватило времени'])
      expect(report('curatorReport', 12)).not.toContain(words);
  });

  it('names its tabs and the day of its data', () => {
    const html = report('curatorReport', 5);
    expect(html).toContain('>Источник: Лист answers.feedback.</p>');
    expect(html).toContain('Данные на 28.12.2026.');
  });
});
