import { meetingKinds } from '../choices/meeting-kind.ts';
import { heldModes } from '../choices/meeting-mode.ts';
import { planGoals } from '../choices/plan-goal.ts';
import { area, date, defineForm, int, line, members, one, optional, pair, reworded, yesNo } from '../question.ts';
import { goOnChoices } from './trial-meeting.ts';

/**
 * The mentor's report. The links in letters fill in the pair and the kind, so three answers suffice: the day, the minutes and what was done.
 */
export const meetingReport = defineForm({
  name: 'meetingReport',
  title: 'Отчёт о встрече за одну минуту',
  description: 'Отметьте прошедшую встречу. Имена учеников не указывайте.',
  tab: 'отчёт о встрече',
  questions: {
    pairCode: pair('Пара (группа)'),
    kind: one('Какая встреча?', meetingKinds),
    heldOn: date('Дата встречи', 'Не позже сегодняшнего дня.'),
    minutes: int('Длительность, минут', 10, 240),
    mode: optional(one('Формат', heldModes)),
    present: optional(members('Кто был (для группы)')),
    topicArea: reworded('Направление', optional(area('Направление (можно пропустить)'))),
    goal: optional(one('К какой цели плана относится встреча?', planGoals, 'Номер цели – как в программе вашей пары.')),
    done: line('Что сделали (одно-два предложения, без имён учеников)', 300),
    agreed: optional(line('О чём договорились к следующей встрече', 300)),
    nextOn: optional(date('Когда следующая встреча')),
    curatorPresent: {
      ...optional(yesNo('Первая встреча: был ли на ней куратор?', 'Отвечайте только о первой встрече.')),
      onlyWith: { question: 'kind', answer: meetingKinds.first },
    },
    goesOn: {
      ...optional(
        one('Пробная встреча: продолжаете ли вы работать вместе?', goOnChoices, 'Отвечайте только о пробной встрече.'),
      ),
      onlyWith: { question: 'kind', answer: meetingKinds.trial },
    },
    helpNeeded: optional(yesNo('Нужна ли помощь куратора?')),
  },
});
