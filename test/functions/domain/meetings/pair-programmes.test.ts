import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { erasedRows } from '../../../../functions/domain/erasure/erased-rows.ts';
import { pairProgrammeDue } from '../../../../functions/domain/notices/kinds/pair-programme-due.ts';
import { pairProgrammeWaits } from '../../../../functions/domain/notices/kinds/pair-programme-waits.ts';
import { documentHtml } from '../../../../functions/domain/paper/html.tsx';
import { planRows } from '../../../../functions/domain/registers/plan-rows.ts';
import { MENTEE, MENTOR, PAIR, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const { plans: enteredPlans } = wholeSchool.tables;
const written = {
  code: MENTEE,
  pairCode: PAIR,
  step: 'write' as const,
  goal1: 'Начинать урок вовремя',
  sign1: 'Без потери времени',
  actions1: 'Два урока вместе',
  due1: '2026-12-10',
  submittedAt: '2026-10-05T10:00:00',
};
const confirmed = {
  code: MENTOR,
  pairCode: PAIR,
  step: 'confirm' as const,
  version: `${MENTEE} 2026-10-05T10:00:00`,
  submittedAt: '2026-10-07T09:00:00',
};
type Said = Partial<typeof written> | Partial<typeof confirmed>;

/** A school whose staff entered no goals, on a day of October. */
function withAnswers(said: readonly Said[], plan: object = {}, day = '2026-10-20') {
  const plans = [{ ...enteredPlans[0], pairCode: PAIR, code: MENTEE, agreedOn: undefined, goal1: undefined, ...plan }];
  return standingOf(school({ tables: { plans }, answers: { pairProgramme: said, mentorReport: [] } }), day);
}

const rowOf = (said: readonly Said[], plan?: object) => planRows(withAnswers(said, plan)).rows[0]?.values ?? {};
const planning = (said: readonly Said[]) =>
  withAnswers(said)
    .activities.find(({ id }) => id === '6.3')
    ?.missing.join('; ');
const waits = (said: readonly Said[]) => pairProgrammeWaits.occasions(withAnswers(said)).map(({ to }) => to);

describe('the programme that a pair writes', () => {
  it('counts as a draft until the partner confirms it, and then as the agreed plan of 6.3', () => {
    expect(rowOf([written])).toMatchObject({ status: 'draft', written: expect.stringContaining('Начинать урок') });
    expect(planning([written])).toContain(MENTEE);
    expect(waits([written])).toEqual([MENTOR]);
    expect(rowOf([written, confirmed])).toMatchObject({ status: 'agreed', missing: '' });
    expect(planning([written, confirmed])).toBe('');
    expect(waits([written, confirmed])).toEqual([]);
  });

  it('stays agreed while a newer text waits for its confirmation', () => {
    const newer = { ...written, code: MENTOR, goal1: 'Другая цель', submittedAt: '2026-10-10T10:00:00' };
    const row = rowOf([written, confirmed, newer]);
    expect(row).toMatchObject({ status: 'agreed', missing: expect.stringContaining('подтверждение') });
    expect(waits([written, confirmed, newer])).toEqual([MENTEE]);
    const [letter] = pairProgrammeWaits.occasions(withAnswers([written, confirmed, newer]));
    const day = { day: '2026-10-20', awaited: [], postponed: 0, elsewhere: [] };
    const said = JSON.stringify(letter?.compose({ period: '1', nth: 1, dueOn: day.day }, day));
    expect(said).toContain('Другая цель');
    expect(said).toContain('действует прежняя');
  });

  it('is not confirmed by its author, by a letter about an older text, or by a stranger', () => {
    const own = { ...confirmed, code: MENTEE };
    const old = { ...confirmed, version: `${MENTEE} 2026-09-01T10:00:00` };
    const stranger = { ...confirmed, code: 'К-09' };
    for (const one of [own, old, stranger]) expect(rowOf([written, one])).toMatchObject({ status: 'draft' });
  });

  it('gives way to goals that the staff entered, and the tab says so', () => {
    const row = rowOf([written, confirmed], { goal1: 'Своя цель', due1: '2026-12-01' });
    expect(row).toMatchObject({ status: 'draft', missing: expect.stringContaining('не считается') });
  });

  it('is approved only after the last agreement', () => {
    const on = (approvedOn: string) => rowOf([written, confirmed], { approvedOn, approvedBy: 'head' }).status;
    expect([on('2026-10-06'), on('2026-10-08'), on('2026-11-08')]).toEqual(['agreed', 'approved', 'agreed']);
  });

  it('loses an approval of an older text, also if the staff entered the day of the agreement', () => {
    const newer = { ...written, goal1: 'Другая цель', submittedAt: '2026-10-10T10:00:00' };
    const agreedAgain = { ...confirmed, version: `${MENTEE} ${newer.submittedAt}`, submittedAt: '2026-10-12T09:00:00' };
    const status = (said: readonly Said[], approvedOn: string) =>
      rowOf(said, { agreedOn: '2026-10-05', approvedOn, approvedBy: 'head' }).status;
    expect(status([written], '2026-10-06')).toBe('approved');
    expect(status([written, newer], '2026-10-06')).toBe('agreed');
    expect(status([written, confirmed, newer], '2026-10-08')).toBe('approved');
    const all = [written, confirmed, newer, agreedAgain];
    expect(['2026-10-08', '2026-10-11', '2026-10-12'].map((day) => status(all, day))).toEqual([
      'agreed',
      'agreed',
      'approved',
    ]);
  });

  it('may change after the deadline without making 6.3 late', () => {
    const newer = { ...written, goal1: 'Другая цель', submittedAt: '2026-12-10T10:00:00' };
    const agreedAgain = { ...confirmed, version: `${MENTEE} ${newer.submittedAt}`, submittedAt: '2026-12-12T09:00:00' };
    const planned = (said: readonly Said[]) => {
      const found = withAnswers(said, {}, '2026-12-20').activities.find(({ id }) => id === '6.3');
      return { on: found?.doneOn, late: found?.doneLate };
    };
    expect(planned([written, confirmed, newer, agreedAgain])).toEqual(planned([written, confirmed]));
    expect(planned([newer, agreedAgain])).toEqual({ on: '2026-12-12', late: true });
  });

  it('is asked for until somebody wrote it', () => {
    const asked = (said: readonly Said[], plan?: object) =>
      pairProgrammeDue.occasions(withAnswers(said, plan)).map(({ to }) => to);
    expect(asked([])).toEqual([MENTOR, MENTEE]);
    expect(asked([written])).toEqual([]);
    expect(asked([], { goal1: 'Своя цель' })).toEqual([]);
  });

  it('fills the paper of the pair, with the day of approval', () => {
    const state = withAnswers([written, confirmed], { approvedOn: '2026-10-09', approvedBy: 'head' });
    const paper = documentsOf(state).find(({ kind }) => kind === 'pairProgramme');
    const html = paper && documentHtml(paper, (code) => code);
    expect(html).toContain('Начинать урок вовремя');
    expect(html).toContain('Два урока вместе');
    expect(html).toContain('09.10.2026');
  });

  it('leaves no word of a mentor about a mentee who withdrew', () => {
    const byMentor = { ...written, code: MENTOR };
    const { programme } = withAnswers([byMentor]);
    const rows = erasedRows(programme, MENTEE).filter(({ tab }) => tab === 'answers.pairProgramme');
    expect(rows.map(({ only }) => only)).toEqual([expect.arrayContaining(['goal1', 'sign1', 'actions1'])]);
  });

  it('is agreed exactly if the partner of the last confirmed text confirmed that text, in any history', () => {
    const step = fc.record({ by: fc.constantFrom(MENTOR, MENTEE), what: fc.constantFrom('write', 'confirm', 'seen') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const said: Said[] = [];
        let newest: { by: string; version: string; agreed: boolean } | undefined;
        let agreed = false;
        for (const [i, { by, what }] of steps.entries()) {
          const submittedAt = `2026-10-05T10:0${i}:00`;
          if (what === 'write') {
            said.push({ ...written, code: by, submittedAt });
            newest = { by, version: `${by} ${submittedAt}`, agreed: false };
          } else {
            const version = what === 'seen' ? newest?.version : undefined;
            const { version: _, ...plain } = confirmed;
            said.push({ ...plain, code: by, submittedAt, ...(version ? { version } : {}) });
            if (newest && newest.by !== by) agreed = true;
          }
        }
        expect(rowOf(said).status).toBe(agreed ? 'agreed' : 'draft');
      }),
      { numRuns: 40 },
    );
  });
});
