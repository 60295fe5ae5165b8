import { byKey } from '../../intake/decided.ts';
import { all, piece } from '../evidence.ts';
import { dayOf, type Rule } from '../rule.ts';
import { wishing } from '../wishes.ts';

const NO_MENTORS = 'Хотя бы один наставник в базе';

/** 3.1: a first assessment of every mentee of the base; a late one counts here. */
export const menteeAssessments: Rule = ({ intake }) =>
  all(
    intake.mentees.map(({ code }) => {
      const answer = intake.answers.latest('assessmentMenteeT0', code);
      return piece(answer !== undefined, `${code}: стартовая оценка`, dayOf(answer));
    }),
    { proof: 'Оценка участников', first: 'Хотя бы один наставляемый в базе' },
  );

/** 3.2: everybody who wants to be a mentor said what he offers, and decided on the processing of data. */
export const offers: Rule = ({ intake, context: { today } }) =>
  all(
    wishing(intake, 'mentor').map((code) => {
      const answer = intake.answers.latest('mentorOffer', code);
      const decided = intake.consents.decision(code, 'processing', today) !== undefined;
      return piece(answer !== undefined && decided, `${code}: анкета наставника`, dayOf(answer));
    }),
    { proof: 'Предложения наставников', first: 'Хотя бы один педагог, который хочет быть наставником' },
  );

/** 3.3: every offer is decided, with a reason where it is declined, and the base has a row. */
export const mentorBase: Rule = ({ intake }) => {
  const joined = new Map(intake.mentors.map(({ code, joinedOn }) => [code, joinedOn]));
  const decided = [...intake.offers.values()].map(({ code, decision, row }) => {
    if (decision === undefined) return piece(false, `${code}: решение по предложению`);
    const reasoned = decision !== 'declined' || Boolean(row?.decisionReason);
    return piece(reasoned, `${code}: причина отказа`, joined.get(code));
  });
  return all(decided, {
    also: decided.length > 0 ? [piece(joined.size > 0, NO_MENTORS)] : [],
    proof: 'База наставников',
    first: 'Хотя бы одно предложение наставника',
  });
};

/** 3.4: a first assessment of every mentor of the base. */
export const mentorAssessments: Rule = ({ intake }) =>
  all(
    intake.mentors.map(({ code }) => {
      const answer = intake.answers.latest('assessmentMentorT0', code);
      return piece(answer !== undefined, `${code}: стартовая оценка`, dayOf(answer));
    }),
    { proof: 'Оценка участников', first: NO_MENTORS },
  );

/** 3.5: an interview with every mentor of the base, held and with its outcome. */
export const interviews: Rule = ({ intake, programme, context }) => {
  const rows = byKey(programme.tables.interviews, ({ code }) => code);
  return all(
    intake.mentors.map(({ code }) => {
      const row = rows.get(code);
      const held = row?.date !== undefined && row.date <= context.today;
      const missing = held ? 'итог собеседования' : 'собеседование';
      return piece(held && row.outcome !== undefined, `${code}: ${missing}`, row?.date);
    }),
    { proof: 'Собеседования', first: NO_MENTORS },
  );
};
