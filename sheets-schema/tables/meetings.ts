import { code, date, dateTime, int, longText, oneOf, text, yesNo } from '../cell.ts';
import { meetingKinds } from '../choices/meeting-kind.ts';
import { heldModes } from '../choices/meeting-mode.ts';
import { planGoals } from '../choices/plan-goal.ts';
import { defineTable, system } from '../table.ts';

export const meetings = defineTable({
  name: 'meetings',
  title: 'Журнал встреч',
  kind: 'view',
  key: [],
  about: 'Все встречи пар и групп из отчётов наставников.',
  tabColor: '#E8710A',
  columns: {
    pairCode: system('Код пары', code('П'), 80),
    pair: system('Пара (группа)', longText, 280),
    kind: system('Вид встречи', oneOf(meetingKinds), 130),
    heldOn: system('Дата', date, 100),
    minutes: system('Минут', int(0), 70),
    mode: system('Формат', oneOf(heldModes), 130),
    present: system('Кто был', text, 180),
    curatorPresent: system('Был куратор', yesNo, 100, { note: 'Спрашиваем о первой встрече.' }),
    topicArea: system('Направление', text, 220),
    goal: system('Цель плана', oneOf(planGoals), 100),
    done: system('Что сделали', longText, 300),
    agreed: system('О чём договорились', longText, 300),
    nextOn: system('Следующая встреча', date, 120),
    state: system('Состояние', longText, 200, { note: 'Засчитана, или что проверить.' }),
    submittedAt: system('Отчёт получен', dateTime, 140),
  },
});
