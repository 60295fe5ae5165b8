import { addDays } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { DESTROY_WITHIN_DAYS } from '../../consents/destruction-term.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { once } from '../schedule.ts';
import { text } from '../wording.ts';

/** Confirms that a person withdrew their consent. The person gets no later letter (152-ФЗ, ст. 21 ч. 5). */
export const withdrawalConfirmed: NoticeKind = {
  activity: undefined,
  consent: 'withdrawn',
  occasions: ({ intake, context }) =>
    [...intake.people.keys()].flatMap((code) => {
      const on = intake.consents.withdrawnOn(code, 'processing', context.today);
      if (on === undefined) return [];
      const last = addDays(on, DESTROY_WITHIN_DAYS);
      return [
        occasion({
          kind: 'withdrawalConfirmed',
          to: code,
          about: on,
          schedule: once(on),
          until: last,
          urgency: urgency.legal,
          timing: on === context.today ? 'immediate' : 'legal',
          compose: () => ({
            subject: 'Отзыв согласия получен',
            blocks: [
              text(
                `Мы прекратили обработку Ваших данных и уничтожим их не позднее ${dayAndMonth(last)}. Писем от программы больше не будет.`,
              ),
            ],
          }),
        }),
      ];
    }),
};
