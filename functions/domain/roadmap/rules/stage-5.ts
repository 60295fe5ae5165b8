import { roles } from '../../../../sheets-schema/choices/role.ts';
import { latestDay } from '../../calendar/day.ts';
import type { Facts } from '../../facts-of.ts';
import { attendance, heldGroupMeeting, preferenceAfter } from '../../pairs/group-meeting.ts';
import { hasStarted, type Pair } from '../../pairs/pair.ts';
import { attendancePieces, eventPlace, eventsOf } from '../events.ts';
import { all, type Piece, piece } from '../evidence.ts';
import { type ActivityKind, dayOf, type Rule } from '../rule.ts';

/** 5.1: the school held the group meeting. A mentor and a mentee attended, and the attendance of everybody in the bases is known. */
const groupMeeting: Rule = (facts) => {
  const { intake } = facts;
  const event = heldGroupMeeting(facts.programme, facts.context.today);
  const present = event ? attendance(event, intake) : [];
  // People who joined a base after the meeting could not attend.
  const members = [...intake.mentees, ...intake.mentors].filter(({ joinedOn }) => !event || joinedOn <= event.date);
  const has = (role: 'mentee' | 'mentor') =>
    piece(
      present.some((person) => person.role === role),
      `Хотя бы один ${roles[role]} среди присутствовавших`,
      event?.date,
    );
  const marked = attendancePieces(
    event,
    members.map(({ code }) => code),
  );
  const held = piece(
    event !== undefined,
    'Групповая встреча: дата и отметка «Состоялось»',
    event?.date,
    eventPlace(event),
  );
  return {
    ...all('events', [held, ...(event ? marked : [])], { also: event ? [has('mentor'), has('mentee')] : [] }),
    started: eventsOf(facts, 'groupMeeting').some(({ date }) => date !== undefined),
  };
};

/** 5.2: everybody who attended the group meeting chose somebody or «никого не выбираю» afterwards, once in each of their roles. */
const preferences: Rule = (facts) => {
  const { intake } = facts;
  const event = heldGroupMeeting(facts.programme, facts.context.today);
  const pieces = (event ? attendance(event, intake) : []).map(({ code, role }) => {
    const answer = event && preferenceAfter(intake, code, role, event.date);
    return piece(answer !== undefined, `${code} (${roles[role]}): анкета после встречи`, dayOf(answer), {
      at: answer?.at,
    });
  });
  return all('answers.preference', pieces, { first: 'Проведённая групповая встреча со списком присутствовавших' });
};

const CONFIRMED = ['confirmed', 'active', 'ended'];

/** 5.3: each mentee in the base is in a confirmed pair, or the mentee's row gives a reason why not. */
const matching: Rule = ({ intake, pairs, context, bases }) => {
  const confirmed = new Map(
    pairs
      .filter(({ status }) => CONFIRMED.includes(status))
      .toReversed() // the first pair of a mentee counts
      .flatMap((pair) => pair.mentees.map((code) => [code, pair] as const)),
  );
  return all(
    'pairs',
    intake.mentees.map(({ code }) => {
      const pair = confirmed.get(code);
      const without = bases.rows.mentee.get(code)?.withoutPairReason;
      const decided = pair?.decidedOn;
      const on = decided !== undefined && decided <= context.today ? decided : undefined;
      return piece(pair !== undefined || Boolean(without), `${code}: решение о паре`, on, { at: pair?.row.at });
    }),
    { first: 'Хотя бы один наставляемый в базе' },
  );
};

const lowerFirst = (words: string) => words.replace(/\.$/, '').replace(/^./, (letter) => letter.toLowerCase());

function formed(pair: Pair, { context, lettersTo }: Facts): Piece {
  const { pairCode, mentor, mentees, row, order } = pair;
  if (!hasStarted(pair)) return piece(false, `${pairCode}: ${lowerFirst(pair.blocker ?? 'приказ о закреплении')}`);
  const told = [mentor, ...mentees].map((code) => [code, lettersTo(code, ['pairFormed'], pairCode)[0]] as const);
  const withoutLetter = told.filter(([, letter]) => letter === undefined).map(([code]) => code);
  const link = order?.link;
  const open = [
    ...(link ? [] : ['ссылка на приказ']),
    ...(withoutLetter.length > 0 ? [`письмо о паре: ${withoutLetter.join(', ')}`] : []),
    // A consent may have expired since the pair began.
    ...(pair.status === 'active' && pair.blocker ? [lowerFirst(pair.blocker)] : []),
  ];
  const on = latestDay([pair.activeFrom, ...told.map(([, letter]) => letter?.on)]);
  return piece(open.length === 0 && pair.activeFrom <= context.today, `${pairCode}: ${open.join('; ')}`, on, {
    at: row.at,
    link,
  });
}

/** 5.4: each confirmed pair has an order with number, date and link, and its members got the letter about the pair. */
const pairOrders: Rule = (facts) =>
  all(
    'pairs',
    facts.pairs.filter(({ status }) => CONFIRMED.includes(status)).map((pair) => formed(pair, facts)),
    { first: 'Хотя бы одна пара, подтверждённая куратором' },
  );

export const stage5 = {
  '5.1': { rule: groupMeeting, workPlace: 'events' },
  '5.2': { rule: preferences, workPlace: 'unanswered' },
  '5.3': { rule: matching, workPlace: 'pairs' },
  '5.4': { rule: pairOrders, workPlace: 'pairs' },
} as const satisfies Readonly<Record<string, ActivityKind>>;
