import * as z from 'zod';
import { addDays, daysBetween } from '../../../functions/domain/calendar/day.ts';
import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import type { ActivityState } from '../../../functions/domain/roadmap/activity-state.ts';
import { framedPage } from '../../framed-page.tsx';
import { viewOf } from '../context.ts';
import { CURATOR_MENU, HEAD_MENU } from '../page.tsx';
import type { PageRequest, PageRoute } from '../page-routes.tsx';
import { chartsOf } from './charts.tsx';
import { DayWork } from './day-work.tsx';
import { type MonthAxis, monthAxis } from './month-axis.ts';
import { PairsTable } from './pairs-table.tsx';
import { programmeOn } from './programme-day.ts';
import { RoadmapTable } from './roadmap-table.tsx';
import { StagesTable } from './stages-table.tsx';

const PATH = '/programme';
/** The number of days ahead that the page can show for a real school. */
const DAYS_AHEAD = 56;

interface Range {
  readonly first: string;
  readonly last: string;
}

/** The days that the page can show. A demonstration shows the whole programme; a real school shows today and the coming weeks. */
function daysOf({ first, last }: MonthAxis, today: string, isExample: boolean): Range {
  if (!isExample) return { first: today, last: addDays(today, DAYS_AHEAD) };
  return { first: first < today ? first : today, last: last > today ? last : today };
}

/** The requested day, or the nearest day that the page can show. Today, if the request contains no readable day. */
function dayIn({ first, last }: Range, asked: string | null, today: string): string {
  const { data } = z.iso.date().safeParse(asked);
  if (data === undefined) return today;
  if (data < first) return first;
  return data > last ? last : data;
}

function DayForm({ range: { first, last }, day, today }: { range: Range; day: string; today: string }) {
  return (
    <form method="get" action={PATH} class="action choose-day" data-programme-day>
      <div class="field slide" hidden>
        <label for="slide">Любой день: двигайте или нажимайте стрелки</label>
        <input
          type="range"
          id="slide"
          min="0"
          max={daysBetween(first, last)}
          value={daysBetween(first, day)}
          data-first={first}
        />
      </div>
      <div class="field">
        <label for="day">День</label>
        <input type="date" id="day" name="day" min={first} max={last} value={day} required />
      </div>
      <button type="submit">Показать</button>
      <a href={PATH} class="to-today">
        Сегодня, {dayText(today)}
      </a>
    </form>
  );
}

/** A sentence that explains whether the shown day is in the past or in the future; undefined for today. */
function meaningOf(day: string, today: string): string | undefined {
  if (day > today) return 'Так будет, если до этого дня никто ничего не внесёт.';
  if (day < today) return 'Так было по датам в таблице: записанное позже не учтено. Записи без даты показаны нынешние.';
  return undefined;
}

/** «выполнено 21 из 37, идёт 5, просрочено 4». */
function countsText(activities: readonly ActivityState[]): string {
  const count = (...statuses: readonly string[]) => activities.filter(({ status }) => statuses.includes(status)).length;
  const [running, late] = [count('inProgress'), count('overdue')];
  return [
    `выполнено ${count('done', 'waived')} из ${activities.length}`,
    ...(running > 0 ? [`идёт ${running}`] : []),
    ...(late > 0 ? [`просрочено ${late}`] : []),
  ].join(', ');
}

/** «апрель – декабрь 2026 года», «сентябрь 2026 – май 2027 года». */
function monthsOf({ months, first, last }: MonthAxis): string {
  const [from, to] = [first.slice(0, 4), last.slice(0, 4)];
  return `${months[0]?.title}${from === to ? '' : ` ${from}`} – ${months.at(-1)?.title} ${to} года`;
}

async function programmePage(asking: PageRequest) {
  const { context, query, identity } = asking;
  const isCurator = context.isCurator(identity);
  const present = await viewOf(context);
  const { today } = present;
  const known = { view: present, names: context.school.names };
  const now = programmeOn(today, known);
  const axis = monthAxis(now.plan.programmeState);
  const range = daysOf(axis, today, context.isExample);
  const day = dayIn(range, query.get('day'), today);
  const shown = day === today ? now : programmeOn(day, known);
  const meaning = meaningOf(day, today);
  return framedPage({
    title: 'Программа',
    menu: isCurator ? CURATOR_MENU : HEAD_MENU,
    here: PATH,
    isExample: context.isExample,
    width: 'wide',
    part: 'programme',
    body: (
      <>
        <p class="about">{[present.programme.settings.schoolShort, monthsOf(axis)].filter(Boolean).join(' · ')}</p>
        <DayForm range={range} day={day} today={today} />
        <div id="shown-day">
          <p role="status" class="said">
            <b>{dayText(day)}</b>: {countsText(shown.plan.programmeState.activities)}. {meaning}
          </p>
          <section class="card">
            <h2>Этапы</h2>
            <StagesTable day={shown} axis={axis} today={today} />
          </section>
          {isCurator ? <DayWork day={shown} present={present} /> : null}
          <section class="card">
            <h2>Пары и группы</h2>
            <PairsTable day={shown} axis={axis} today={today} isCurator={isCurator} />
          </section>
          <section class="card">
            <h2>Ход программы в числах</h2>
            {await chartsOf(asking, shown)}
          </section>
          <section class="card">
            <h2>Дорожная карта</h2>
            <RoadmapTable day={shown} axis={axis} today={today} isCurator={isCurator} />
          </section>
        </div>
      </>
    ),
  });
}

export const programmeRoutes: readonly PageRoute[] = [
  { method: 'GET', pattern: /^\/programme$/, answer: programmePage },
];
