import { NOBODY } from '../answer.ts';
import { roles } from '../choices/role.ts';
import {
  defineForm,
  long,
  menteePresent,
  mentorPresent,
  one,
  optional,
  people,
  requiredIfShown,
  reworded,
  scale,
} from '../question.ts';

const confirmedFormats = { pair: 'пара', group: 'группа', any: 'всё равно' } as const;

const PRESENT = `В списке те, кто был на встрече. Если никто не подходит, отметьте в первом вопросе «${NOBODY}».`;

/** The form after the group meeting. Mentees choose among the mentors there, and mentors among the mentees. */
export const preference = defineForm({
  name: 'preference',
  title: 'Анкета после групповой встречи',
  description:
    'С кем Вам было бы интересно работать? Наставляемый выбирает из пришедших наставников, наставник – из пришедших наставляемых.',
  tab: 'после групповой встречи',
  questions: {
    asRole: one('В какой роли Вы отвечаете?', roles, 'Если Вы и наставник, и наставляемый, ответьте дважды.'),
    choice1: reworded(
      'С кем Вам было бы интересно работать? (1-й выбор)',
      requiredIfShown(mentorPresent('Кого из наставников Вы выбрали бы? (1-й выбор)')),
    ),
    choice2: reworded(
      'С кем Вам было бы интересно работать? (2-й выбор)',
      optional(mentorPresent('Кого из наставников Вы выбрали бы? (2-й выбор)')),
    ),
    choice3: reworded(
      'С кем Вам было бы интересно работать? (3-й выбор)',
      optional(mentorPresent('Кого из наставников Вы выбрали бы? (3-й выбор)')),
    ),
    menteeChoice1: requiredIfShown(menteePresent('Кого из наставляемых Вы выбрали бы? (1-й выбор)')),
    menteeChoice2: optional(menteePresent('Кого из наставляемых Вы выбрали бы? (2-й выбор)')),
    menteeChoice3: optional(menteePresent('Кого из наставляемых Вы выбрали бы? (3-й выбор)')),
    why1: optional(long('Почему именно с этим человеком?')),
    vetoCodes: optional(
      reworded(
        'С кем Вы не хотели бы оказаться в паре? (увидит только куратор, причину не спрашиваем)',
        people('С кем Вы не хотели бы оказаться в паре? (причину не спрашиваем)'),
      ),
    ),
    formatConfirm: optional(one('Пара или группа?', confirmedFormats)),
    meetingUseful: optional(scale('Насколько полезной была встреча?')),
  },
  pages: {
    choice1: { title: 'Кого Вы выбрали бы наставником', help: PRESENT, only: { question: 'asRole', choice: 'mentee' } },
    menteeChoice1: {
      title: 'С кем Вы хотели бы работать',
      help: PRESENT,
      only: { question: 'asRole', choice: 'mentor' },
    },
    why1: { title: 'Ещё несколько вопросов' },
  },
});
