import { monthGenitive } from '../calendar/day-text.ts';
import type { Timetable } from '../timetable/timetable.ts';

/** The programme in three sentences, for the invitation and the announcement. */
export function aboutProgramme(timetable: Timetable): string {
  return `Педагоги помогают друг другу: один делится тем, что хорошо умеет, другой получает поддержку там, где она нужна. Пары работают до конца ${monthGenitive(timetable('6.6').to)}, встречаются примерно раз в две недели. Это не проверка и не аттестация: никто никого не оценивает.`;
}
