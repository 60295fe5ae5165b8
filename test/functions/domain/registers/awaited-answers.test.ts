import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../../functions/domain/facts-of.ts';
import { context, type ProgrammeParts, programme } from '../programme-kit.ts';
import { MENTEE, MENTOR, PAIR, report, school, wholeSchool } from '../roadmap/whole-school.ts';

const { answers } = wholeSchool;

const without = {
  feedback: [],
  satisfactionMentee: [],
  satisfactionMentor: [],
  assessmentMenteeT1: [],
  assessmentMentorT1: [],
  mentorReport: [],
};

describe('«Кто не ответил» during the year of one pair', () => {
  const awaited = (change: ProgrammeParts, today: string) =>
    factsOf(programme(school(change)), context({ today })).awaited.map(
      ({ code, what, since }) => `${code} ${since} ${what}`,
    );
  const beginning = {
    ...answers,
    ...without,
    meetingReport: [],
    assessmentMenteeT0: [],
    assessmentMentorT0: [],
    preference: [],
  };

  it.each<[string, string, ProgrammeParts, readonly string[]]>([
    [
      'the first assessments from the day of joining, and the group meeting’s questionnaire from its day until a pair begins',
      '2026-09-08',
      { answers: beginning },
      [
        `${MENTOR} 2026-06-11 Стартовая оценка наставника`,
        `${MENTOR} 2026-09-08 Анкета после групповой встречи (наставник)`,
        `${MENTEE} 2026-06-10 Стартовая оценка наставляемого`,
        `${MENTEE} 2026-09-08 Анкета после групповой встречи (наставляемый)`,
      ],
    ],
    [
      'no group meeting’s questionnaire the day before it',
      '2026-09-07',
      { answers: beginning },
      [`${MENTOR} 2026-06-11 Стартовая оценка наставника`, `${MENTEE} 2026-06-10 Стартовая оценка наставляемого`],
    ],
    [
      'no group meeting’s questionnaire if the meeting was not held',
      '2026-09-08',
      {
        answers: beginning,
        tables: { events: [{ kind: 'groupMeeting', date: '2026-09-08', attendees: [MENTOR, MENTEE] }] },
      },
      [`${MENTOR} 2026-06-11 Стартовая оценка наставника`, `${MENTEE} 2026-06-10 Стартовая оценка наставляемого`],
    ],
    [
      'no first assessment after the first meeting',
      '2026-09-30',
      { answers: { ...beginning, meetingReport: [report('first', '2026-09-18')] } },
      [],
    ],
    [
      'only the feedback of the second round the day before the final meeting',
      '2026-12-02',
      { answers: { ...answers, ...without, feedback: answers.feedback } },
      [
        `${MENTOR} 2026-11-16 Обратная связь, волна 2 (наставник)`,
        `${MENTEE} 2026-11-16 Обратная связь, волна 2 (наставляемый)`,
      ],
    ],
    [
      'the closing questionnaires and the mentor’s report after the final meeting',
      '2026-12-20',
      { answers: { ...answers, ...without } },
      [
        `${MENTOR} 2026-12-03 Анкета удовлетворённости наставника`,
        `${MENTOR} 2026-12-03 Итоговая оценка наставника`,
        `${MENTOR} 2026-12-03 Отчёт наставника, пара ${PAIR}`,
        `${MENTEE} 2026-12-03 Анкета удовлетворённости наставляемого`,
        `${MENTEE} 2026-12-03 Итоговая оценка наставляемого`,
      ],
    ],
    [
      'no final assessment without a first one',
      '2026-12-20',
      { answers: { ...answers, ...without, assessmentMenteeT0: [], assessmentMentorT0: [] } },
      [
        `${MENTOR} 2026-12-03 Анкета удовлетворённости наставника`,
        `${MENTOR} 2026-12-03 Отчёт наставника, пара ${PAIR}`,
        `${MENTEE} 2026-12-03 Анкета удовлетворённости наставляемого`,
      ],
    ],
  ])('%s', (_, today, change, expected) => {
    expect(awaited(change, today)).toEqual(expected);
  });
});
