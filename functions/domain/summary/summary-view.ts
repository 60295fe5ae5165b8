import { meetingKinds } from '../../../sheets-schema/choices/meeting-kind.ts';
import { roles } from '../../../sheets-schema/choices/role.ts';
import { type OutboxStatus, outboxStatuses } from '../../../sheets-schema/tables/outbox.ts';
import { stageStates } from '../../../sheets-schema/tables/stages.ts';
import { summaryBlocks } from '../../../sheets-schema/tables/summary.ts';
import { dayAndMonth } from '../calendar/day-text.ts';
import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import { isOverdue } from '../meetings/due-meetings.ts';
import type { MeetingKind } from '../meetings/meeting.ts';
import { countsFor } from '../meetings/two-week-windows.ts';
import { indicatorText } from '../monitoring/indicators.ts';
import { qualityText } from '../monitoring/quality-level.ts';
import { askedFor, type ResponseKey, responseRates, responsesOpenOn } from '../monitoring/response-rates.ts';
import { satisfactionAverages } from '../monitoring/satisfaction-averages.ts';
import { isSuppressed } from '../monitoring/suppression.ts';
import { indicatorWhileAnswersCome, isSurveyClosed } from '../monitoring/survey-closing.ts';
import { hasStarted } from '../pairs/pair.ts';
import { listed } from '../roadmap/listed.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { stageProgress } from '../roadmap/stage-rows.ts';

type Values = RowOf<'summary'>['values'];

function counted(k: number, n: number, comment?: string): Values {
  return { k, n, percent: n > 0 ? Math.round((k / n) * 1000) / 10 : undefined, comment };
}

function stageValues(programmeState: ProgrammeState): Record<string, Values> {
  return Object.fromEntries(
    programmeState.stages.map(({ stage, status, missing }) => {
      const { k, n } = stageProgress(programmeState, stage);
      return [String(stage), counted(k, n, listed([stageStates[status], ...missing]))];
    }),
  );
}

function responseValues(programmeState: ProgrammeState): Record<string, Values> {
  const rates = responseRates(programmeState);
  const opens = responsesOpenOn(programmeState);
  return Object.fromEntries(
    (Object.keys(rates) as ResponseKey[]).map((key) => [
      key,
      rates[key].k === 0 && programmeState.context.today < (opens[key] ?? '')
        ? { comment: `ещё не спрашивали: анкета откроется ${dayAndMonth(opens[key] ?? '')}` }
        : counted(rates[key].k, rates[key].n, rates[key].n === 0 ? 'пока никого не спрашивали' : askedFor[key]),
    ]),
  );
}

/** Replaces «0 из 0», which would look like a failure. */
const NOT_DUE: Values = { comment: 'пока не требовалось' };

/** The held meetings among all due or planned ones. A pair counts with each one-time meeting, and with one meeting in each window that has begun. */
function meetingValues({ pairs, windows, due, bases, context }: ProgrammeState): Record<string, Values> {
  const going = pairs.filter(hasStarted).filter(({ status }) => status !== 'dissolved');
  const late = (kind: MeetingKind) => due.filter((one) => one.kind === kind && isOverdue(one, context.today)).length;
  const remark = (kind: MeetingKind) => (late(kind) > 0 ? `просрочено: ${late(kind)}` : undefined);
  const begun = windows.filter(({ from }) => from <= context.today);
  const owed = pairs
    .filter(hasStarted)
    .flatMap((pair) => begun.filter((window) => countsFor(pair, window)).map((window) => ({ pair, window })));
  const { meetings } = bases;
  const covered = owed.filter(({ pair: { pairCode }, window: { from, to } }) =>
    meetings.get(pairCode)?.some(({ heldOn }) => heldOn >= from && heldOn <= to),
  );
  const kinds = (Object.keys(meetingKinds) as MeetingKind[]).filter((kind) => kind !== 'regular');
  const once = kinds.map((kind) => {
    const held = going.filter(({ pairCode }) => meetings.get(pairCode)?.some((one) => one.kind === kind));
    return [kind, going.length === 0 ? NOT_DUE : counted(held.length, going.length, remark(kind))] as const;
  });
  const missed = owed.filter((one) => one.window.to < context.today && !covered.includes(one)).length;
  const regular =
    owed.length === 0
      ? NOT_DUE
      : counted(
          covered.length,
          owed.length,
          ['из двухнедельных периодов всех пар', ...(missed > 0 ? [`пропущено: ${missed}`] : [])].join('; '),
        );
  return { ...Object.fromEntries(once), regular };
}

function indicatorValues(programmeState: ProgrammeState): Record<string, Values> {
  return Object.fromEntries(
    programmeState.indicators.map((measured) => {
      const one = indicatorWhileAnswersCome(measured, programmeState);
      const comment = indicatorText(one);
      const hidden = one.tooFew === undefined ? { comment } : { n: one.n, comment };
      const isShown = one.early === undefined && one.tooFew === undefined;
      const figures = isShown ? counted(one.k, one.n, comment) : hidden;
      return [one.key, { ...figures, target: one.target }];
    }),
  );
}

function peopleValues({ intake, pairs, context: { today } }: ProgrammeState): Record<string, Values> {
  const people = [...intake.people.values()];
  const invited = people.filter((person) => person.invited);
  const decided = (decision: string) =>
    people.filter(({ code }) => intake.consents.decision(code, 'processing', today) === decision).length;
  const consented = people.filter(({ code }) => intake.consents.valid(code, 'processing', today)).length;
  const taken = new Set(
    pairs.filter(({ status }) => ['confirmed', 'active', 'ended'].includes(status)).flatMap(({ mentees }) => mentees),
  );
  const unpaired = intake.mentees.filter(({ code }) => !taken.has(code)).length;
  const active = pairs.filter(({ status }) => status === 'active').length;
  return {
    invited: { k: invited.length },
    consented: { k: consented },
    refused: { k: decided('refused') },
    withdrawn: { k: decided('withdrawn') },
    mentees: { k: intake.mentees.length },
    mentors: { k: intake.mentors.length },
    pairs: { k: active },
    unpaired: { k: unpaired },
  };
}

interface Posted {
  readonly status: unknown;
  readonly letter: unknown;
}

/** The status and the letter of every row of «Рассылка» after this plan. */
function outboxAfter({ programme }: ProgrammeState, outbox: DesiredTable): readonly Posted[] {
  const found = new Map<number | string, Posted>(
    programme.tables.outbox.map(({ at, status, messageId }) => [at, { status, letter: messageId ?? at }]),
  );
  outbox.rows.forEach(({ at, values }, index) => {
    const place = at ?? `new ${index}`;
    const before = found.get(place);
    if ('status' in values)
      found.set(place, { status: values.status, letter: values.messageId ?? before?.letter ?? place });
  });
  return [...found.values()];
}

const saidBeside = (matters: number) =>
  matters > 1 ? `писем; сообщений в них – ${matters}: одно письмо может нести несколько` : undefined;

/** Blocks of variable length, which come after the fixed blocks. */
function moreRows(programmeState: ProgrammeState, outbox: DesiredTable): Values[] {
  const { activities, programme, context, timetable } = programmeState;
  const statusCount = (status: string) => activities.filter((activity) => activity.status === status).length;
  const averages = (isSurveyClosed(programmeState) ? satisfactionAverages(programmeState) : [])
    .filter(({ answers }) => !isSuppressed(answers))
    .map(
      ({ role, label, average, answers }): Values => ({
        block: 'Удовлетворённость, средний балл',
        name: `${label} (${roles[role]})`,
        n: answers,
        comment: `средний балл ${(average ?? 0).toFixed(1).replace('.', ',')}`,
      }),
    );
  const posted = outboxAfter(programmeState, outbox);
  const mail = (Object.keys(outboxStatuses) as OutboxStatus[]).flatMap((status): Values[] => {
    const rows = posted.filter((each) => each.status === status);
    const k = new Set(rows.map(({ letter }) => letter)).size;
    return k > 0
      ? [
          {
            block: 'Письма',
            name: outboxStatuses[status],
            k,
            ...(rows.length > k ? { comment: saidBeside(rows.length) } : {}),
          },
        ]
      : [];
  });
  return [
    {
      block: 'Дорожная карта',
      name: 'Выполнено и не требуется',
      ...counted(statusCount('done') + statusCount('waived'), activities.length),
    },
    { block: 'Дорожная карта', name: 'Просрочено', k: statusCount('overdue'), n: activities.length },
    {
      block: 'Качество',
      name: 'Анкета куратора',
      comment: qualityText(programme.tables.quality, context.today, timetable('7.4').from),
    },
    ...averages,
    ...mail,
  ];
}

/** «Сводка»: the blocks for the charts come first and always have the same rows. */
export function summaryView(programmeState: ProgrammeState, outbox: DesiredTable): DesiredTable {
  const values: Readonly<Record<keyof typeof summaryBlocks, Record<string, Values>>> = {
    stages: stageValues(programmeState),
    responses: responseValues(programmeState),
    meetings: meetingValues(programmeState),
    indicators: indicatorValues(programmeState),
    people: peopleValues(programmeState),
  };
  const fixed = (Object.keys(summaryBlocks) as (keyof typeof summaryBlocks)[]).flatMap((block) =>
    Object.entries(summaryBlocks[block].rows).map(([key, name]) => ({
      values: { block: summaryBlocks[block].title, name, ...values[block][key] },
    })),
  );
  return desired('summary', [...fixed, ...moreRows(programmeState, outbox).map((row) => ({ values: row }))]);
}
