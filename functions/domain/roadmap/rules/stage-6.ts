import { firstDayOfMonth, lastDayOfMonth, latestDay } from '../../calendar/day.ts';
import { programmeYear } from '../../calendar/programme-year.ts';
import { groupBy } from '../../group-by.ts';
import { agreedOn, plansOf } from '../../meetings/development-plans.ts';
import { feedbackRounds } from '../../meetings/feedback-rounds.ts';
import type { MeetingKind } from '../../meetings/meeting.ts';
import { countsFor, schoolWindows } from '../../meetings/windows.ts';
import { hasWithdrawn } from '../../monitoring/took-part.ts';
import { hasStarted, type StartedPair } from '../../pairs/pair.ts';
import type { Facts } from '../../standing.ts';
import { all, type Piece, piece } from '../evidence.ts';
import { dayOf, type Rule } from '../rule.ts';
import { sentNotices } from '../sent-notices.ts';

const NO_PAIRS = 'Хотя бы одна действующая пара';

/** Pairs whose reports can still be read: a mentor who withdrew his consent took his with him. */
function readable(facts: Facts): StartedPair[] {
  return facts.pairs.filter(hasStarted).filter(({ mentor }) => !hasWithdrawn(mentor, facts));
}

/**
 * Pairs that worked in the months of a row and were not dissolved before their end. Where every order came later than
 * that, the pairs there are: the row is late then, not impossible.
 */
function workingIn(facts: Facts, first: number, last: number): StartedPair[] {
  const year = programmeYear(facts.programme.settings, facts.context.today);
  const from = firstDayOfMonth(year, first);
  const to = lastDayOfMonth(year, last);
  const lasting = readable(facts).filter(
    ({ status, endedOn }) => status !== 'dissolved' || (endedOn !== undefined && endedOn >= to),
  );
  const inTime = lasting.filter(
    ({ activeFrom, endedOn }) => activeFrom <= to && (endedOn === undefined || endedOn >= from),
  );
  return inTime.length > 0 ? inTime : lasting;
}

/** Finds the day of a pair's first meeting of a kind. */
function firstHeld({ meetings }: Facts): (pairCode: string, kind: MeetingKind) => string | undefined {
  const held = groupBy(meetings, ({ pairCode, kind }) => `${pairCode}|${kind}`);
  return (pairCode, kind) => held.get(`${pairCode}|${kind}`)?.[0]?.heldOn;
}

/** Each pair that worked in September held its meeting of this kind. */
function once(kind: 'first' | 'trial', name: string): Rule {
  return (facts) => {
    const heldOn = firstHeld(facts);
    return all(
      workingIn(facts, 9, 9).map(({ pairCode }) => {
        const on = heldOn(pairCode, kind);
        return piece(on !== undefined, `${pairCode}: ${name} встреча`, on);
      }),
      { proof: 'Журнал встреч', first: NO_PAIRS },
    );
  };
}

/** 6.1: the first meeting of each pair. */
export const firstMeetings = once('first', 'первая');

/** 6.2: the trial meeting of each pair. */
export const trialMeetings = once('trial', 'пробная');

/** 6.3: each pair held its planning meeting, and each mentee has an agreed plan with a dated goal. */
export const planningMeetings: Rule = (facts) => {
  const heldOn = firstHeld(facts);
  const planOf = plansOf(facts.programme);
  return all(
    workingIn(facts, 10, 10).map(({ pairCode, mentees }) => {
      const held = heldOn(pairCode, 'planning');
      const plans = mentees.map((code) => {
        const plan = planOf(pairCode, code);
        return [code, plan && agreedOn(plan, facts.context.today)] as const;
      });
      const open = plans.filter(([, on]) => on === undefined).map(([code]) => code);
      const missing = [
        ...(held === undefined ? ['встреча-планирование'] : []),
        ...(open.length > 0 ? [`согласованный план с целью и сроком (${open.join(', ')})`] : []),
      ];
      return piece(
        missing.length === 0,
        `${pairCode}: ${missing.join('; ')}`,
        latestDay([held, ...plans.map(([, on]) => on)]),
      );
    }),
    { proof: 'ИПР', first: NO_PAIRS },
  );
};

/** 6.4: a meeting of each pair in every two-week window that began after the pair did. */
export const regularMeetings: Rule = (facts) => {
  const { today } = facts.context;
  const windows = schoolWindows(facts.programme.settings, today);
  const held = groupBy(facts.meetings, ({ pairCode }) => pairCode);
  const pieces = readable(facts).flatMap((pair): (Piece & { readonly begun: boolean })[] =>
    windows
      .filter((window) => countsFor(pair, window))
      .map(({ from, to, number }) => {
        const met = (held.get(pair.pairCode) ?? []).map(({ heldOn }) => heldOn).filter((on) => on >= from && on <= to);
        return {
          ...piece(met.length > 0, `${pair.pairCode}: встреча в ${number}-м окне`, met.toSorted()[0]),
          begun: from <= today,
        };
      }),
  );
  const evidence = all(pieces, { proof: 'Журнал встреч', first: NO_PAIRS });
  if (pieces.length === 0) return evidence;
  // A window that has not begun counts among those needed, but nobody is behind in it.
  return {
    ...evidence,
    missing: pieces.filter(({ present, begun }) => !present && begun).map(({ missing }) => missing),
  };
};

/** 6.5: every round was sent, and everybody in a working pair answered at least one. */
export const feedback: Rule = (facts) => {
  const { programme, context, intake } = facts;
  const rounds = feedbackRounds(programme.settings, context.today);
  const lastRound = rounds.at(-1) ?? context.today;
  const pairs = workingIn(facts, 9, 11).filter(({ activeFrom }) => activeFrom <= lastRound);
  const people = [...new Set(pairs.flatMap(({ mentor, mentees }) => [mentor, ...mentees]))].sort();
  const invited = new Set(people);
  const sent = sentNotices(facts).filter(({ notice, code }) => notice === 'feedbackInvitation' && invited.has(code));
  const sentRounds = rounds.map((from, index) => {
    const until = rounds[index + 1];
    const days = sent.map(({ on }) => on).filter((on) => on >= from && (until === undefined || on < until));
    return piece(days.length > 0, `Волна ${index + 1}: приглашение к обратной связи`, days.toSorted()[0]);
  });
  const answers = people.map((code) => {
    const on = dayOf(intake.answers.latest('feedback', code));
    return piece(on !== undefined && on >= (rounds[0] ?? on), `${code}: обратная связь`, on);
  });
  return all(answers, { also: sentRounds, proof: 'Ответы: обратная связь', first: NO_PAIRS });
};

/** 6.6: the final meeting of each pair that worked to the end. */
export const finalMeetings: Rule = (facts) =>
  all(
    readable(facts)
      .filter(({ status }) => status !== 'dissolved')
      .map(({ pairCode, finalOn }) => piece(finalOn !== undefined, `${pairCode}: заключительная встреча`, finalOn)),
    { proof: 'Журнал встреч', first: NO_PAIRS },
  );

/** 6.7: the final meeting of all pairs together was held, and it is known who was there. */
export const groupFinal: Rule = ({ programme, context }) => {
  const rows = programme.tables.events.filter(({ kind }) => kind === 'groupFinal');
  const event = rows.find(({ held, date }) => held && date !== undefined && date <= context.today);
  return {
    ...all(
      [
        piece(event !== undefined, 'Итоговая встреча всех пар: дата и отметка «Состоялась»', event?.date),
        piece((event?.attendees ?? []).length > 0, 'Список присутствовавших'),
      ],
      { proof: event?.link ?? 'События' },
    ),
    started: rows.some(({ date }) => date !== undefined),
  };
};
