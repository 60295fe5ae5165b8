import { int, longText, percent, text } from '../cell.ts';
import { defineTable, system } from '../table.ts';

/** A summary block whose rows are always the same, in the same order, so that charts can refer to them. */
interface Block {
  readonly title: string;
  readonly rows: Readonly<Record<string, string>>;
}

/** Blocks with a fixed number of rows. They come first on the tab, in this order; blocks of variable length follow. */
export const summaryBlocks = {
  stages: {
    title: 'Ход программы по этапам',
    rows: { '1': 'Этап 1', '2': 'Этап 2', '3': 'Этап 3', '4': 'Этап 4', '5': 'Этап 5', '6': 'Этап 6', '7': 'Этап 7' },
  },
  responses: {
    title: 'Ответы на анкеты',
    rows: {
      intake: 'Анкета участника',
      menteeRequest: 'Запрос наставляемого',
      mentorOffer: 'Предложение наставника',
      assessmentT0: 'Стартовая оценка',
      preference: 'После групповой встречи',
      feedback: 'Обратная связь',
      satisfaction: 'Удовлетворённость',
      assessmentT1: 'Итоговая оценка',
      mentorReport: 'Отчёт наставника',
    },
  },
  meetings: {
    title: 'Встречи пар и групп',
    rows: {
      first: 'Первая',
      trial: 'Пробная',
      planning: 'Планирование',
      regular: 'Регулярные',
      final: 'Заключительная',
    },
  },
  indicators: {
    title: 'Показатели',
    rows: {
      youngCoverage: 'Охват молодых специалистов',
      menteeSatisfaction: 'Удовлетворённость наставляемых',
      mentorSatisfaction: 'Удовлетворённость наставников',
    },
  },
  people: {
    title: 'Участники',
    rows: {
      invited: 'Приглашено',
      consented: 'Дали согласие',
      refused: 'Отказались',
      withdrawn: 'Отозвали согласие',
      mentees: 'Наставляемых в базе',
      mentors: 'Наставников в базе',
      pairs: 'Действующих пар и групп',
      unpaired: 'Наставляемых без пары',
    },
  },
} as const satisfies Readonly<Record<string, Block>>;

export type SummaryBlock = keyof typeof summaryBlocks;

/** The position of a block on the tab: its first row (counted from 1, with the header as row 1), and the number of its rows. */
export function summaryRows(block: SummaryBlock): { readonly first: number; readonly count: number } {
  const names = Object.keys(summaryBlocks) as SummaryBlock[];
  const size = (name: SummaryBlock) => Object.keys(summaryBlocks[name].rows).length;
  const before = names.slice(0, names.indexOf(block)).reduce((sum, name) => sum + size(name), 0);
  return { first: before + 2, count: size(block) };
}

export const summary = defineTable({
  name: 'summary',
  title: 'Сводка',
  kind: 'view',
  key: [],
  about: 'Ход программы в числах: этапы, анкеты, встречи, показатели, и диаграммы к ним.',
  tabColor: '#1A73E8',
  columns: {
    block: system('Раздел', text, 200),
    name: system('Показатель', text, 260),
    k: system('Есть', int(), 80),
    n: system('Из', int(), 80),
    percent: system('Доля, %', percent, 80, { note: 'Пусто, если считать пока не из чего.' }),
    target: system('Цель, %', percent, 80),
    comment: system('Пояснение', longText, 360),
  },
});
