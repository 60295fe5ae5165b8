import { otherRole, type Role, roles } from '../../../../sheets-schema/choices/role.ts';
import { aboutAnswers } from '../../../../sheets-schema/forms/audience.ts';
import { addDays } from '../../calendar/day.ts';
import { nameToken } from '../../names/name-token.ts';
import { preferenceAfter } from '../../pairs/group-meeting.ts';
import type { Block } from '../letter.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { replyBy } from '../reply-by.ts';
import { reminding, text } from '../wording.ts';

const ASKED_FOR_DAYS = 14;

/** After the group meeting, asks everybody who came whom they want to work with, once in each of their roles. */
export const preferenceInvitation: NoticeKind = {
  activity: '5.2',
  consent: 'inForce',
  occasions: ({ intake, programme, context, calendar }) => {
    const event = programme.tables.events
      .filter(({ kind, held, date }) => kind === 'groupMeeting' && held && date !== undefined && date <= context.today)
      .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
      .at(-1);
    const date = event?.date;
    if (!date) return [];
    const present = new Set(event.attendees ?? []);
    // If the form shows only codes, the letter lists the people with these codes. Only a run with access to the names fills them in.
    const whoIsWho = (role: Role): Block[] => {
      const others = [...intake.mentees, ...intake.mentors].filter((one) => one.role !== role && present.has(one.code));
      if (programme.settings.privacyMode !== 'codes' || others.length === 0) return [];
      const items = others.map(({ code }) => nameToken(code)).sort();
      return [text('В анкете вместо имён стоят коды. Кто есть кто:'), { kind: 'list', items }];
    };
    return [...intake.mentees, ...intake.mentors].flatMap(({ code, role }) => {
      if (!present.has(code) || preferenceAfter(intake, code, role, date)) return [];
      return [
        occasion({
          kind: 'preferenceInvitation',
          to: code,
          about: `${role} ${date}`,
          schedule: { kind: 'repeat', from: date, every: 2, most: 3 },
          until: addDays(date, ASKED_FOR_DAYS),
          urgency: urgency.request,
          timing: 'ordinary',
          asks: 'Анкета после групповой встречи',
          compose: ({ nth }, { day }) => {
            const end = addDays(date, programme.settings.preferenceDays);
            const by =
              end > day
                ? replyBy(day, programme.settings.preferenceDays, { calendar, programme }, end)
                : replyBy(day, 2, { calendar, programme });
            return {
              subject: reminding(nth, 'С кем Вам хотелось бы работать?'),
              blocks: [
                text(
                  `Спасибо за встречу! Назовите, пожалуйста, до ${by} до трёх человек, с кем Вам было бы интересно работать; если никто не подходит, так и отметьте. Вы отвечаете как ${roles[role]}: выбирайте из списка тех, кто пришёл как ${roles[otherRole[role]]}. ${aboutAnswers('preference')}`,
                ),
                ...whoIsWho(role),
                { kind: 'form', label: 'Ответить', form: 'preference', code, prefill: { asRole: roles[role] } },
              ],
            };
          },
        }),
      ];
    });
  },
};
