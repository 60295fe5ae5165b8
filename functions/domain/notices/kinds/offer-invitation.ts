import type { FormerOffer } from '../../../../sheets-schema/former-offer.ts';
import { capacities, monthlyHours } from '../../../../sheets-schema/forms/mentor-offer.ts';
import { areaChoices } from '../../intake/areas.ts';
import type { ProgrammeState } from '../../roadmap/programme-state.ts';
import type { Block, Prefill } from '../letter.ts';
import { nextForm } from '../next-form.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { reminding, text } from '../wording.ts';

/** The part of last year's offer that this year's form still has as choices. */
function stillOffered({ best, areas, places, hours }: FormerOffer, { programme }: ProgrammeState): FormerOffer {
  const labels = areaChoices(programme);
  const isChoice = (choices: Readonly<Record<string, string>>, said: string | undefined): said is string =>
    said !== undefined && Object.values(choices).includes(said);
  return {
    areas: areas.filter((area) => labels.includes(area)),
    ...(best !== undefined && labels.includes(best) ? { best } : {}),
    ...(isChoice(capacities, places) ? { places } : {}),
    ...(isChoice(monthlyHours, hours) ? { hours } : {}),
  };
}

function prefillOf({ best, areas, places, hours }: FormerOffer): Prefill {
  return {
    ...(areas.length > 0 ? { offers: areas } : {}),
    ...(best === undefined ? {} : { bestOffer: best }),
    ...(places === undefined ? {} : { capacity: places }),
    ...(hours === undefined ? {} : { hoursPerMonth: hours }),
  };
}

/** Says what is filled in from last year's offer, and that it does not count by itself. */
function formerly({ best, areas, places, hours }: FormerOffer): Block[] {
  return [
    text(
      'В ссылке уже подставлено то, что Вы предлагали в прошлом году. Проверьте, исправьте, если что-то изменилось, ответьте на остальные вопросы и отправьте анкету. Пока Вы её не отправили, прошлогоднее предложение не учитывается.',
    ),
    {
      kind: 'list',
      items: [
        ...new Set([...areas, ...(best === undefined ? [] : [best])]),
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
        const still = former && stillOffered(former, programmeState);
        const prefill = still ? prefillOf(still) : {};
        const isFilled = Object.keys(prefill).length > 0;
        return {
          subject: reminding(nth, 'Чем Вы можете быть полезны как наставник?'),
          blocks: [
            text(
              `Отметьте, пожалуйста, до ${by}, в каких направлениях Вы готовы помогать коллегам и сколько времени у Вас есть.`,
            ),
            ...(still && isFilled ? formerly(still) : []),
            {
              kind: 'form',
              label: 'Заполнить анкету наставника',
              form: 'mentorOffer',
              code,
              ...(isFilled ? { prefill } : {}),
            },
          ],
        };
      },
    }),
};
