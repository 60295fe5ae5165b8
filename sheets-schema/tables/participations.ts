import { code, date, longText, oneOf, text } from '../cell.ts';
import { roles } from '../choices/role.ts';
import { defineTable, staff, system } from '../table.ts';

export const participationStatuses = {
  candidate: 'кандидат',
  active: 'в базе',
  paired: 'в паре',
  completed: 'завершил',
  declined: 'не участвует',
  withdrawn: 'выбыл',
} as const;

export type ParticipationStatus = keyof typeof participationStatuses;

export const endReasons = {
  leftProgramme: 'вышел из программы',
  leftSchool: 'уволился',
  consentWithdrawn: 'отозвал согласие',
  dissolved: 'пара расформирована',
} as const;

export const participations = defineTable({
  name: 'participations',
  title: 'Участие',
  kind: 'register',
  key: ['code', 'role'],
  about: 'Кто в какой роли участвует. Один человек может быть и наставником, и наставляемым в разных парах.',
  columns: {
    code: system('Код', code('К'), 70),
    role: system('Роль', oneOf(roles), 120),
    person: system('Участник', text, 240),
    status: system('Состояние', oneOf(participationStatuses), 120),
    joinedOn: system('Вошёл в программу', date, 130),
    endedOn: system('Завершил', date, 110),
    readiness: system('Чего не хватает', longText, 320),
    endOn: staff('Прекратить с', date, 120, { note: 'Если человек выходит из этой роли раньше срока.' }),
    endReason: staff('Причина', oneOf(endReasons), 180),
  },
});
