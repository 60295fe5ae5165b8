import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { threeWeekly } from '../schedule.ts';
import { list, reminding, text } from '../wording.ts';

/** Tells the curator that everything in a stage is done, so that they can enter the closing date. */
export const stageReadyToClose: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: ({ stages, context }) =>
    stages
      .filter(({ status }) => status === 'readyToClose')
      .map(({ stage, results }) =>
        occasion({
          kind: 'stageReadyToClose',
          to: 'curator',
          about: String(stage),
          schedule: threeWeekly(context.today),
          urgency: urgency.programme,
          timing: 'ordinary',
          asks: `Закрыть этап ${stage}`,
          compose: ({ nth }) => ({
            subject: reminding(nth, `Этап ${stage} можно закрыть`),
            blocks: [
              text(`Все мероприятия этапа ${stage} выполнены, результаты на месте:`),
              list(results.filter(({ off }) => !off).map(({ label }) => label)),
              text('Проверьте, пожалуйста, и поставьте дату закрытия.'),
              { kind: 'tab', label: 'Закрыть этап', table: 'stages' },
            ],
          }),
        }),
      ),
};
