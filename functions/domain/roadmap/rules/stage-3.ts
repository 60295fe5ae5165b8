import { criterionIds, interviewCriteria } from '../../../../sheets-schema/choices/interview-criterion.ts';
import { earliestDay } from '../../calendar/day.ts';
import type { Facts } from '../../facts-of.ts';
import type { Member } from '../../intake/intake.ts';
import { wishing } from '../../intake/wishes.ts';
import type { Entry, FormName } from '../../programme.ts';
import { mentorCells } from '../../registers/complete-row.ts';
import { byKey } from '../../rows/decided.ts';
import { all, type Piece, piece } from '../evidence.ts';
import { type ActivityKind, answered, type Rule } from '../rule.ts';

const NO_MENTORS = 'Хотя бы один наставник в базе';

const assessments = (facts: Facts, members: readonly Member[], form: FormName): Piece[] =>
  members.map(({ code }) => {
    const answer = answered(facts, form, code);
    return piece(answer !== undefined, `${code}: стартовая оценка`, answer?.on, { at: answer?.at });
  });

/** 3.1: every mentee in the base has a first assessment, on time or late. */
const menteeAssessments: Rule = (facts) =>
  all('answers.assessmentMenteeT0', assessments(facts, facts.intake.mentees, 'assessmentMenteeT0'), {
    first: 'Хотя бы один наставляемый в базе',
  });

/** 3.2: everybody who wants to be a mentor said what they can offer, and decided on the consent to processing. */
const offers: Rule = (facts) =>
  all(
    'answers.mentorOffer',
    wishing(facts.intake, 'mentor').map((code) => {
      const answer = answered(facts, 'mentorOffer', code);
      const decided = facts.intake.consents.decision(code, 'processing', facts.context.today) !== undefined;
      return piece(answer !== undefined && decided, `${code}: анкета наставника`, answer?.on, { at: answer?.at });
    }),
    { first: 'Хотя бы один педагог, который хочет быть наставником' },
  );

/** 3.3: every offer has a decision, every refusal has a reason, and at least one row of the mentor base is complete. */
const mentorBase: Rule = (facts) => {
  const decided = [...facts.intake.offers.values()].map(({ code, decision, acceptedOn, row }) => {
    if (decision === undefined) return piece(false, `${code}: решение по предложению`);
    const reasoned = decision !== 'declined' || Boolean(row?.decisionReason);
    return piece(reasoned, `${code}: причина отказа`, acceptedOn, { at: row?.at });
  });
  const rows = facts.intake.mentors.map(({ code, joinedOn }) => ({ joinedOn, open: mentorCells(code, facts) }));
  const whole = rows.filter(({ open }) => open.length === 0).map(({ joinedOn }) => joinedOn);
  const lacking = rows[0] ? `Полная строка в базе наставников: ${rows[0].open.join(', ')}` : NO_MENTORS;
  return {
    ...all('offers', decided, {
      also: decided.length > 0 ? [piece(whole.length > 0, lacking, earliestDay(whole))] : [],
      first: 'Хотя бы одно предложение наставника',
    }),
    proof: { tab: 'mentors' },
  };
};

/** 3.4: every mentor in the base has a first assessment. */
const mentorAssessments: Rule = (facts) =>
  all('answers.assessmentMentorT0', assessments(facts, facts.intake.mentors, 'assessmentMentorT0'), {
    first: NO_MENTORS,
  });

/** The subjects of an interview that nobody marked. */
const unmarked = (row: Entry<'interviews'>): string[] =>
  criterionIds.filter((id) => row[id] === undefined).map((id) => interviewCriteria[id].label.toLowerCase());

/** 3.5: every mentor in the base had an interview with a result. A remark names the subjects without a mark. */
const interviews: Rule = ({ intake, programme, context }) => {
  const rows = byKey(programme.tables.interviews, ({ code }) => code);
  const remarks = intake.mentors.flatMap(({ code }) => {
    const row = rows.get(code);
    const open = row?.outcome === undefined ? [] : unmarked(row);
    return open.length > 0 ? [`${code}: в итоге собеседования нет отметок – ${open.join(', ')}`] : [];
  });
  const evidence = all(
    'interviews',
    intake.mentors.map(({ code }) => {
      const row = rows.get(code);
      const held = row?.date !== undefined && row.date <= context.today;
      const missing = held ? 'итог собеседования' : 'собеседование';
      return piece(held && row.outcome !== undefined, `${code}: ${missing}`, row?.date, { at: row?.at });
    }),
    { first: NO_MENTORS },
  );
  return { ...evidence, ...(remarks.length > 0 ? { remarks } : {}) };
};

export const stage3 = {
  '3.1': { rule: menteeAssessments, workPlace: 'unanswered' },
  '3.2': { rule: offers, workPlace: 'unanswered' },
  '3.3': { rule: mentorBase, workPlace: 'offers' },
  '3.4': { rule: mentorAssessments, workPlace: 'unanswered' },
  '3.5': { rule: interviews, workPlace: 'interviews' },
} as const satisfies Readonly<Record<string, ActivityKind>>;
