import { monthsBetween } from '../calendar/day-text.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';

/** The meetings of a pair from first to last, with the months of the school's roadmap. */
export function cycleOf({ timetable }: ProgrammeState): string[][] {
  const months = (id: '6.3' | '6.4' | '6.6') => monthsBetween(timetable(id).from, timetable(id).to);
  return [
    ['первая', 'в течение недели после приказа', 'знакомство, правила, расписание встреч'],
    ['пробная', 'в течение двух недель после первой', 'небольшая задача; продолжаем ли'],
    ['планирование', months('6.3'), 'план развития: цели и сроки'],
    ['регулярные', `${months('6.4')}, раз в две недели`, 'работа по плану'],
    ['заключительная', months('6.6'), 'что получилось, что дальше'],
  ];
}
