import { ADMINISTRATION } from '../../intake/answer-author.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { offices } from '../offices.ts';
import { threeWeekly } from '../schedule.ts';
import { reminding, text } from '../wording.ts';

/** Asks the administration who needs support. The letters begin on the first day of 2.1 (1 June by default). */
export const adminRequestInvitation: NoticeKind = {
  activity: '2.1',
  consent: 'inForce',
  occasions: ({ intake, programme, context, timetable }) => {
    const { settings } = programme;
    if (settings.noAdminRequests || intake.answers.all('adminRequest').length > 0) return [];
    const { from, to: until } = timetable('2.1');
    return offices(settings, ['head', 'deputy'])
      .filter((to) => to !== 'deputy' || context.identity.reachable(to))
      .map((to) =>
        occasion({
          kind: 'adminRequestInvitation',
          to,
          about: '',
          schedule: threeWeekly(from),
          until,
          urgency: urgency.request,
          timing: 'ordinary',
          asks: 'Запрос администрации',
          compose: ({ nth }) => ({
            subject: reminding(nth, 'Запросы администрации на наставничество'),
            blocks: [
              text(
                'Если Вы видите, кому из педагогов нужна поддержка, сначала поговорите, пожалуйста, с этим человеком, а потом внесите запрос.',
              ),
              { kind: 'form', label: 'Внести запрос', form: 'adminRequest', code: ADMINISTRATION },
              text(
                'Если запросов нет, сообщите об этом куратору: он поставит отметку «Запросов администрации нет», и напоминаний больше не будет.',
              ),
            ],
          }),
        }),
      );
  },
};
