import { addDays } from '../../calendar/day.ts';
import { ADMINISTRATION } from '../../intake/answer-author.ts';
import { isDiscussed } from '../../intake/requests.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { offices } from '../offices.ts';
import { once } from '../schedule.ts';
import { text } from '../wording.ts';

const TOLD_WITHIN_DAYS = 30;

/** Tells the author of an administration's request that it waits. The letter must not tell whether the teacher agreed to take part. */
export const requestHeld: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: ({ programme, intake }) => {
    const waiting = programme.answers.adminRequest.filter((answer) => {
      const status = intake.answers.status(answer);
      return status === 'held' || (status === 'counts' && !isDiscussed(answer));
    });
    return waiting
      .filter(({ fields }) => fields.code === ADMINISTRATION)
      .flatMap(({ responseId, submittedAt }) =>
        offices(programme.settings, ['head']).map((to) =>
          occasion({
            kind: 'requestHeld',
            to,
            about: responseId,
            schedule: once(submittedAt.slice(0, 10)),
            until: addDays(submittedAt.slice(0, 10), TOLD_WITHIN_DAYS),
            urgency: urgency.request,
            timing: 'immediate',
            compose: () => ({
              subject: 'Запрос ждёт',
              blocks: [text('Ваш запрос на наставничество получен и ждёт. Куратор знает о нём.')],
            }),
          }),
        ),
      );
  },
};
