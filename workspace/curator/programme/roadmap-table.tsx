import { Fragment } from 'preact';
import { dayAndMonth } from '../../../functions/domain/calendar/day-text.ts';
import { monthsText } from '../../../sheets-schema/months.ts';
import { activityStates } from '../../../sheets-schema/tables/roadmap.ts';
import { stageStates } from '../../../sheets-schema/tables/stages.ts';
import { type ActivityLine, activityLines } from './activity-lines.ts';
import { Lane, MonthNames } from './lane.tsx';
import type { MonthAxis } from './month-axis.ts';
import type { ProgrammeDay } from './programme-day.ts';

/** The anchor of an activity on the page. */
export const anchorOf = (id: string) => `activity-${id}`;

/** The most missing pieces that a line names; the linked page shows all of them. */
const MOST_MISSING = 3;

function Activity({
  line,
  axis,
  today,
  shown,
  isCurator,
}: {
  line: ActivityLine;
  axis: MonthAxis;
  today: string;
  shown: string;
  isCurator: boolean;
}) {
  const { state, title, row, status, progress, responsible, missing, step, proof, remarks } = line;
  const { id, months, deadline, doneOn } = state;
  const more = missing.length - MOST_MISSING;
  return (
    <tr id={anchorOf(id)}>
      <th scope="row">
        {isCurator ? (
          <a href={row} title="Строка дорожной карты: отметка, свой срок, своё название">
            {id}
          </a>
        ) : (
          id
        )}{' '}
        {title}
        <p class="hint">{responsible}</p>
      </th>
      <td class="time">
        <Lane
          axis={axis}
          today={today}
          shown={shown}
          span={{ ...axis.span(months), kind: state.status }}
          dots={doneOn ? [{ day: doneOn, kind: 'done' }] : []}
        />
        <p class="hint">
          {monthsText(months)}, срок {dayAndMonth(deadline)}
        </p>
      </td>
      <td>
        <span class={`state ${state.status}`}>{status}</span>
        <p class="hint">{[doneOn ? dayAndMonth(doneOn) : undefined, progress].filter(Boolean).join(' · ')}</p>
      </td>
      <td>
        {step && isCurator ? (
          <p>
            <a href={step.href}>{step.text}</a>
          </p>
        ) : null}
        {missing.length > 0 && isCurator ? (
          <p class="hint">
            Не хватает:{' '}
            {missing.slice(0, MOST_MISSING).map(({ text, href }, i) => (
              <Fragment key={text}>
                {i > 0 ? '; ' : null}
                {href ? <a href={href}>{text}</a> : text}
              </Fragment>
            ))}
            {more > 0 ? ` и ещё ${more}` : ''}
          </p>
        ) : null}
        {proof ? (
          <p class="hint">
            Чем подтверждено: {proof.href && isCurator ? <a href={proof.href}>{proof.text}</a> : proof.text}
          </p>
        ) : null}
        {isCurator
          ? remarks.map((remark) => (
              <p key={remark} class="hint">
                {remark}
              </p>
            ))
          : null}
      </td>
    </tr>
  );
}

interface Shown {
  readonly day: ProgrammeDay;
  readonly axis: MonthAxis;
  readonly today: string;
  /** Whether the reader is the curator. For the curator, each line links to its work and names the people who still owe something. */
  readonly isCurator: boolean;
}

/** The roadmap as a time line: a line for each activity, in the seven stages. The table repeats in words everything that the bars show. */
export function RoadmapTable({ day, axis, today, isCurator }: Shown) {
  const lines = activityLines(day);
  const { stages, roadmap } = day.plan.programmeState;
  const shown = day.view.today;
  return (
    <>
      <p class="hint legend">
        {Object.entries(activityStates).map(([status, name]) => (
          <span key={status} class={`state ${status}`}>
            {name}
          </span>
        ))}
        <span>
          Точка – день выполнения. Сплошная черта – сегодня{shown === today ? '' : ', пунктир – выбранный день'}.
        </span>
        {roadmap.off.length > 0 ? <span>Выключены: {roadmap.off.map(({ id }) => id).join(', ')}.</span> : null}
      </p>
      <table class="timeline">
        <caption class="away">Дорожная карта: мероприятия по этапам</caption>
        <thead>
          <tr>
            <th scope="col">Мероприятие и кто отвечает</th>
            <th scope="col">
              <span class="away">Месяцы и срок</span>
              <MonthNames axis={axis} />
            </th>
            <th scope="col">Состояние</th>
            <th scope="col">{isCurator ? 'Что дальше и чем подтверждено' : 'Чем подтверждено'}</th>
          </tr>
        </thead>
        {stages.map(({ stage, title, status }) => {
          const own = lines.filter(({ state }) => state.stage === stage);
          return own.length === 0 ? null : (
            <tbody key={stage}>
              <tr class="stage">
                <th scope="rowgroup" colSpan={4}>
                  {stage}. {title} <span class="hint">{stageStates[status]}</span>
                </th>
              </tr>
              {own.map((line) => (
                <Activity key={line.state.id} {...{ line, axis, today, shown, isCurator }} />
              ))}
            </tbody>
          );
        })}
      </table>
    </>
  );
}
