import { describe, expect, it } from 'vitest';
import { forms } from '../../../../sheets-schema/forms/index.ts';
import { group, pairRow, report, schoolOf } from '../meetings/meeting-kit.ts';
import type { ProgrammeParts } from '../programme-kit.ts';
import { NoticeDays } from './notice-days.ts';

type Rows = Parameters<typeof schoolOf>[0];
type Reports = Parameters<typeof schoolOf>[1];

/** People and consents from `schoolOf`, with these pairs and reports. */
function parts(pairs: Rows, reports: Reports): ProgrammeParts {
  const made = schoolOf(pairs, reports);
  const { people, consents } = made.tables;
  return { tables: { people, consents, pairs }, answers: { meetingReport: reports ?? [] } };
}

/** The calendar entries that a run sends to a person: «REQUEST 0 2026-09-22». */
function invited(office: NoticeDays, pairs: Rows, reports: Reports, moment: string, to = 'К-02') {
  return office
    .run(parts(pairs, reports), moment)
    .filter((letter) => letter.to === to)
    .flatMap(({ invitations }) => invitations)
    .map(({ method, sequence, date }) => `${method} ${sequence} ${date}`);
}

const agreed = report('2026-09-08', 'first', { nextOn: '2026-09-22' });

describe('the next meeting named in a report', () => {
  it('is written once into the calendar of everybody in the pair', () => {
    const office = new NoticeDays();
    expect(invited(office, [pairRow()], [agreed], '2026-09-09T09:00')).toEqual(['REQUEST 0 2026-09-22']);
    expect(invited(new NoticeDays(), [pairRow()], [agreed], '2026-09-09T09:00', 'К-01')).toEqual([
      'REQUEST 0 2026-09-22',
    ]);
    expect(invited(new NoticeDays(), [group()], [agreed], '2026-09-09T09:00', 'К-03')).toEqual([
      'REQUEST 0 2026-09-22',
    ]);
    expect(invited(office, [pairRow()], [agreed], '2026-09-10T09:00')).toEqual([]);
  });

  it('moves under the same UID if the mentor sends the report again with another day', () => {
    const office = new NoticeDays();
    office.run(parts([pairRow()], [agreed]), '2026-09-09T09:00');
    const corrected = report('2026-09-08', 'first', { nextOn: '2026-09-24', submittedAt: '2026-09-10T18:00:00' });
    expect(invited(office, [pairRow()], [agreed, corrected], '2026-09-11T09:00')).toEqual(['REQUEST 1 2026-09-24']);
  });

  it('is cancelled even if nobody knows whether the invitation arrived', () => {
    const office = new NoticeDays(({ to, invitations }) =>
      to === 'К-02' && invitations.some(({ method }) => method === 'REQUEST')
        ? { outcome: 'refused', refusal: 'dropped' }
        : { outcome: 'sent' },
    );
    for (const time of ['09:00', '10:00']) office.run(parts([pairRow()], [agreed]), `2026-09-09T${time}`);
    expect(office.rowsOfOutbox.map(({ status }) => status)).toContain('unknown');
    const undone = report('2026-09-08', 'first', { submittedAt: '2026-09-10T18:00:00' });
    expect(invited(office, [pairRow()], [agreed, undone], '2026-09-11T09:00')).toEqual(['CANCEL 1 2026-09-22']);
  });

  it('is cancelled if the pair met earlier, broke up, or took the day back', () => {
    const met = report('2026-09-15', 'trial');
    const apart = pairRow({ endedOn: '2026-09-15', endReason: 'решение куратора' });
    const undone = report('2026-09-08', 'first', { submittedAt: '2026-09-10T18:00:00' });
    for (const [pairs, reports] of [
      [[pairRow()], [agreed, met]],
      [[apart], [agreed]],
      [[pairRow()], [agreed, undone]],
    ] as const) {
      const office = new NoticeDays();
      office.run(parts([pairRow()], [agreed]), '2026-09-09T09:00');
      expect(invited(office, pairs, reports, '2026-09-16T09:00')).toEqual(['CANCEL 1 2026-09-22']);
      expect(invited(office, pairs, reports, '2026-09-17T09:00')).toEqual([]);
    }
  });

  it('is named once in the letter about its cancellation', () => {
    const office = new NoticeDays();
    office.run(parts([pairRow()], [agreed]), '2026-09-09T09:00');
    const undone = report('2026-09-08', 'first', { submittedAt: '2026-09-10T18:00:00' });
    const letters = office.run(parts([pairRow()], [agreed, undone]), '2026-09-11T09:00');
    expect(letters.find(({ to }) => to === 'К-02')?.blocks).toContainEqual({
      kind: 'text',
      text: 'Встреча пары П-01, назначенная на 22 сентября, отменяется.',
    });
  });

  it('is not cancelled after it took place', () => {
    const office = new NoticeDays();
    office.run(parts([pairRow()], [agreed]), '2026-09-09T09:00');
    const held = [agreed, report('2026-09-22', 'trial')];
    expect(invited(office, [pairRow()], held, '2026-09-22T17:00')).toEqual([]);
  });

  it('does not count if its day is not after the reported meeting', () =>
    expect(
      invited(
        new NoticeDays(),
        [pairRow()],
        [report('2026-09-08', 'first', { nextOn: '2026-09-08' })],
        '2026-09-09T09:00',
      ),
    ).toEqual([]));
});

describe('the link to the report of a meeting', () => {
  const { questions } = forms.meetingReport;
  const fromSeptember = ['2026-09-09T09:00', '2026-09-22T09:00', '2026-10-15T09:00', '2026-12-14T09:00'];
  const linksOf = (reports: Reports) => {
    const office = new NoticeDays();
    return fromSeptember.flatMap((moment) =>
      office
        .run(parts([pairRow()], reports), moment)
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.kind === 'form' && block.form === 'meetingReport' ? [block.prefill ?? {}] : [])),
    );
  };

  it('leaves three questions to the mentor: the day, the minutes and what was done', () => {
    const links = linksOf([agreed]);
    expect(links.length).toBeGreaterThan(2);
    for (const prefill of links) {
      const asked = Object.entries(questions).filter(
        ([name, { required }]) => required && !(name in prefill) && name !== 'code' && name !== 'formKey',
      );
      expect(asked.map(([name]) => name)).toEqual(['heldOn', 'minutes', 'done']);
    }
  });

  it.each([
    ['the first step that the pair still owes', [], 'пробная'],
    [
      'a regular meeting after all steps',
      [report('2026-09-08', 'trial'), report('2026-09-08', 'planning')],
      'регулярная',
    ],
  ] as const)('names %s as the kind', (_, more, kind) => {
    // The first letter also has the link of the new pair, to its first meeting.
    expect(linksOf([agreed, ...more])[1]).toEqual({ pairCode: 'П-01', kind });
  });
});
