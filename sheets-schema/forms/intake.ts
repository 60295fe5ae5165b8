import { experienceBands } from '../choices/experience-band.ts';
import { subjectGroups } from '../choices/subject-group.ts';
import { areas, defineForm, long, one, optional, reworded, short, yesNo } from '../question.ts';

const wishedRoles = {
  mentee: 'наставляемый',
  mentor: 'наставник',
  both: 'и то и другое (в разных парах)',
  none: 'не участвую',
  undecided: 'хочу узнать больше',
} as const;

const contactWays = {
  email: 'рабочая почта',
  inPerson: 'лично',
  staffRoomPhone: 'телефон учительской',
} as const;

export const intake = defineForm({
  name: 'intake',
  title: 'Анкета педагога, привлекаемого к участию в программе',
  description: 'Пять минут о том, в какой роли Вы хотели бы участвовать. Участие добровольное.',
  tab: 'анкета участника',
  questions: {
    wantsRole: one('В какой роли Вы хотели бы участвовать?', wishedRoles),
    experienceBand: one('Ваш педагогический стаж', experienceBands),
    isYoungSpecialist: yesNo('Работаете ли Вы в педагогической должности менее трёх полных лет?'),
    subjectGroup: one('Предметная область', subjectGroups),
    knewMentoring: optional(yesNo('Сталкивались ли Вы раньше с программой наставничества?')),
    knewMentoringWhere: optional(short('Если да, то где?')),
    strengths: optional(areas('В чём Вы могли бы помочь коллегам?')),
    needsHint: reworded(
      'В чём Вам самому была бы полезна поддержка?',
      optional(areas('В чём Вам была бы полезна поддержка?')),
    ),
    concerns: optional(long('Что могло бы помешать Вам участвовать?')),
    preferredContact: one('Как с Вами удобнее связываться?', contactWays),
  },
});
