import { expect, it } from 'vitest';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { kinds } from '../../../../functions/domain/notices/kinds/index.ts';
import type { Notice } from '../../../../sheets-schema/choices/notice.ts';
import { forms } from '../../../../sheets-schema/forms/index.ts';
import { school, standingOf } from '../roadmap/whole-school.ts';

/** A promise of «только куратор» is untrue, because the people to whom the school entrusted the workbook also see the answers. */
const ONLY_CURATOR = /только куратор(?! и те)/;

const DAYS = ['2026-05-20', '2026-06-04', '2026-06-12', '2026-08-24', '2026-09-09', '2026-10-12', '2026-12-07'];
const unanswered = school({
  answers: { menteeRequest: [], assessmentMenteeT0: [], assessmentMentorT0: [], preference: [], feedback: [] },
});

/** The text of each kind of letter to somebody who has not answered yet. */
const letters = new Map<Notice, string>();
for (const day of DAYS) {
  const state = standingOf(unanswered, day);
  const view = { day, awaited: [], postponed: 0, elsewhere: [] };
  for (const [kind, { occasions }] of Object.entries(kinds) as [Notice, (typeof kinds)[Notice]][])
    for (const { compose } of occasions(state))
      letters.set(kind, JSON.stringify(compose({ period: '1', nth: 1, dueOn: day }, view)));
}

it.each(['requestInvitation', 'assessmentT0', 'preferenceInvitation', 'feedbackInvitation'] as const)(
  'a letter promises no other audience than its form: %s',
  (kind) => {
    expect(letters.get(kind)).toMatch(/увид/);
    expect(letters.get(kind)).not.toMatch(ONLY_CURATOR);
  },
);

it('no other letter, paper or question promises that only the curator sees something', () => {
  const papers = JSON.stringify(documentsOf(standingOf(school(), '2026-12-31')));
  for (const said of [...letters.values(), papers, JSON.stringify(forms)]) {
    const asked = said.replace(/"formerTitle":"[^"]*"/g, '');
    expect(asked).not.toMatch(ONLY_CURATOR);
  }
});
