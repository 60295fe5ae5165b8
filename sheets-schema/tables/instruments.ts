import { dateTime, longText, text } from '../cell.ts';
import { defineTable, system } from '../table.ts';

export const instruments = defineTable({
  name: 'instruments',
  title: 'Версии анкет',
  kind: 'register',
  key: ['versionId'],
  about:
    'Какими были вопросы анкет, по которым сравнивают, и с какого времени. Изменили вопрос в анкете – появится новая строка; ответы на разные вопросы не сравниваются.',
  optional: true,
  columns: {
    versionId: system('Версия', text, 200),
    form: system('Анкета', text, 260),
    since: system('Замечена', dateTime, 140, {
      note: 'Ответы, данные раньше, относятся к прежней версии, а если её нет – к этой.',
    }),
    wordings: system('Вопросы', longText, 520),
  },
});
