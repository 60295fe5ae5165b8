import { code, date, dateTime, longText, oneOf, text } from '../cell.ts';
import { decisions } from '../choices/decision.ts';
import { pairKinds } from '../choices/pair-kind.ts';
import { workFormats } from '../choices/work-format.ts';
import { defineTable, staff, system } from '../table.ts';

const requestSources = { own: 'сам педагог', admin: 'администрация' } as const;

export const requests = defineTable({
  name: 'requests',
  title: 'Запросы',
  kind: 'register',
  key: ['responseId'],
  about: 'Запросы наставляемых и администрации. Решение по каждому принимает куратор.',
  columns: {
    responseId: system('Ответ', text, 140, { hidden: true }),
    code: system('Код', code('К'), 70),
    person: system('Участник', text, 240),
    source: system('Чей запрос', oneOf(requestSources), 130),
    submittedAt: system('Получен', dateTime, 140),
    need1: system('Главный запрос', text, 240),
    need2: system('Второй', text, 220),
    need3: system('Третий', text, 220),
    situation: system('Ситуация', longText, 300),
    desiredResult: system('Желаемый результат', longText, 300),
    state: system('Состояние', longText, 200),
    conflict: system('Расхождения', longText, 280, {
      note: 'Где запрос педагога и запрос администрации не совпадают.',
    }),
    suggestedPairKind: system('Предлагаемый вид пары', oneOf(pairKinds), 280),
    suggestedFormat: system('Предлагаемая форма работы', oneOf(workFormats), 150),
    decision: staff('Решение', oneOf(decisions), 120),
    decisionReason: staff('Причина решения', longText, 220, { note: 'Обязательна, если запрос отклонён.' }),
    acceptedOn: system('Принят с', date, 110, { note: 'День, когда программа увидела решение «принять».' }),
    pairKind: staff('Вид пары', oneOf(pairKinds), 280),
    workFormat: staff('Пара или группа', oneOf(workFormats), 120),
  },
});
