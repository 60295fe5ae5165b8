import { programmeYear } from '../../calendar/programme-year.ts';
import { ABOUT_PROGRAMME } from '../about-programme.ts';
import { type Kind, occasion, once, urgency } from '../occasion.ts';
import { list, text } from '../wording.ts';

/** In August everybody who agreed to take part learns what will happen when. */
export const programmeAnnounced: Kind = ({ intake, programme, context }) => {
  const year = programmeYear(programme.settings, context.today);
  return [...intake.people.keys()]
    .filter((code) => intake.consents.valid(code, 'processing', context.today))
    .map((code) =>
      occasion({
        kind: 'programmeAnnounced',
        to: code,
        about: '',
        schedule: once(`${year}-08-01`),
        until: `${year}-09-30`,
        urgency: urgency.programme,
        timing: 'ordinary',
        compose: () => ({
          subject: 'Программа наставничества: что и когда',
          blocks: [
            text(`Спасибо, что Вы с нами! ${ABOUT_PROGRAMME}`),
            text('Основные даты:'),
            list([
              'август – короткие анкеты;',
              'сентябрь – групповая встреча и подбор пар;',
              'до декабря – работа пар и итоги.',
            ]),
          ],
        }),
      }),
    );
};
