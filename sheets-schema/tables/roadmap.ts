import { date, link, longText, oneOf, text } from '../cell.ts';
import { responsibles } from '../roadmap.ts';
import { defineTable, staff, system } from '../table.ts';

export const activityStates = {
  notStarted: 'не начато',
  inProgress: 'идёт',
  done: 'выполнено',
  overdue: 'просрочено',
  waived: 'не требуется',
} as const;

export const roadmap = defineTable({
  name: 'roadmap',
  title: 'Дорожная карта',
  kind: 'register',
  key: ['id'],
  about: '37 мероприятий программы: срок, ответственный, состояние и чего не хватает.',
  tabColor: '#1A73E8',
  columns: {
    stage: system('Этап', text, 190),
    id: system('№', text, 50),
    title: system('Мероприятие', longText, 380),
    months: system('Месяцы', text, 120),
    deadline: system('Срок', date, 100),
    responsible: system('Ответственный', oneOf(responsibles), 170),
    status: system('Состояние', oneOf(activityStates), 110),
    progress: system('Сделано', text, 100),
    doneOn: system('Выполнено', date, 100, { note: 'День последнего из нужных подтверждений.' }),
    evidence: system('Чем подтверждено', longText, 260),
    evidenceLink: system('Ссылка на подтверждение', link, 200),
    missing: system('Чего не хватает', longText, 300),
    nextStep: system('Что сделать дальше', longText, 280),
    markedOn: staff('Отметка: дата', date, 110, {
      note: 'Когда мероприятие проведено. Дата не может быть в будущем; нужна и ссылка в соседней ячейке.',
    }),
    markLink: staff('Отметка: ссылка или документ', link, 220, {
      note: 'Ссылка или название документа: «протокол педсовета № 5», фотоотчёт, лист с подписями.',
    }),
    markNote: staff('Отметка: примечание', longText, 220),
    startedOn: staff('Начато', date, 100, { note: 'Поставьте дату, если работа началась, а подтверждений ещё нет.' }),
    deadlineOverride: staff('Другой срок', date, 110, {
      note: 'Действует вместо срока из дорожной карты. Укажите причину.',
    }),
    overrideReason: staff('Причина другого срока', longText, 200),
    waivedReason: staff('Не требуется: причина', longText, 220, {
      note: 'Заполните, если мероприятие школе не нужно. Оно будет закрыто как «не требуется», а не как выполненное.',
    }),
    seedTitle: system('Исходная формулировка', longText, 300, { hidden: true }),
  },
});
