import { roles } from '../../../../sheets-schema/choices/role.ts';
import { earliestDay, latestDay } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import type { Facts } from '../../facts-of.ts';
import { agreedOn, planOf } from '../../meetings/development-plans.ts';
import type { Meeting, MeetingKind } from '../../meetings/meeting.ts';
import { silentAfterTrial } from '../../meetings/trial-answers.ts';
import { countsFor } from '../../meetings/two-week-windows.ts';
import { heldEvent } from '../../pairs/held-event.ts';
import type { Pair } from '../../pairs/pair.ts';
import { participantsOf } from '../../pairs/participants.ts';
import { feedbackRounds } from '../../timetable/feedback-rounds.ts';
import { attendancePieces, eventPlace, eventsOf } from '../events.ts';
import { all, type Piece, piece } from '../evidence.ts';
import { type ActivityKind, dayOf, type Rule } from '../rule.ts';
import { pairsWorkingIn, readablePairs } from '../working-pairs.ts';

const NO_PAIRS = 'Хотя бы одна действующая пара';
const REPORTS = 'answers.meetingReport';

function firstHeld({ bases }: Facts, pairCode: string, wanted: MeetingKind): Meeting | undefined {
  return bases.meetings.get(pairCode)?.find(({ kind }) => kind === wanted);
}

const held = (meeting: Meeting | undefined, missing: string): Piece =>
  piece(meeting !== undefined, missing, meeting?.heldOn, { at: meeting?.report.at });

type Report = Meeting['report']['fields'];

/**
 * The rule that each pair that worked in the activity's months held a meeting of this kind.
 * @param remark - the questions about a held meeting that the answers leave open
 */
function once(
  kind: MeetingKind,
  name: string,
  remark: (report: Report, pair: Pair, facts: Facts) => string | undefined,
): Rule {
  return (facts, { months }) => {
    const pairs = pairsWorkingIn(facts, months);
    const remarks = pairs.flatMap((pair) => {
      const meeting = firstHeld(facts, pair.pairCode, kind);
      const open = meeting && remark(meeting.report.fields, pair, facts);
      return open ? [`${pair.pairCode}: ${open}`] : [];
    });
    const pieces = pairs.map(({ pairCode }) => held(firstHeld(facts, pairCode, kind), `${pairCode}: ${name} встреча`));
    return { ...all(REPORTS, pieces, { first: NO_PAIRS }), ...(remarks.length > 0 ? { remarks } : {}) };
  };
}

/** 6.1: each pair met for the first time. A remark says if the curator was not there. */
const firstMeetings = once('first', 'первая', ({ curatorPresent }) => {
  if (curatorPresent) return undefined;
  return curatorPresent === false
    ? 'первая встреча прошла без куратора'
    : 'в отчёте о первой встрече не сказано, был ли куратор';
});

/** 6.2: each pair held its trial meeting. A remark says who has not said whether the pair goes on; the answers themselves are for the curator. */
const trialMeetings = once('trial', 'пробная', ({ goesOn }, pair, { intake }) => {
  const silent = silentAfterTrial(pair, intake.answers);
  return [
    ...(goesOn === undefined ? ['в отчёте о пробной встрече не сказано, продолжает ли пара работу'] : []),
    ...(silent.length > 0
      ? [`на вопрос, продолжает ли пара работу, нет ответа наставляемых: ${silent.join(', ')}`]
      : []),
  ].join('; ');
});

/** 6.3: each pair held its planning meeting, and each mentee has an agreed plan with a dated goal. */
const planningMeetings: Rule = (facts, { months }) =>
  all(
    'plans',
    pairsWorkingIn(facts, months).map(({ pairCode, mentees }) => {
      const meeting = firstHeld(facts, pairCode, 'planning');
      const plans = mentees.map((code) => {
        const plan = planOf(facts, pairCode, code);
        const agreed = plan && agreedOn(plan, facts.context.today);
        const first = facts.bases.programmes.get(`${pairCode}|${code}`)?.firstAgreedOn;
        // A pair may change its programme on any day. That does not make the planning late.
        return { code, at: plan?.at, on: agreed && earliestDay([agreed, first]) };
      });
      const open = plans.filter(({ on }) => on === undefined).map(({ code }) => code);
      const missing = [
        ...(meeting ? [] : ['встреча-планирование']),
        ...(open.length > 0 ? [`согласованный план с целью и сроком (${open.join(', ')})`] : []),
      ];
      const on = latestDay([meeting?.heldOn, ...plans.map((plan) => plan.on)]);
      return piece(missing.length === 0, `${pairCode}: ${missing.join('; ')}`, on, { at: plans[0]?.at });
    }),
    { first: NO_PAIRS },
  );

/** 6.4: each pair met in every two-week window, if the pair was active during the whole window. */
const regularMeetings: Rule = (facts) => {
  const { today } = facts.context;
  const owed = readablePairs(facts).flatMap((pair) =>
    facts.windows.filter((window) => countsFor(pair, window)).map((window) => ({ pairCode: pair.pairCode, window })),
  );
  const pieces = owed.map(({ pairCode, window: { from, to } }) =>
    held(
      facts.bases.meetings.get(pairCode)?.find((one) => one.heldOn >= from && one.heldOn <= to),
      `${pairCode}: регулярная встреча с ${dayAndMonth(from)} по ${dayAndMonth(to)}`,
    ),
  );
  const evidence = all(REPORTS, pieces, { first: NO_PAIRS });
  if (pieces.length === 0) return evidence;
  // Future windows count in `n`, but nobody misses their meetings yet.
  const begun = pieces.filter((_, i) => (owed[i]?.window.from ?? '') <= today);
  return { ...evidence, missing: begun.filter(({ present }) => !present).map(({ missing }) => missing) };
};

/** 6.5: every feedback round's questions were sent. Everybody in an active pair answered at least once in each of their roles. */
const feedback: Rule = (facts, { months }) => {
  const { programme, context, intake } = facts;
  const rounds = feedbackRounds(programme.settings, facts.timetable);
  const [firstRound = context.today] = rounds;
  const lastRound = rounds.at(-1) ?? context.today;
  const pairs = pairsWorkingIn(facts, months).filter(({ activeFrom }) => activeFrom <= lastRound);
  const asked = new Map(pairs.flatMap(participantsOf).map(({ code, role }) => [`${role}|${code}`, { code, role }]));
  const codes = new Set([...asked.values()].map(({ code }) => code));
  const sent = [...codes].flatMap((code) => facts.lettersTo(code, ['feedbackInvitation']));
  const sentRounds = rounds.map((from, index) => {
    const until = rounds[index + 1];
    const days = sent.map(({ on }) => on).filter((on) => on >= from && (until === undefined || on < until));
    return piece(days.length > 0, `Волна ${index + 1}: приглашение к обратной связи`, earliestDay(days));
  });
  const answers = [...asked.keys()].sort().map((key) => {
    const { code, role } = asked.get(key) ?? { code: '', role: 'mentee' as const };
    const first = intake.answers
      .history('feedback', code)
      .find(({ fields, submittedAt }) => fields.asRole === role && submittedAt.slice(0, 10) >= firstRound);
    return piece(first !== undefined, `${code} (${roles[role]}): обратная связь`, dayOf(first), { at: first?.at });
  });
  return all('answers.feedback', answers, { also: answers.length > 0 ? sentRounds : [], first: NO_PAIRS });
};

/** 6.6: each pair that was not dissolved held its final meeting. */
const finalMeetings: Rule = (facts) =>
  all(
    REPORTS,
    readablePairs(facts)
      .filter(({ status }) => status !== 'dissolved')
      .map(({ pairCode }) => held(firstHeld(facts, pairCode, 'final'), `${pairCode}: заключительная встреча`)),
    { first: NO_PAIRS },
  );

/** 6.7: the school held the final meeting of all pairs, and the attendance of all members is known. */
const groupFinal: Rule = (facts) => {
  const event = heldEvent(facts.programme, 'groupFinal', facts.context.today);
  const people = facts.pairs.filter(({ status }) => status === 'active' || status === 'ended').flatMap(participantsOf);
  const marked = attendancePieces(
    event,
    people.map(({ code }) => code),
  );
  const took = piece(
    event !== undefined,
    'Итоговая встреча всех пар: дата и отметка «Состоялось»',
    event?.date,
    eventPlace(event),
  );
  const anyone = piece((event?.attendees ?? []).length > 0, 'Список присутствовавших', event?.date);
  return {
    ...all('events', [took, ...(event ? [anyone, ...marked] : [])]),
    started: eventsOf(facts, 'groupFinal').some(({ date }) => date !== undefined),
  };
};

export const stage6 = {
  '6.1': { rule: firstMeetings, workPlace: 'pairs' },
  '6.2': { rule: trialMeetings, workPlace: 'pairs' },
  '6.3': { rule: planningMeetings, workPlace: 'plans' },
  '6.4': { rule: regularMeetings, workPlace: 'pairs' },
  '6.5': { rule: feedback, workPlace: 'unanswered' },
  '6.6': { rule: finalMeetings, workPlace: 'pairs' },
  '6.7': { rule: groupFinal, workPlace: 'events' },
} as const satisfies Readonly<Record<string, ActivityKind>>;
