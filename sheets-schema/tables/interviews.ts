import { code, date, longText, oneOf, text, time } from '../cell.ts';
import { type InterviewCriterion, interviewCriteria, interviewMarks } from '../choices/interview-criterion.ts';
import { defineTable, staff, system } from '../table.ts';

export const interviewOutcomes = {
  admitted: 'допущен',
  conditional: 'допущен с условием',
  declined: 'не допущен',
} as const;

/** The column with the mark for one subject. It is optional, because workbooks of earlier versions lack it. */
const mark = (criterion: InterviewCriterion) => {
  const { label, question } = interviewCriteria[criterion];
  return staff(label, oneOf(interviewMarks), 150, { note: question, essential: false });
};

export const interviews = defineTable({
  name: 'interviews',
  title: 'Собеседования',
  kind: 'register',
  key: ['code'],
  about: 'Беседы с будущими наставниками: впишите день и время, после беседы – отметки, итог и причину.',
  columns: {
    code: system('Код', code('К'), 70),
    person: system('Участник', text, 240),
    state: system('Состояние', text, 180),
    date: staff('Дата', date, 110),
    time: staff('Время', time, 80),
    place: staff('Место', text, 160),
    interviewer: staff('Кто беседует', text, 200),
    outcome: staff('Итог', oneOf(interviewOutcomes), 160),
    note: staff('Примечание', longText, 280, {
      note: 'Почему такой итог: что убедило, условие допуска или причина отказа.',
    }),
    motive: mark('motive'),
    listening: mark('listening'),
    hardTalk: mark('hardTalk'),
    trust: mark('trust'),
    hours: mark('hours'),
    experience: mark('experience'),
  },
});
