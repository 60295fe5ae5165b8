import { activityStates } from '../../../sheets-schema/tables/roadmap.ts';
import { stageStates } from '../../../sheets-schema/tables/stages.ts';
import { Lane, MonthNames } from './lane.tsx';
import type { MonthAxis } from './month-axis.ts';
import type { ProgrammeDay } from './programme-day.ts';
import { anchorOf } from './roadmap-table.tsx';

/** The seven stages. Each activity is a coloured mark that links to the activity's line. */
export function StagesTable({ day, axis, today }: { day: ProgrammeDay; axis: MonthAxis; today: string }) {
  const { stages, activities } = day.plan.programmeState;
  return (
    <table class="timeline stages">
      <caption class="away">Этапы программы</caption>
      <thead>
        <tr>
          <th scope="col">Этап</th>
          <th scope="col">
            <span class="away">Месяцы</span>
            <MonthNames axis={axis} />
          </th>
          <th scope="col">Состояние</th>
          <th scope="col">Мероприятия</th>
        </tr>
      </thead>
      <tbody>
        {stages.map(({ stage, title, status }) => {
          const own = activities.filter((activity) => activity.stage === stage);
          const first = Math.min(...own.map(({ months }) => months[0]));
          const last = Math.max(...own.map(({ months }) => months[1]));
          return (
            <tr key={stage}>
              <th scope="row">
                {stage}. {title}
              </th>
              <td class="time">
                <Lane
                  axis={axis}
                  today={today}
                  shown={day.view.today}
                  {...(own.length > 0 ? { span: { ...axis.span([first, last]), kind: `stage-${status}` } } : {})}
                />
              </td>
              <td>{stageStates[status]}</td>
              <td class="marks">
                {own.map(({ id, status: state }) => (
                  <a key={id} href={`#${anchorOf(id)}`} class={`state ${state}`} title={activityStates[state]}>
                    {id}
                    <span class="away">: {activityStates[state]}</span>
                  </a>
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
