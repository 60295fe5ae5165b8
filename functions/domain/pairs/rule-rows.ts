import { type DesiredTable, desired } from '../desired.ts';
import { type PairCode, type PairingProblem, whatIf } from '../pairing/index.ts';
import { nextKeys } from '../rows/row-key.ts';
import type { SchoolDay } from '../school-day.ts';
import { isMutual } from './pairing-problem.ts';
import { notTogether } from './proposal-notes.ts';
import { type Matching, pinConflicts } from './proposals.ts';

function takesPart({ mentees, mentors }: PairingProblem, { mentee, mentor }: PairCode): boolean {
  return (
    mentees.some(({ code }) => code === mentee) && mentors.some(({ code }) => code === mentor) && mentee !== mentor
  );
}

/** Says where the curator sees the consequences of a tried pair, or that the pair is impossible. */
function tryOutState({ optimum, readiness }: Matching, tried: PairCode): string {
  if (whatIf(optimum, [tried]) === null) return notTogether(optimum.model.problem);
  return readiness.ready
    ? 'Примерка: что было бы – на листе «Подбор».'
    : 'Примерка появится на листе «Подбор», когда подбор перестанет быть предварительным.';
}

/** «Пожелания к парам»: the people whom each wish names, and whether the pairing followed the wish. */
export function ruleRows(
  { programme, context: { identity } }: Pick<SchoolDay, 'programme' | 'context'>,
  matching: Matching,
): DesiredTable {
  const { solution } = matching;
  const conflicts = pinConflicts(matching);
  const rows = programme.tables.pairRules;
  const nextKey = nextKeys([...rows.map(({ ruleId }) => ruleId), ...(programme.given?.pairRules ?? [])], 'ПР-', 1);
  const { problem } = solution.model;
  return desired(
    'pairRules',
    rows
      .filter(({ mentor, mentee, rule }) => mentor || mentee || rule)
      .map(({ at, ruleId, mentor, mentee, rule, banKind }) => {
        const whole = mentor !== undefined && mentee !== undefined && rule !== undefined;
        const is = (one: { readonly mentor: string; readonly mentee: string }) =>
          one.mentor === mentor && one.mentee === mentee;
        const refused = conflicts.find(({ pin }) => is(pin))?.reason;
        const known = problem.rules.pins.some(is) || problem.rules.bans.some(is);
        const state = !whole
          ? 'Укажите наставника, наставляемого и что сделать.'
          : rule === 'pin' && refused
            ? refused
            : rule === 'try' && takesPart(problem, { mentee, mentor })
              ? tryOutState(matching, { mentee, mentor })
              : known
                ? rule === 'ban' && isMutual(banKind)
                  ? 'Учтено, в обе стороны.'
                  : 'Учтено.'
                : mentor === mentee
                  ? 'Не действует: это один и тот же человек.'
                  : 'Пока не действует: кто-то из двоих сейчас не участвует в подборе.';
        return {
          at,
          values: {
            ruleId: ruleId ?? nextKey(),
            people: [mentor, mentee].flatMap((code) => (code ? [identity.display(code)] : [])).join(' – '),
            state,
          },
        };
      }),
  );
}
