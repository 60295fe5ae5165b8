import { yearFigures } from '../monitoring/year-figures.ts';
import type { Block } from '../paper/content.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { cite, decimal, section, table, text } from './parts.ts';

/** Compares this year's figures with last year's. Leaves out figures whose question or scale has changed, or with fewer than five answers in a year. */
export function besideLastYear(programmeState: ProgrammeState): Block[] {
  const former = programmeState.programme.settings.lastYearFigures;
  if (former === undefined || former.length === 0) return [];
  const now = yearFigures(programmeState);
  const rows = now.flatMap(({ measure, instrument, label, unit, value, answers }) => {
    const last = former.find((one) => one.measure === measure && one.instrument === instrument);
    const shown = (one: { readonly value: number; readonly answers: number }) =>
      `${decimal(one.value, 1)}${unit === 'percent' ? ' %' : ''} (ответов ${one.answers})`;
    return last ? [[label, shown(last), shown({ value, answers })]] : [];
  });
  const lacking = former.length - rows.length;
  return [
    section('Рядом с прошлым годом'),
    ...(rows.length > 0
      ? [
          text(
            'Среднее по шкале от 1 до 10 и доля удовлетворённых. Люди в двух программах разные, поэтому разность двух лет – не рост участников.',
          ),
          table(['Показатель, вопрос', 'Прошлый год', 'Этот год'], rows, [56, 22, 22]),
          ...cite(programmeState, 'settings', 'answers.satisfactionMentee', 'answers.satisfactionMentor'),
        ]
      : []),
    ...(lacking > 0
      ? [
          text(
            `Показателей без сравнения: ${lacking}. Вопрос или шкала изменились, или в этом году итог не показан: ответов мало.`,
          ),
        ]
      : []),
  ];
}
