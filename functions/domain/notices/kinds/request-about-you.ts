import { addDays } from '../../calendar/day.ts';
import { isDiscussed } from '../../intake/requests.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { once } from '../schedule.ts';
import { list, text } from '../wording.ts';

const TOLD_WITHIN_DAYS = 60;

/** Shows a teacher the administration's request for support. The teacher may refuse the support. */
export const requestAboutYou: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: ({ intake }) =>
    intake.answers
      .all('adminRequest')
      .filter(isDiscussed)
      .flatMap(({ responseId, submittedAt, fields }) => {
        const { aboutCode, need1, need2, need3, expectedResult } = fields;
        if (aboutCode === undefined) return [];
        const areas = [need1, need2, need3].flatMap((need) => (need === undefined ? [] : [intake.areaLabel(need)]));
        const on = submittedAt.slice(0, 10);
        return [
          occasion({
            kind: 'requestAboutYou',
            to: aboutCode,
            about: responseId,
            schedule: once(on),
            until: addDays(on, TOLD_WITHIN_DAYS),
            urgency: urgency.request,
            timing: 'ordinary',
            compose: () => ({
              subject: 'Администрация предлагает Вам поддержку наставника',
              blocks: [
                text('Как Вы и договорились, школа предлагает Вам помощь наставника. Вот что написано в запросе:'),
                list([
                  `направления: ${areas.join('; ')};`,
                  ...(expectedResult ? [`ожидаемый результат: ${expectedResult}`] : []),
                ]),
                text(
                  'Участие добровольное: без Вашего «да» Вас не запишут ни в базу, ни в приказ. Если согласны, ответьте на короткую анкету о своём запросе.',
                ),
                { kind: 'form', label: 'Участвую: мой запрос', form: 'menteeRequest', code: aboutCode },
                text(
                  'Если Вы не согласны или хотите что-то изменить, скажите куратору: отказ ни на что не влияет. Если у Вас есть свой запрос, он важнее.',
                ),
              ],
            }),
          }),
        ];
      }),
};
