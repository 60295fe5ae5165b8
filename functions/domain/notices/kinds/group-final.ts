import { eventLetters } from '../event-letters.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { text } from '../wording.ts';

/** Invites people to the final meeting of all pairs. */
export const groupFinal: NoticeKind = {
  activity: '6.7',
  consent: 'inForce',
  occasions: (programmeState) =>
    eventLetters(programmeState, {
      kind: 'groupFinal',
      subject: 'Итоговая встреча всех пар',
      blocks: (_, when, nth) => [
        text(
          `${nth === 1 ? 'Приглашаем Вас на итоговую встречу' : 'Ждём Вас на итоговой встрече'} всех пар: ${when}. Подведём итоги и поделимся опытом.`,
        ),
      ],
    }),
};
