import { curatorNumber, date, int, link, linkedText, longText, oneOf, text, yesNo } from '../cell.ts';
import { responsibles } from '../roadmap.ts';
import { defineTable, staff, system } from '../table.ts';
import { typedMonths } from '../typed-months.ts';

export const activityStates = {
  notStarted: 'не начато',
  inProgress: 'идёт',
  done: 'выполнено',
  overdue: 'просрочено',
  waived: 'не требуется',
} as const;

/** The values of the column «Состояние»: the states, and a value for activities that the school switched off. */
export const shownStates = { ...activityStates, off: 'выключено' } as const;

export const roadmap = defineTable({
  name: 'roadmap',
  title: 'Дорожная карта',
  kind: 'register',
  key: ['id'],
  about:
    'Мероприятия программы: срок, ответственный, состояние, подтверждение и чего не хватает. Можно переименовать, сдвинуть, выключить или добавить своё.',
  tabColor: '#1A73E8',
  frozenColumns: 2,
  columns: {
    stage: system('Этап', text, 190),
    id: system('№', text, 50),
    title: system('Мероприятие', longText, 380),
    seedTitle: system('Исходная формулировка', longText, 300, { hidden: true }),
    months: system('Месяцы', text, 120),
    deadline: system('Срок', date, 100),
    responsible: system('Ответственный', oneOf(responsibles), 150),
    status: system('Состояние', oneOf(shownStates), 110),
    progress: system('Сделано', text, 110),
    missing: system('Чего не хватает', longText, 320),
    nextStep: system('Что сделать дальше', linkedText, 280, {
      note: 'Нажмите: откроется лист, на котором это делается, а если не хватает документа, материала или настройки – их строка.',
    }),
    evidenceLink: system('Чем подтверждено', linkedText, 240, {
      note: 'Нажмите: откроются строки, документ или страница, которые подтверждают мероприятие.',
    }),
    evidence: system('Пояснение', longText, 260),
    doneOn: system('Выполнено', date, 100, { note: 'День последнего из нужных подтверждений.' }),
    lostOn: system('Подтверждение утрачено', date, 150, {
      note: 'Мероприятие было выполнено, но с этого дня подтверждений не хватает.',
    }),
    markedOn: staff('Отметка: дата', date, 110, {
      note: 'Когда мероприятие проведено. Дата не может быть в будущем; нужна и ссылка в соседней ячейке.',
    }),
    markLink: staff('Отметка: ссылка или документ', link, 220, {
      note: 'Ссылка или название документа: «протокол педсовета № 5», фотоотчёт, лист с подписями.',
    }),
    markNote: staff('Отметка: примечание', longText, 220),
    doneReason: staff('Считать выполненным: причина', longText, 220, {
      note: 'Если подтверждений в таблице нет, а мероприятие выполнено: напишите почему и поставьте дату отметки. Будет видно, что так решила школа.',
      essential: true,
    }),
    waivedReason: staff('Не требуется: причина', longText, 220, {
      note: 'Заполните, если мероприятие школе не нужно. Оно будет закрыто как «не требуется», а не как выполненное.',
      essential: true,
    }),
    startedOn: staff('Начато', date, 100, { note: 'Поставьте дату, если работа началась, а подтверждений ещё нет.' }),
    deadlineOverride: staff('Другой срок', date, 110, {
      note: 'Действует вместо срока из дорожной карты. Укажите причину.',
    }),
    overrideReason: staff('Причина другого срока', longText, 200),
    ownTitle: staff('Своё название', longText, 260, {
      note: 'Заменяет название мероприятия. В новой строке – название Вашего собственного мероприятия.',
      essential: true,
    }),
    ownMonths: staff('Свои месяцы', typedMonths, 130, {
      note: '«сентябрь», «октябрь – май», «до 15 октября», «в течение года». Если программа длиннее года, впишите годы: «сентябрь 2026 – октябрь 2027». Сами сдвинутся срок, открытие этапа, сроки встреч, анкеты и письма.',
    }),
    ownResponsible: staff('Свой ответственный', oneOf(responsibles), 170),
    ownStage: staff('Этап своего мероприятия', int(1, 7), 117, {
      note: 'Только для мероприятия, которое школа добавила сама: номер этапа от 1 до 7.',
    }),
    off: staff('Выключить', yesNo, 98, {
      note: '«да» – мероприятия в программе нет: его не считают и о нём не напоминают.',
    }),
    curator: staff('Куратор: №', curatorNumber, 110, {
      essential: false,
      note: 'Номер с листа «Кураторы». Пусто – первый.',
    }),
    ledBy: system('Куратор', text, 200, { note: 'Кто ведёт сейчас; заполняется, если кураторов несколько.' }),
  },
});
