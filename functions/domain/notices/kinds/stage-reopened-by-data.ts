import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { once } from '../schedule.ts';
import { list, masked, text } from '../wording.ts';

/** Tells the curator that something which a closed stage needs is missing again. We send a letter on each day on which more is missing. */
export const stageReopenedByData: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: ({ stages, activities, context }) =>
    stages.flatMap(({ stage, missing, remarksOn }) => {
      if (remarksOn === undefined) return [];
      const lost = activities.filter((one) => one.stage === stage && one.lostOn !== undefined);
      const causes = lost.flatMap(({ id, missing: open }) => open.map((phrase) => `${id}: ${phrase}`));
      return [
        occasion({
          kind: 'stageReopenedByData',
          to: 'curator',
          about: `${stage} ${remarksOn}`,
          schedule: once(remarksOn),
          urgency: urgency.programme,
          timing: 'ordinary',
          compose: () => ({
            subject: `Этап ${stage}: есть замечания`,
            blocks: [
              text('Этап закрыт, но данные с тех пор изменились. Теперь не хватает:'),
              list((causes.length > 0 ? causes : missing).map((phrase) => masked(phrase, context.identity))),
              text('Дату закрытия менять не обязательно: решите, пожалуйста, нужно ли что-то сделать.'),
              { kind: 'tab', label: 'Открыть этапы', table: 'stages' },
            ],
          }),
        }),
      ];
    }),
};
