import { earliestDay } from '../../calendar/day.ts';
import { wishing } from '../../intake/wishes.ts';
import { menteeCells } from '../../registers/complete-row.ts';
import { all, piece } from '../evidence.ts';
import { type ActivityKind, answered, dayOf, type Rule } from '../rule.ts';

const NOBODY = 'Хотя бы один наставляемый в базе';

/** 2.1: everybody who wants a mentor made a request. The administration made requests too, or the settings say that it has no requests. */
const requests: Rule = (facts) => {
  const { intake, programme } = facts;
  const own = wishing(intake, 'mentee').map((code) => {
    const answer = answered(facts, 'menteeRequest', code);
    return piece(answer !== undefined, `${code}: запрос наставляемого`, answer?.on, { at: answer?.at });
  });
  const asked = intake.answers.all('adminRequest').map(dayOf);
  return all('answers.menteeRequest', own, {
    also: [
      piece(
        asked.length > 0 || programme.settings.noAdminRequests,
        'Запрос администрации или отметка «Запросов администрации нет» в настройках',
        earliestDay(asked),
      ),
    ],
    first: 'Хотя бы один педагог, который хочет наставника',
  });
};

/** 2.2: every request has a decision, every refusal has a reason, and every row of the mentee base has the required cells. */
const menteeBase: Rule = (facts) => {
  const decided = [...facts.intake.requests.values()].flatMap(({ code, authorRequests }) =>
    authorRequests.map(({ source, decision, reason, decidedOn, at }) => {
      const whose = source === 'admin' ? 'запрос администрации' : 'запрос';
      if (decision === undefined) return piece(false, `${code}: решение (${whose})`);
      const reasoned = decision !== 'declined' || reason !== undefined;
      return piece(reasoned, `${code}: причина отказа (${whose})`, decidedOn, { at });
    }),
  );
  const rows = facts.intake.mentees.map(({ code, joinedOn }) => {
    const open = menteeCells(code, facts);
    return piece(open.length === 0, `${code}: ${open.join(', ')}`, joinedOn);
  });
  const some = piece(rows.length > 0, NOBODY, earliestDay(facts.intake.mentees.map(({ joinedOn }) => joinedOn)));
  return {
    ...all('requests', decided, { also: decided.length > 0 ? [some, ...rows] : [], first: 'Хотя бы один запрос' }),
    proof: { tab: 'mentees' },
  };
};

/** 2.3: the curator confirmed the kind of pair and the form of work for each accepted mentee. */
const pairForms: Rule = ({ intake }) =>
  all(
    'requests',
    intake.mentees.map(({ code }) => {
      const request = intake.requests.get(code);
      const open = [...(request?.pairKind ? [] : ['вид пары']), ...(request?.chosenFormat ? [] : ['пара или группа'])];
      return piece(open.length === 0, `${code}: ${open.join(' и ')}`, undefined, { at: request?.rows[0]?.at });
    }),
    { first: NOBODY },
  );

export const stage2 = {
  '2.1': { rule: requests, workPlace: 'unanswered' },
  '2.2': { rule: menteeBase, workPlace: 'requests' },
  '2.3': { rule: pairForms, workPlace: 'requests' },
} as const satisfies Readonly<Record<string, ActivityKind>>;
