import { describe, expect, it } from 'vitest';
import type { Letter } from '../../../../functions/domain/notices/letter.ts';
import { pairRow, report, schoolOf } from '../meetings/meeting-kit.ts';
import type { ProgrammeParts } from '../programme-kit.ts';
import { PostOffice } from './post-office.ts';

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
    const office = new PostOffice();
    const [first, ...more] = told(office.run(parts({}), '2026-12-08T10:00'));
    expect(more).toEqual([]);
    expect(first?.keys).toEqual(['ceremonyInvitation|К-02|С-1|1']);
    expect(first?.headings).toContain('Приглашение на подведение итогов 24 декабря');
    expect(first?.invitations).toEqual(['REQUEST 0 2026-12-24']);
    expect(office.rows('events')).toEqual([{ eventId: 'С-1' }]);
    expect(told(office.run(parts({ eventId: 'С-1' }), '2026-12-09T10:00'))).toEqual([]);
  });

  it('is announced again on the working day before, as a reminder', () => {
    const office = new PostOffice();
    office.run(parts({}), '2026-12-08T10:00');
    const [reminder, ...more] = told(office.run(parts({ eventId: 'С-1' }), '2026-12-23T10:00'));
    expect(more).toEqual([]);
    expect(reminder?.headings).toContain('Напоминание: подведение итогов 24 декабря');
    expect(reminder?.invitations).toEqual([]);
  });
});
