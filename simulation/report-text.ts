import { dayText } from '../functions/domain/calendar/day-text.ts';
import { activities, roadmapStages } from '../sheets-schema/roadmap.ts';
import { summaryBlocks } from '../sheets-schema/tables/summary.ts';
import type { YearSummary } from './summary.ts';

const indicatorLabels: Readonly<Record<string, string>> = summaryBlocks.indicators.rows;

function percentText(percent: number): string {
  return `${percent.toFixed(1).replace('.', ',')} %`;
}

function stageLines({ activities: states }: YearSummary): string[] {
  const closed = new Set(states.filter(({ status }) => status === 'done' || status === 'waived').map(({ id }) => id));
  return roadmapStages.map(({ number, title }) => {
    const own = activities.filter(({ stage }) => stage === number);
    const left = own.filter(({ id }) => !closed.has(id)).map(({ id }) => id);
    const rest = left.length > 0 ? `; осталось: ${left.join(', ')}` : '';
    return `  ${number}. ${title}: ${own.length - left.length} из ${own.length}${rest}`;
  });
}

/** The year as text on one screen. */
export function reportText(summary: YearSummary): string {
  const { people, pairs, meetings, mail, problems, google } = summary;
  return [
    `Что получилось за год (${dayText(summary.from)} – ${dayText(summary.until)})`,
    '',
    'Мероприятия по этапам:',
    ...stageLines(summary),
    '',
    `Участники: в списке ${people.registered}, согласие действует у ${people.consented}, отозвали ${people.withdrawn}; наставляемых ${people.mentees}, наставников ${people.mentors}.`,
    `Пары и группы: действует ${pairs.active}, завершено ${pairs.ended}; наставляемых без пары ${pairs.unmatchedMentees}.`,
    `Встречи: проведено ${meetings.held}, просрочено ${meetings.overdue}.`,
    `Письма: отправлено ${mail.sent}, различных Message-ID ${mail.distinctKeys}.`,
    `Замечания к данным: найдено за год ${problems.found}, осталось ${problems.open}.`,
    ...summary.indicators.map(({ key, k, n, percent, target }) => {
      const share = percent === null ? 'нет данных' : `${k} из ${n} (${percentText(percent)})`;
      return `${indicatorLabels[key] ?? key}: ${share}, цель ${target} %.`;
    }),
    `Обращения к таблице: запусков ${google.syncs}, чтений ${google.reads}, записей ${google.writes}, столкновений ${google.conflicts}.`,
  ].join('\n');
}
