import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { desired } from '../../../../functions/domain/desired.ts';
import { qualityFacts } from '../../../../functions/domain/summary/quality-facts.ts';
import { summaryView } from '../../../../functions/domain/summary/summary-view.ts';
import { qualityItems } from '../../../../sheets-schema/tables/quality.ts';
import { given } from '../programme-kit.ts';
import { school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

// An attacker reads «Сводка» and «Мониторинг качества» after each answer and compares each state with the one before.

interface Answer {
  readonly code: string;
  readonly overall: number;
  readonly on: string;
}

const CLOSED_ON = '2026-12-20';
const codes = Array.from({ length: 8 }, (_, i) => `К-${11 + i}`);
const { tables } = wholeSchool;

/** What the attacker can read on a day, after these answers. */
function seen(
  answers: readonly Answer[],
  today: string,
  satisfactionClosedOn?: string,
  ofMentors: readonly Answer[] = [],
) {
  const parts = school({
    settings: satisfactionClosedOn === undefined ? {} : { satisfactionClosedOn },
    tables: {
      people: [...tables.people, ...codes.map((code) => ({ code }))],
      consents: [...tables.consents, ...codes.map((code) => given(code))],
      pairs: tables.pairs.map((pair) => ({ ...pair, menteeCodes: codes, workFormat: 'group' as const })),
      quality: Object.keys(qualityItems).map((itemId) => ({ itemId })),
    },
    answers: {
      satisfactionMentor: ofMentors.map(({ code, overall, on }) => ({ code, overall, submittedAt: `${on}T10:00:00` })),
      satisfactionMentee: answers.map(({ code, overall, on }) => ({
        code,
        overall,
        effectiveness: overall,
        continueWish: overall > 5,
        submittedAt: `${on}T10:00:00`,
      })),
    },
  });
  const state = standingOf(parts, today);
  return JSON.stringify([summaryView(state, desired('outbox', [])).rows, qualityFacts(state).rows]);
}

const answer = fc.record({
  code: fc.constantFrom(...codes),
  overall: fc.integer({ min: 1, max: 10 }),
  on: fc.constantFrom('2026-12-03', '2026-12-12', '2026-12-18'),
});
const answers = fc.array(answer, { minLength: 1, maxLength: 14 });
const six = codes.slice(0, 6).map((code): Answer => ({ code, overall: 9, on: '2026-12-03' }));
const DAYS = ['2026-12-05', '2026-12-15', CLOSED_ON];

describe('while answers to the satisfaction survey arrive', () => {
  it('no state of the tabs depends on what people answered', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 10 }), fc.constantFrom(...DAYS), (all, other, today) => {
        const changed = all.map((one) => ({ ...one, overall: other }));
        for (const closedOn of [undefined, CLOSED_ON])
          expect(seen(all, today, closedOn)).toBe(seen(changed, today, closedOn));
      }),
      { numRuns: 12 },
    );
  });

  it('the tab says when the figures will be there', () => {
    const open = seen(six, '2026-12-15');
    expect(open).toContain('собираем ответы: итог появится, когда ответят все, или на следующий день после даты');
    expect(open).not.toContain('средний балл');
  });
});

describe('without a closing date', () => {
  it('the figures are there once everybody answered', () => {
    const mentors = tables.pairs.map(
      ({ mentorCode = '' }): Answer => ({ code: mentorCode, overall: 9, on: '2026-12-03' }),
    );
    const all = codes.map((code): Answer => ({ code, overall: 9, on: '2026-12-03' }));
    expect(seen(all, '2026-12-15', undefined, [])).not.toContain('средний балл');
    expect(seen(all.slice(1), '2026-12-15', undefined, mentors)).not.toContain('средний балл');
    expect(seen(all, '2026-12-15', undefined, mentors)).toContain('средний балл 9,0');
  });

  it('the figures are there after the last day of the programme', () => {
    expect(seen(six, '2026-12-31')).not.toContain('средний балл');
    expect(seen(six, '2027-01-01')).toContain('средний балл 9,0');
  });
});

describe('after the survey closed', () => {
  it('the figures are there from the next day', () => {
    expect(seen(six, CLOSED_ON, CLOSED_ON)).not.toContain('средний балл');
    const closed = seen(six, '2026-12-21', CLOSED_ON);
    expect(closed).toContain('средний балл 9,0');
    expect(closed).toContain('6 из 8 (75,0 %)');
  });

  it('later answers change no figure, whether they are new or replace others', () => {
    const figures = (all: readonly Answer[], today: string) =>
      seen(all, today, CLOSED_ON).match(/средний балл [\d,]+|\d+ из \d+ \([\d,]+ %\)|ответили \d+ из \d+/g);
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 4 }), (late) => {
        const later = late.map((one) => ({ ...one, on: '2026-12-21' }));
        const [before, after] = [six, [...six, ...later]].map((all) => figures(all, '2026-12-22'));
        // «ответили на итоговую анкету» counts every answer, so we compare the figures that depend on the content.
        const content = (found: typeof before) => found?.filter((text) => !text.startsWith('ответили'));
        expect(content(after ?? null)).toEqual(content(before ?? null));
      }),
      { numRuns: 10 },
    );
  });
});
