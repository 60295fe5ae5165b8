import { latestDay } from '../../calendar/day.ts';
import { byKey } from '../../intake/decided.ts';
import { attendance, heldGroupMeeting, preferenceOn } from '../../pairs/group-meeting.ts';
import { hasStarted, type Pair } from '../../pairs/pair.ts';
import { orderLinkOf } from '../../pairs/pair-start.ts';
import type { Facts } from '../../standing.ts';
import { all, type Piece, piece } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { type FirstSent, firstSentOf } from '../sent-notices.ts';

const roleNames = { mentee: 'наставляемый', mentor: 'наставник' } as const;

/** 5.1: the group meeting was held, and at least one mentor and one mentee were there. */
export const groupMeeting: Rule = ({ programme, intake, context: { today } }) => {
  const event = heldGroupMeeting(programme, today);
  const present = event ? attendance(event, intake) : [];
  const has = (role: 'mentee' | 'mentor') => present.some((person) => person.role === role);
  return {
    ...all(
      [
        piece(event !== undefined, 'Групповая встреча: дата и отметка «Состоялась»', event?.date),
        piece((event?.attendees ?? []).length > 0, 'Список присутствовавших'),
        piece(has('mentor'), 'Хотя бы один наставник среди присутствовавших'),
        piece(has('mentee'), 'Хотя бы один наставляемый среди присутствовавших'),
      ],
      { proof: event?.link ?? 'События' },
    ),
    started: programme.tables.events.some(({ kind, date }) => kind === 'groupMeeting' && date !== undefined),
  };
};

/** 5.2: everybody who was there answered afterwards, in each of his roles. */
export const preferences: Rule = ({ programme, intake, context: { today } }) => {
  const event = heldGroupMeeting(programme, today);
  const pieces = (event ? attendance(event, intake) : []).map(({ code, role }) => {
    const on = event && preferenceOn(intake, code, role, event.date);
    return piece(on !== undefined, `${code} (${roleNames[role]}): анкета после встречи`, on);
  });
  return all(pieces, {
    proof: 'Ответы: после групповой встречи',
    first: 'Проведённая групповая встреча со списком присутствовавших',
  });
};

const CONFIRMED = ['confirmed', 'active', 'ended'];

/** 5.3: each mentee of the base is in a pair that the curator confirmed, or goes without for a reason. */
export const matching: Rule = ({ programme, intake, pairs }) => {
  const rows = byKey(programme.tables.mentees, ({ code }) => code);
  const confirmed = new Map(
    pairs
      .filter(({ status }) => CONFIRMED.includes(status))
      .toReversed() // the first pair of a mentee counts
      .flatMap((pair) => pair.mentees.map((code) => [code, pair] as const)),
  );
  return all(
    intake.mentees.map(({ code, joinedOn }) => {
      const pair = confirmed.get(code);
      const without = rows.get(code)?.withoutPairReason;
      return piece(pair !== undefined || Boolean(without), `${code}: решение о паре`, pair?.row.decisionOn ?? joinedOn);
    }),
    { proof: 'Пары и группы', first: 'Хотя бы один наставляемый в базе' },
  );
};

function formed(pair: Pair, firstSent: FirstSent, { programme, context }: Facts): Piece {
  const { pairCode, mentor, mentees } = pair;
  if (!hasStarted(pair))
    return piece(false, `${pairCode}: ${(pair.blocker ?? 'приказ о закреплении').replace(/\.$/, '')}`);
  const told = [mentor, ...mentees].map((code) => [code, firstSent(code, ['pairFormed'], pairCode)] as const);
  const untold = told.filter(([, on]) => on === undefined).map(([code]) => code);
  const open = [
    ...(orderLinkOf(pair.row, programme.tables.documents) ? [] : ['ссылка на приказ']),
    ...(untold.length > 0 ? [`письмо о паре: ${untold.join(', ')}`] : []),
    // The consent may have run out since the pair began.
    ...(pair.status === 'active' && pair.blocker ? [pair.blocker.replace(/\.$/, '')] : []),
  ];
  const on = latestDay([pair.activeFrom, ...told.map(([, day]) => day)]);
  return piece(open.length === 0 && pair.activeFrom <= context.today, `${pairCode}: ${open.join('; ')}`, on);
}

/** 5.4: each confirmed pair stands in an order with number, date and link, and its people were told. */
export const pairOrders: Rule = (facts) => {
  const firstSent = firstSentOf(facts);
  return all(
    facts.pairs.filter(({ status }) => CONFIRMED.includes(status)).map((pair) => formed(pair, firstSent, facts)),
    { proof: 'Пары и группы', first: 'Хотя бы одна пара, подтверждённая куратором' },
  );
};
