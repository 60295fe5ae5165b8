import { addDays, earliestDay, latestDay } from '../../calendar/day.ts';
import { monthGenitive, monthsBetween } from '../../calendar/day-text.ts';
import { aboutProgramme } from '../about-programme.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { once } from '../schedule.ts';
import { list, text } from '../wording.ts';

/** A person who agrees at most this long after the month of the announcement still gets the letter. */
const LATE_BY_DAYS = 30;

/** Sends the schedule of the programme to everybody who agreed to take part, in the month of 1.7. */
export const programmeAnnounced: NoticeKind = {
  activity: '1.7',
  consent: 'inForce',
  occasions: ({ intake, context, timetable }) => {
    const { from, to } = timetable('1.7');
    const pairing = ['5.1', '5.2', '5.3', '5.4'] as const;
    const pairingFrom = earliestDay(pairing.map((id) => timetable(id).from)) ?? from;
    const pairingTo = latestDay(pairing.map((id) => timetable(id).to)) ?? to;
    const questionnaires = timetable('1.8');
    return [...intake.people.keys()]
      .filter((code) => intake.consents.valid(code, 'processing', context.today))
      .map((code) =>
        occasion({
          kind: 'programmeAnnounced',
          to: code,
          about: '',
          schedule: once(from),
          until: addDays(to, LATE_BY_DAYS),
          urgency: urgency.programme,
          timing: 'ordinary',
          compose: () => ({
            subject: 'Программа наставничества: что и когда',
            blocks: [
              text(`Спасибо, что Вы с нами! ${aboutProgramme(timetable)}`),
              text('Основные даты:'),
              list([
                `${monthsBetween(questionnaires.from, questionnaires.to)} – короткие анкеты;`,
                `${monthsBetween(pairingFrom, pairingTo)} – групповая встреча и подбор пар;`,
                `до конца ${monthGenitive(timetable('6.6').to)} – работа пар и итоги.`,
              ]),
            ],
          }),
        }),
      );
  },
};
