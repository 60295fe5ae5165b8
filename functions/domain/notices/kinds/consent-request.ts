import { consentBlank } from '../../consents/consent-blank.ts';
import { consentText } from '../../consents/consent-text.ts';
import { aboutProgramme } from '../about-programme.ts';
import { consentForm } from '../consent-form.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { replyBy } from '../reply-by.ts';
import { once } from '../schedule.ts';
import { undecided } from '../undecided-on-consent.ts';
import { text } from '../wording.ts';

const DAYS_TO_DECIDE = 14;

/** The invitation with a blank consent. Before people decide, they may get only this letter and its reminders. */
export const consentRequest: NoticeKind = {
  activity: undefined,
  consent: 'undecided',
  occasions: (programmeState) =>
    undecided(programmeState).map(({ code, invitedOn }) =>
      occasion({
        kind: 'consentRequest',
        to: code,
        about: '',
        schedule: once(invitedOn),
        urgency: urgency.request,
        timing: 'ordinary',
        asks: 'Согласие на обработку данных',
        compose: (_, { day }) => ({
          subject: 'Приглашение в программу наставничества и бланк согласия',
          blocks: [
            text(
              `Приглашаем Вас в программу наставничества «учитель – учитель». ${aboutProgramme(programmeState.timetable)}`,
            ),
            ...consentForm(programmeState, 'consentProcessing', code, {
              onPaper: `Участие добровольное. Если хотите участвовать, прочитайте бланк согласия во вложении, распечатайте, подпишите и передайте куратору до ${replyBy(day, DAYS_TO_DECIDE, programmeState)}. Распечатанный бланк есть и у куратора.`,
              electronic: `Участие добровольное. Если хотите участвовать, прочитайте согласие по ссылке и ответьте до ${replyBy(day, DAYS_TO_DECIDE, programmeState)}. Можно и на бумаге: бланк во вложении и у куратора.`,
            }),
            text('Отказ не влечёт никаких последствий. Без Вашего согласия мы не попросим у Вас никаких данных.'),
          ],
          attachments: [consentBlank(consentText('processing', programmeState.programme, programmeState.context))],
        }),
      }),
    ),
};
