import { addDays } from '../../../functions/domain/calendar/day.ts';
import { dayAndMonth, dayText } from '../../../functions/domain/calendar/day-text.ts';
import { notices } from '../../../sheets-schema/choices/notice.ts';
import { FORECAST_DAYS } from '../../../sheets-schema/tables/outbox.ts';
import { urgencies } from '../../../sheets-schema/tables/today.ts';
import type { View } from '../context.ts';
import { dayLines } from '../home/day-lines.ts';
import type { ProgrammeDay } from './programme-day.ts';

/** The letters that went on a day or will go, by kind, with their number. */
function lettersOn(present: View, day: string): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { notice, sentAt, dueOn, status } of present.programme.tables.outbox) {
    const when = sentAt?.slice(0, 10) ?? (status === 'planned' || status === 'queued' ? dueOn : undefined);
    if (!notice || when !== day) continue;
    counts.set(notices[notice], (counts.get(notices[notice]) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function Letters({ present, day }: { present: View; day: string }) {
  const letters = lettersOn(present, day);
  if (day > addDays(present.today, FORECAST_DAYS))
    return <p class="hint">Письма видны не дальше чем на {FORECAST_DAYS} дней вперёд.</p>;
  if (letters.length === 0) return <p class="hint">Писем в этот день нет.</p>;
  return (
    <ul class="rows">
      {letters.map(([title, count]) => (
        <li key={title}>
          {title} <span class="count">{count}</span>
        </li>
      ))}
    </ul>
  );
}

/** The tasks of «Сегодня» on a day, and the letters of that day. */
export function DayWork({ day: { view }, present }: { day: ProgrammeDay; present: View }) {
  const lines = dayLines(view);
  return (
    <div class="columns">
      <section class="card">
        <h2>Что делать {dayAndMonth(view.today)}</h2>
        {lines.length === 0 ? <p class="hint">Дел нет.</p> : null}
        <ul class="rows">
          {lines.map(({ urgency, task, subjects, due, href, where }) => (
            <li key={task + where} class={urgency}>
              <a href={href}>{task}</a>
              <p class="hint">
                {[urgencies[urgency], due && `срок ${dayText(due)}`, subjects.slice(0, 3).join(', ')]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section class="card">
        <h2>Письма {dayAndMonth(view.today)}</h2>
        <Letters present={present} day={view.today} />
      </section>
    </div>
  );
}
