import { describe, expect, it } from 'vitest';
import { documentHtml } from '../../../../functions/domain/documents/html.ts';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { menteeParameters } from '../../../../sheets-schema/forms/assessment.ts';
import { given } from '../programme-kit.ts';
import { MENTOR, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

/** A group whose mentees all rose by one point or two, each parameter alike. */
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
      assessmentMenteeT1: codes.map((code, i) => ({
        code,
        ...scores(7 + (i % 2)),
        submittedAt: '2026-12-05T10:00:00',
      })),
    },
  });
}

function report(kind: 'finalReport' | 'publicReport', mentees: number): string {
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
  it('says how sure it is where ten people rose, corrected for ten questions', () => {
    // 2 / 2¹⁰ for each of ten questions: 0.00195, ten times by Holm.
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

  it('gives only counts where there are too few to tell, and says so', () => {
    const html = report('finalReport', 5);
    expect(row(html)).toEqual(['Планирую урок: цели, этапы, время', '5', '5 / 0 / 0', '6', '7', '1']);
    expect(html).toContain('Участников слишком мало для статистического вывода');
    expect(row(report('finalReport', 4))).toEqual([
      'Планирую урок: цели, этапы, время',
      '4',
      '4 / 0 / 0',
      '–',
      '–',
      '–',
    ]);
  });

  it('promises no certainty in public, and nothing of fewer than five', () => {
    expect(row(report('publicReport', 10))).toHaveLength(6);
    expect(row(report('publicReport', 4))).toEqual([]);
  });
});
