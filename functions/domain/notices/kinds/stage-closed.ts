import { addDays } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { offices } from '../offices.ts';
import { once } from '../schedule.ts';
import { text } from '../wording.ts';

const ANNOUNCED_WITHIN_DAYS = 60;

/** Sends the results of a closed stage to the curator, the organiser and the head. */
export const stageClosed: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) =>
    programmeState.stages.flatMap(({ stage, title, status, closedOn }) => {
      if ((status !== 'closed' && status !== 'closedWithRemarks') || closedOn === undefined) return [];
      const states = programmeState.activities.filter((one) => one.stage === stage);
      const done = states.filter((one) => one.status === 'done').length;
      const waived = states.filter((one) => one.status === 'waived').length;
      const next = programmeState.stages.find((one) => one.stage > stage && one.beginsOn !== undefined)?.title;
      return offices(programmeState.programme.settings, ['curator', 'organiser', 'head']).map((to) =>
        occasion({
          kind: 'stageClosed',
          to,
          about: String(stage),
          schedule: once(closedOn),
          until: addDays(closedOn, ANNOUNCED_WITHIN_DAYS),
          urgency: urgency.programme,
          timing: 'ordinary',
          compose: () => ({
            subject: `Этап ${stage} закрыт`,
            blocks: [
              text(
                `Этап ${stage} «${title}» закрыт ${dayAndMonth(closedOn)}. Выполнено ${done} из ${states.length}${
                  waived > 0 ? `, не требовалось ${waived}` : ''
                }.${next ? ` Следующий этап: «${next}».` : ' Это был последний этап. Спасибо за работу!'}`,
              ),
            ],
          }),
        }),
      );
    }),
};
