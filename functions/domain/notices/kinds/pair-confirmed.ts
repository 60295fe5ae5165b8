import { type Kind, occasion, urgency } from '../occasion.ts';
import { reminding, text } from '../wording.ts';

/** The curator confirmed a pair; before the order the mentor's written consent is needed (ст. 351.8 ТК РФ). */
export const pairConfirmed: Kind = ({ pairs, intake, context }) =>
  pairs.flatMap(({ pairCode, mentor, status, row }) => {
    const ground = intake.people.get(mentor)?.row.labourGround;
    const needed = ground !== 'jobDuties' && !intake.consents.valid(mentor, 'mentoringWork', context.today);
    if (
      status !== 'confirmed' ||
      !needed ||
      intake.consents.decision(mentor, 'mentoringWork', context.today) === 'refused'
    )
      return [];
    return [
      occasion({
        kind: 'pairConfirmed',
        to: mentor,
        about: pairCode,
        schedule: { kind: 'repeat', from: row.decisionOn ?? context.today, every: 3, most: 3 },
        urgency: urgency.pair,
        timing: 'ordinary',
        asks: 'Согласие на работу наставником',
        compose: ({ nth }) => ({
          subject: reminding(nth, 'Согласие на работу наставником'),
          blocks: [
            text(
              'Для Вас подобрана пара. До издания приказа нужно Ваше письменное согласие на работу наставником (ст. 351.8 ТК РФ) и дополнительное соглашение к трудовому договору. Оба бланка – у куратора.',
            ),
            text('Отказаться можно без объяснения причин.'),
          ],
        }),
      }),
    ];
  });
