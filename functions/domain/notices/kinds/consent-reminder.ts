import { consentBlank } from '../../consents/consent-blank.ts';
import { consentText } from '../../consents/consent-text.ts';
import { consentForm } from '../consent-form.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, occasionKey, urgency } from '../occasion.ts';
import { undecided } from '../undecided-on-consent.ts';
import { text } from '../wording.ts';

/** Reminds undecided people a week after the invitation, and again a week later. */
export const consentReminder: NoticeKind = {
  activity: undefined,
  consent: 'undecided',
  occasions: (programmeState) =>
    undecided(programmeState).map(({ code, invitedOn }) =>
      occasion({
        kind: 'consentReminder',
        to: code,
        about: '',
        schedule: {
          kind: 'repeat',
          from: invitedOn,
          every: 7,
          most: 2,
          follows: occasionKey('consentRequest', code, ''),
        },
        urgency: urgency.request,
        timing: 'ordinary',
        reminder: true,
        asks: 'Согласие на обработку данных',
        compose: () => ({
          subject: 'Напоминание: решение об участии',
          blocks: [
            ...consentForm(programmeState, 'consentProcessing', code, {
              onPaper:
                'Мы пока не получили Вашего решения об участии в программе наставничества. Подпишите, пожалуйста, бланк согласия (он во вложении) и передайте его куратору или сообщите ему об отказе – и напоминаний больше не будет.',
              electronic:
                'Мы пока не получили Вашего решения об участии в программе наставничества. Ответьте, пожалуйста, по ссылке, согласны Вы или нет, – и напоминаний больше не будет. Можно и на бумаге: бланк во вложении.',
            }),
            text('Участие добровольное, отказ не влечёт никаких последствий.'),
          ],
          attachments: [consentBlank(consentText('processing', programmeState.programme, programmeState.context))],
        }),
      }),
    ),
};
