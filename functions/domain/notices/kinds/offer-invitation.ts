import { nextForm } from '../next-form.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { reminding, text } from '../wording.ts';

/** Asks people who want to be mentors what they can offer. */
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
      compose: (code, nth, by) => ({
        subject: reminding(nth, 'Чем Вы можете быть полезны как наставник?'),
        blocks: [
          text(
            `Отметьте, пожалуйста, до ${by}, в каких направлениях Вы готовы помогать коллегам и сколько времени у Вас есть.`,
          ),
          { kind: 'form', label: 'Заполнить анкету наставника', form: 'mentorOffer', code },
        ],
      }),
    }),
};
