import { quotable } from '../../privacy/school-guard.ts';
import { eventLetters } from '../event-letters.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { text } from '../wording.ts';

/** Invitation to the meeting at which mentors and mentees get acquainted. */
export const groupMeeting: NoticeKind = {
  activity: '5.1',
  consent: 'inForce',
  occasions: (programmeState) =>
    eventLetters(programmeState, {
      kind: 'groupMeeting',
      subject: 'Встреча наставников и наставляемых',
      blocks: ({ topic }, when, nth) => [
        text(
          `${nth === 1 ? 'Приглашаем познакомиться' : 'Ждём Вас на встрече-знакомстве'}: ${when}. После встречи попросим Вас назвать, с кем Вам было бы интересно работать.`,
        ),
        ...(topic ? [text(`Что будет на встрече:\n${quotable(programmeState)(topic)}`)] : []),
      ],
    }),
};
