import type { Context } from '../domain/context.ts';
import type { Hold } from '../domain/hold/hold.ts';
import { holdProblem } from '../domain/hold/hold-words.ts';
import { knownTurns } from '../domain/notices/known-turns.ts';
import { occasionsOf } from '../domain/notices/plan-notices.ts';
import { type Plan, plan } from '../domain/plan.ts';
import type { Problem, Programme } from '../domain/programme.ts';
import type { Delivery } from '../domain/refusals/delivery.ts';
import { schoolTime } from '../gateways/clock.ts';
import { formKey } from '../gateways/form-key.ts';
import { identitiesFor, type NamedIdentity } from '../gateways/identity.ts';
import { memoryOrHold } from '../workbook/memory/hold-cause.ts';
import { type Memory, traceOf } from '../workbook/memory/memory.ts';
import { replacedPeople } from '../workbook/memory/replaced-people.ts';
import { restoreLetterRows, restoreRows, tornPeople, unknownPeople } from '../workbook/memory/restore-rows.ts';
import type { Seal } from '../workbook/memory/seal.ts';
import { parse } from '../workbook/parse.ts';
import { apply, type CellChange, type Snapshot } from '../workbook/snapshot.ts';
import type { School } from './school.ts';

export interface Planned {
  /** The workbook before any changes of this run. */
  readonly snapshot: Snapshot;
  /** Changes that restore letters and keys from the memory. They come before the changes of the plan. */
  readonly restored: readonly CellChange[];
  /** The workbook with the restored letters and keys. We make the plan from it. */
  readonly base: Snapshot;
  readonly plan: Plan;
  /** The names behind the codes, for letters and documents. */
  readonly identity: NamedIdentity;
  /** The reason for holding letters; absent if letters are not on hold. */
  readonly hold?: Hold;
}

/** The parts of a school, besides the workbook, that affect its plan. */
type PlannedSchool = Pick<School, 'clock' | 'names' | 'byHand' | 'sendsNothing'>;

/** The programme of a workbook, with the keys from its memory and the problems that stop the work. */
function programmeOf(snapshot: Snapshot, memory: Memory | undefined, stops: readonly Problem[]): Programme {
  const read = parse(snapshot);
  const given = memory && Object.fromEntries([...memory.keys].map(([table, each]) => [table, [...each.keys()]]));
  return { ...read, ...(given ? { given } : {}), problems: [...stops, ...read.problems] };
}

/** The present places of a workbook's tabs, for links inside it. */
function tabPlaces({ tabs }: Snapshot): Context['tab'] {
  return (name) => {
    const tab = tabs.get(name);
    return tab && { title: tab.title, address: `#gid=${tab.sheetId}` };
  };
}

function planOf(
  { clock, names, byHand = false, sendsNothing = false }: PlannedSchool,
  delivered: readonly Delivery[],
  snapshot: Snapshot,
  programme: Programme,
) {
  const moment = schoolTime(clock.now(), programme.settings.timeZone);
  const { shown, written, delivers, named } = identitiesFor(programme, moment.today, names);
  return {
    identity: written,
    plan: plan(programme, {
      ...moment,
      identity: shown,
      ...(sendsNothing ? { delivers: () => false } : delivers ? { delivers } : {}),
      ...(named ? { named } : {}),
      byHand,
      delivered,
      formKey: formKey(snapshot.secret),
      tab: tabPlaces(snapshot),
    }),
  };
}

/**
 * The plan that a run on another day would make if the programme did not change until then. It restores nothing from the memory.
 * @param day - ISO date
 */
export function planOn(
  day: string,
  { programme, snapshot, names }: { programme: Programme; snapshot: Snapshot; names: School['names'] },
): Plan {
  // At nine o'clock in Greenwich it is the same day in every time zone of Russia.
  const clock = { now: () => new Date(`${day}T09:00:00Z`) };
  return planOf({ clock, ...(names ? { names } : {}) }, [], snapshot, programme).plan;
}

/**
 * Letters due today that we know only by trace (a short digest of the key). We sent them before somebody restored an older version of the
 * spreadsheet.
 */
function traced({ plan: { programmeState } }: { readonly plan: Plan }, { traces }: Memory): Memory['letters'] {
  if (traces.size === 0) return new Map();
  const known = knownTurns(occasionsOf(programmeState), traces, traceOf);
  return new Map([...known].map(([noticeKey, day]) => [noticeKey, { day }]));
}

/**
 * Plans the current state of a workbook.
 * @param delivered - the results of the letters that were sent after the snapshot
 * @param noted - the memory's seal (revision and digest) in the note outside of the spreadsheet, if this run has read the note
 */
export function planFor(
  school: PlannedSchool,
  snapshot: Snapshot,
  delivered: readonly Delivery[],
  noted?: Seal,
): Planned {
  const planned = (base: Snapshot, programme: Programme) => planOf(school, delivered, base, programme);
  const { hold, memory } = memoryOrHold(snapshot, noted);
  const read = programmeOf(snapshot, memory, hold ? [holdProblem(hold)] : []);
  const untouched = (programme: Programme): Planned => ({
    snapshot,
    restored: [],
    base: snapshot,
    ...planned(snapshot, programme),
    ...(hold ? { hold } : {}),
  });
  if (!memory) return untouched(read);
  const { today } = schoolTime(school.clock.now(), read.settings.timeZone);
  let restored = restoreRows(memory, { snapshot, programme: read, today });
  for (;;) {
    const base = restored.length > 0 ? apply(restored, snapshot, snapshot.revision) : snapshot;
    const programme = restored.length > 0 ? programmeOf(base, memory, []) : read;
    // If an essential tab or column is missing, rows only look deleted. So we must not add them again.
    if (programme.problems.some(({ stopsWork }) => stopsWork))
      return untouched({ ...read, problems: programme.problems });
    const unknown = [
      ...unknownPeople(memory, { snapshot: base, programme }),
      ...tornPeople(memory, { snapshot: base }),
      ...replacedPeople(memory, base),
    ];
    const found = planned(base, { ...programme, problems: [...unknown, ...programme.problems] });
    const more =
      unknown.length > 0 ? [] : restoreLetterRows(traced(found, memory), { snapshot: base, programme, today });
    if (more.length === 0) return { snapshot, restored, base, ...found };
    restored = [...restored, ...more];
  }
}
