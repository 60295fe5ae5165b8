import { addDays } from '../calendar/day.ts';
import { dayText } from '../calendar/day-text.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Task } from './day-tasks.ts';

/** A course takes about a month, so we announce the end of a certificate two months before. */
const SOON_DAYS = 60;

/** Tasks about mentors' certificates that end soon or have ended. */
export function certificateTasks({ intake, programme, context: { today } }: ProgrammeState): Task[] {
  const mentors = new Set(intake.mentors.map(({ code }) => code));
  return programme.tables.training.flatMap(({ code, completed, waivedReason, certificateUntil: until }): Task[] => {
    if (!code || !mentors.has(code) || !completed || waivedReason || until === undefined) return [];
    if (until > addDays(today, SOON_DAYS)) return [];
    const hasEnded = until < today;
    return [
      {
        urgency: hasEnded ? 'overdue' : 'soon',
        task: hasEnded ? 'Свидетельство наставника истекло' : 'Скоро закончится срок свидетельства наставника',
        subject: code,
        due: until,
        where: 'training',
        reason: `Действует по ${dayText(until)}. Получено новое – впишите его номер и срок; срока нет – очистите «Действует по». Пока свидетельство недействительно, новых пар не предлагаем, начатые работают.`,
      },
    ];
  });
}
