import { describe, expect, it } from 'vitest';
import type { Letter } from '../../../../functions/domain/notices/letter.ts';
import { pairRow, report, schoolOf } from '../meetings/meeting-kit.ts';
import type { ProgrammeParts } from '../programme-kit.ts';
import { NoticeDays } from './notice-days.ts';

const ceremony = { kind: 'ceremony', date: '2026-12-24', time: '14:00', place: 'актовый зал' } as const;

function parts(event: { readonly eventId?: string }): ProgrammeParts {
  const pairs = [pairRow()];
  const { people, consents } = schoolOf(pairs, []).tables;
  return {
    tables: { people, consents, pairs, events: [{ ...ceremony, ...event }] },
    answers: { meetingReport: [report('2026-09-08', 'first')] },
  };
}

/** The ceremony's invitations in the letters to the mentee К-02: keys, headings and calendar entries. */
function told(letters: readonly Letter[]) {
  return letters
    .filter(({ to, noticeKeys }) => to === 'К-02' && noticeKeys.some((key) => key.startsWith('ceremonyInvitation')))
    .map(({ subject, noticeKeys, blocks, invitations }) => ({
      keys: noticeKeys.filter((key) => key.startsWith('ceremonyInvitation')),
      headings: [subject, ...blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))],
      invitations: invitations.map(({ method, sequence, date }) => `${method} ${sequence} ${date}`),
    }));
}

describe('an event that staff have just entered', () => {
  it('is announced once, with its calendar entry, though its row gets its number only now', () => {
    const office = new NoticeDays();
    const [first, ...more] = told(office.run(parts({}), '2026-12-08T10:00'));
    expect(more).toEqual([]);
    expect(first?.keys).toEqual(['ceremonyInvitation|К-02|С-1|1']);
    expect(first?.headings).toContain('Приглашение на подведение итогов 24 декабря');
    expect(first?.invitations).toEqual(['REQUEST 0 2026-12-24']);
    expect(office.rows('events')).toEqual([{ eventId: 'С-1' }]);
    expect(told(office.run(parts({ eventId: 'С-1' }), '2026-12-09T10:00'))).toEqual([]);
  });

  it('is announced again on the working day before, as a reminder', () => {
    const office = new NoticeDays();
    office.run(parts({}), '2026-12-08T10:00');
    const [reminder, ...more] = told(office.run(parts({ eventId: 'С-1' }), '2026-12-23T10:00'));
    expect(more).toEqual([]);
    expect(reminder?.headings).toContain('Напоминание: подведение итогов 24 декабря');
    expect(reminder?.invitations).toEqual([]);
  });
});

describe('guests of the ceremony', () => {
  const guest = { name: 'Гостева Проба Образцовна', position: 'управление образования' };
  const withGuests = (guests: object[], settings = {}): ProgrammeParts => {
    const school = parts({});
    return { ...school, settings, tables: { ...school.tables, guests } };
  };
  const byMail = { ...guest, email: 'guest@example.org' };
  const lettersToGuests = (letters: readonly Letter[]) => letters.filter(({ to }) => to.startsWith('Г-'));

  it('are invited by letter, with an entry for the calendar, and the list says since when', () => {
    const office = new NoticeDays();
    const school = withGuests([byMail]);
    const [letter, ...more] = lettersToGuests(office.run(school, '2026-12-08T10:00'));
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ to: 'Г-1', noticeKeys: ['ceremonyInvitation|Г-1|С-1|1'] });
    expect(letter?.invitations.map(({ method, date }) => [method, date])).toEqual([['REQUEST', '2026-12-24']]);
    const written = (office.last?.tables ?? []).filter(({ table }) => table === 'guests').flatMap(({ rows }) => rows);
    expect(written).toContainEqual({ at: 1, values: { invitedOn: '2026-12-08' } });
    expect(lettersToGuests(office.run(school, '2026-12-23T10:00'))).toEqual([]);
  });

  it('get a letter about another day, but no letter if the staff invited them', () => {
    const office = new NoticeDays();
    const school = withGuests([byMail, { ...byMail, invitedByHand: '2026-12-07' }]);
    expect(lettersToGuests(office.run(school, '2026-12-08T10:00'))).toHaveLength(1);
    const events = [{ ...ceremony, eventId: 'С-1', date: '2026-12-25' }];
    const [moved, ...more] = lettersToGuests(
      office.run({ ...school, tables: { ...school.tables, events } }, '2026-12-09T10:00'),
    );
    expect(more).toEqual([]);
    expect(moved).toMatchObject({ to: 'Г-1', subject: expect.stringContaining('Перенос') });
  });

  it('are invited by the organiser if they have no address or the workbook has no names', () => {
    const errand = (school: ProgrammeParts) =>
      new NoticeDays()
        .run({ ...school, settings: { ...school.settings, organiserEmail: 'o@example.org' } }, '2026-12-08T10:00')
        .filter(({ to }) => to === 'organiser' || to.startsWith('Г-'))
        .flatMap(({ blocks, to }) => [to, ...blocks.flatMap((block) => ('text' in block ? [block.text] : []))])
        .join('\n');
    expect(errand(withGuests([guest]))).toContain('осталось пригласить лично 1 гостя');
    expect(errand(withGuests([byMail], { privacyMode: 'codes' }))).toContain('осталось пригласить лично 1 гостя');
    expect(errand(withGuests([byMail]))).not.toContain('осталось пригласить');
  });
});
