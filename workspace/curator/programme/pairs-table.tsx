import { dayAndMonth } from '../../../functions/domain/calendar/day-text.ts';
import { meetingKinds } from '../../../sheets-schema/choices/meeting-kind.ts';
import { pairStatuses } from '../../../sheets-schema/tables/pairs.ts';
import { nameOf } from '../context.ts';
import { withNames } from '../names-beside-codes.ts';
import { Lane, MonthNames } from './lane.tsx';
import type { MonthAxis } from './month-axis.ts';
import type { ProgrammeDay } from './programme-day.ts';

/** The states of pairs that the table shows. Declined and outdated proposals are left out. */
const SHOWN: ReadonlySet<string> = new Set(['proposed', 'confirmed', 'active', 'ended', 'dissolved']);

function Legend() {
  return (
    <p class="hint legend">
      {Object.entries(meetingKinds).map(([kind, name]) => (
        <span key={kind} class={`meeting ${kind}`}>
          {name}
        </span>
      ))}
    </p>
  );
}

/** The pairs and the days of their meetings, on the same time line as the roadmap. */
export function PairsTable({
  day: { view, plan },
  axis,
  today,
  isCurator,
}: {
  day: ProgrammeDay;
  axis: MonthAxis;
  today: string;
  /** Whether the reader may see who owes answers or reports. */
  isCurator: boolean;
}) {
  const { pairs, intake, meetings } = plan.programmeState;
  const rows = view.programme.tables.pairs.filter(({ status }) => status !== undefined && SHOWN.has(status));
  const ends = new Map(pairs.map(({ pairCode, endedOn }) => [pairCode, endedOn]));
  const lasting = pairs.filter(({ status }) => SHOWN.has(status) && status !== 'dissolved');
  const taken = new Set(lasting.flatMap(({ mentees }) => mentees));
  const alone = intake.mentees.filter(({ code }) => !taken.has(code)).map(({ code }) => nameOf(view, code));
  if (rows.length === 0) return <p class="hint">На этот день пар ещё нет.</p>;
  return (
    <>
      <Legend />
      <table class="timeline pairs-picture">
        <caption class="away">Пары и группы: кто с кем работает и когда встречались</caption>
        <thead>
          <tr>
            <th scope="col">Наставник и с кем работает</th>
            <th scope="col">
              <span class="away">Встречи</span>
              <MonthNames axis={axis} />
            </th>
            <th scope="col">Состояние</th>
            <th scope="col">Следующая встреча{isCurator ? ' и пропуски' : ''}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(
            ({ pairCode, mentorCode = '', menteeCodes = [], status = 'proposed', activeFrom, nextDue, gaps }) => {
              const held = meetings.filter((meeting) => meeting.pairCode === pairCode);
              const until = ends.get(pairCode ?? '') ?? view.today;
              return (
                <tr key={pairCode}>
                  <th scope="row">
                    <span class="who mentor">{nameOf(view, mentorCode)}</span>
                    <ul class="mentees">
                      {menteeCodes.map((code) => (
                        <li key={code}>
                          <span class="who">{nameOf(view, code)}</span>
                        </li>
                      ))}
                    </ul>
                  </th>
                  <td class="time">
                    <Lane
                      axis={axis}
                      today={today}
                      shown={view.today}
                      {...(activeFrom && activeFrom <= until
                        ? { span: { from: axis.at(activeFrom), to: axis.at(until), kind: 'pair' } }
                        : {})}
                      dots={held.map(({ heldOn, kind }) => ({ day: heldOn, kind }))}
                    />
                    <p class="hint">
                      {held.length === 0
                        ? 'встреч не было'
                        : held.map(({ heldOn, kind }) => `${dayAndMonth(heldOn)} – ${meetingKinds[kind]}`).join(', ')}
                    </p>
                  </td>
                  <td>
                    <span class={`state ${status}`}>{pairStatuses[status]}</span>
                    {activeFrom ? <p class="hint">с {dayAndMonth(activeFrom)}</p> : null}
                  </td>
                  <td>
                    {nextDue ? <p>{nextDue}</p> : null}
                    {gaps && isCurator ? <p class="hint">{withNames(view, gaps)}</p> : null}
                  </td>
                </tr>
              );
            },
          )}
        </tbody>
      </table>
      {alone.length > 0 ? <p>Без пары: {alone.join(', ')}.</p> : null}
    </>
  );
}
