import { addDays } from '../calendar/day.ts';
import { dayText } from '../calendar/day-text.ts';
import { responsible } from '../curators/responsible.ts';
import { lapsedOn } from '../intake/readiness.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Task } from './day-tasks.ts';

/** A course takes about a month, so the reminder comes two months before a certificate expires. */
const SOON_DAYS = 60;

/** Tasks about mentors' certificates that expire soon or have expired. None if the school has switched training off. */
export function certificateTasks({ intake, programme, timetable, context: { today } }: ProgrammeState): Task[] {
  if (timetable('4.2').off) return [];
  const mentors = new Set(intake.mentors.map(({ code }) => code));
  return programme.tables.training.flatMap((row): Task[] => {
    const { code } = row;
    const until = lapsedOn(row, addDays(today, SOON_DAYS + 1));
    if (!code || !mentors.has(code) || until === undefined) return [];
    const hasEnded = until < today;
    return [
      {
        urgency: hasEnded ? 'overdue' : 'soon',
        task: hasEnded ? 'Свидетельство наставника истекло' : 'Скоро закончится срок свидетельства наставника',
        subject: code,
        curator: responsible(programme).ofPerson(code).to,
        due: until,
        where: 'training',
        reason: `Действует по ${dayText(until)}. Получено новое – впишите его номер и срок; срока нет – очистите «Действует по». Пока свидетельство недействительно, новых пар не предлагаем, начатые работают.`,
      },
    ];
  });
}
