import type { FormerOffer } from '../../../../sheets-schema/former-offer.ts';
import { monthlyHours } from '../../../../sheets-schema/forms/mentor-offer.ts';
import type { ProgrammeState } from '../../roadmap/programme-state.ts';
import type { Block, Prefill } from '../letter.ts';
import { nextForm } from '../next-form.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { reminding, text } from '../wording.ts';

/** Last year's offer as answers to this year's form. We leave out what this year's form does not offer. */
function answersOf({ best, areas, places, hours }: FormerOffer, { programme }: ProgrammeState): Prefill {
  const offered = new Set(
    programme.tables.areas.flatMap(({ label, active }) => (active === false ? [] : (label ?? []))),
  );
  const still = areas.filter((area) => offered.has(area));
  const isHours = hours !== undefined && Object.values<string>(monthlyHours).includes(hours);
  return {
    ...(still.length > 0 ? { offers: still } : {}),
    ...(best !== undefined && offered.has(best) ? { bestOffer: best } : {}),
    ...(places === undefined ? {} : { capacity: places }),
    ...(isHours ? { hoursPerMonth: hours } : {}),
  };
}

/** What last year's offer says, and that it does not count by itself. */
function formerly({ areas, places, hours }: FormerOffer): Block[] {
  return [
    text(
      'В ссылке уже подставлено то, что Вы предлагали в прошлом году. Проверьте, исправьте, если что-то изменилось, ответьте на остальные вопросы и отправьте анкету. Пока Вы её не отправили, прошлогоднее предложение не учитывается.',
    ),
    {
      kind: 'list',
      items: [
        ...areas,
        ...(places === undefined ? [] : [`наставляемых: ${places}`]),
        ...(hours === undefined ? [] : [`часов в месяц: ${hours}`]),
      ],
    },
  ];
}

/** Asks people who want to be mentors what they can offer. The offer of last year's programme is filled in. */
export const offerInvitation: NoticeKind = {
  activity: '3.2',
  consent: 'inForce',
  occasions: (programmeState) =>
    nextForm(programmeState, {
      kind: 'offerInvitation',
      form: 'mentorOffer',
      wishes: ['mentor', 'both'],
      asks: 'Предложение наставника',
      activity: '3.2',
      compose: (code, nth, by) => {
        const former = programmeState.intake.people.get(code)?.row.formerOffer;
        const prefill = former && answersOf(former, programmeState);
        return {
          subject: reminding(nth, 'Чем Вы можете быть полезны как наставник?'),
          blocks: [
            text(
              `Отметьте, пожалуйста, до ${by}, в каких направлениях Вы готовы помогать коллегам и сколько времени у Вас есть.`,
            ),
            ...(former ? formerly(former) : []),
            {
              kind: 'form',
              label: 'Заполнить анкету наставника',
              form: 'mentorOffer',
              code,
              ...(prefill ? { prefill } : {}),
            },
          ],
        };
      },
    }),
};
