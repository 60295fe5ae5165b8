import { addDays } from '../../calendar/day.ts';
import { dayText } from '../../calendar/day-text.ts';
import { consentBlank } from '../../consents/consent-blank.ts';
import { consentText } from '../../consents/consent-text.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { once } from '../schedule.ts';
import { list, text } from '../wording.ts';

const WELCOMED_WITHIN_DAYS = 60;

/** Tells the curator the first steps when the order that appoints them is registered. */
export const curatorAppointed: NoticeKind = {
  activity: '1.4',
  consent: 'inForce',
  occasions: ({ programme, context }) => {
    const order = programme.tables.documents.find(
      ({ kind, number, date, link }) => kind === 'orderCurator' && number && date && link,
    );
    if (!order?.date) return [];
    const { date, number } = order;
    return [
      occasion({
        kind: 'curatorAppointed',
        to: 'curator',
        about: '',
        schedule: once(date),
        until: addDays(date, WELCOMED_WITHIN_DAYS),
        urgency: urgency.programme,
        timing: 'ordinary',
        compose: () => ({
          subject: 'Вы назначены куратором программы наставничества',
          blocks: [
            text(`Приказ № ${number} от ${dayText(date)}. Спасибо, что взялись за это дело! Первые шаги:`),
            list([
              'заполните настройки: школа, люди, цели;',
              'проверьте дорожную карту и сроки;',
              'распечатайте бланки трёх согласий: они во вложении;',
              'впишите приглашённых педагогов на лист «Участники»: бланк согласия каждый получит и письмом.',
            ]),
            { kind: 'tab', label: 'Открыть настройки', table: 'settings' },
          ],
          attachments: (['processing', 'publication', 'mentoringWork'] as const).map((type) =>
            consentBlank(consentText(type, programme, context)),
          ),
        }),
      }),
    ];
  },
};
