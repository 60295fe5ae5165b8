import { all, piece } from '../evidence.ts';
import { dayOf, type Rule } from '../rule.ts';
import { wishing } from '../wishes.ts';

/** 2.1: everybody who wants a mentor said what for, and the administration had its say. */
export const requests: Rule = ({ intake, programme }) => {
  const own = wishing(intake, 'mentee').map((code) => {
    const answer = intake.answers.latest('menteeRequest', code);
    return piece(answer !== undefined, `${code}: запрос наставляемого`, dayOf(answer));
  });
  const administration = intake.answers
    .all('adminRequest')
    .map(dayOf)
    .filter((day) => day !== undefined);
  return all(own, {
    also: [
      piece(
        administration.length > 0 || programme.settings.noAdminRequests,
        'Запрос администрации или отметка «Запросов администрации нет» в настройках',
        administration.toSorted()[0],
      ),
    ],
    proof: 'Запросы',
    first: 'Хотя бы один педагог, который хочет наставника',
  });
};

/** 2.2: every request is decided, with a reason where it is declined, and the base has its rows. */
export const menteeBase: Rule = ({ intake }) => {
  const joined = new Map(intake.mentees.map(({ code, joinedOn }) => [code, joinedOn]));
  const decided = [...intake.requests.values()].map(({ code, decision, needs, rows }) => {
    if (decision === undefined) return piece(false, `${code}: решение по запросу`);
    const reasoned = rows.every((row) => row.decision !== 'declined' || row.decisionReason);
    if (!reasoned) return piece(false, `${code}: причина отказа`);
    return piece(decision !== 'accepted' || needs.length > 0, `${code}: основной запрос`, joined.get(code));
  });
  return all(decided, {
    also: decided.length > 0 ? [piece(joined.size > 0, 'Хотя бы один наставляемый в базе')] : [],
    proof: 'База наставляемых',
    first: 'Хотя бы один запрос',
  });
};

/** 2.3: each accepted mentee has a kind of pair and a form of work. */
export const pairForms: Rule = ({ intake }) =>
  all(
    intake.mentees.map(({ code, joinedOn }) => {
      const request = intake.requests.get(code);
      const open = [
        ...(request?.pairKind ? [] : ['вид пары']),
        ...(request && request.workFormat !== 'any' ? [] : ['пара или группа']),
      ];
      return piece(open.length === 0, `${code}: ${open.join(' и ')}`, joinedOn);
    }),
    { proof: 'Запросы', first: 'Хотя бы один наставляемый в базе' },
  );
