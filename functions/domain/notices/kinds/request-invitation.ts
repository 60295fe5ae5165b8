import { nextForm } from '../next-form.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { reminding, text } from '../wording.ts';

/** Asks people who want to be mentees in which areas they need support. */
export const requestInvitation: NoticeKind = {
  activity: '2.1',
  consent: 'inForce',
  occasions: (programmeState) =>
    nextForm(programmeState, {
      kind: 'requestInvitation',
      form: 'menteeRequest',
      wishes: ['mentee', 'both'],
      asks: 'Запрос наставляемого',
      activity: '2.1',
      compose: (code, nth, by) => ({
        subject: reminding(nth, 'В чём Вам нужна поддержка?'),
        blocks: [
          text(
            `Опишите, пожалуйста, свой запрос до ${by}: по нему мы подберём наставника. Кто увидит ответы, сказано в анкете.`,
          ),
          { kind: 'form', label: 'Описать запрос', form: 'menteeRequest', code },
        ],
      }),
    }),
};
