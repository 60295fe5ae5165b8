import { banKinds, pairRuleKinds } from '../../../sheets-schema/tables/pair-rules.ts';
import { pairStatuses } from '../../../sheets-schema/tables/pairs.ts';
import { nameOf, type View } from '../context.ts';
import { withNames } from '../names-beside-codes.ts';

/** A proposed pair or group, with everything that the curator needs for the decision. */
export interface Proposed {
  readonly pairCode: string;
  readonly at: number;
  readonly mentor: { readonly code: string; readonly name: string };
  readonly mentees: readonly { readonly code: string; readonly name: string; readonly price: string | undefined }[];
  readonly why: string;
}

/** A pair on which the curator has decided. */
export interface Decided {
  readonly pairCode: string;
  readonly who: string;
  readonly status: string;
  readonly blocker: string | undefined;
}

export interface Wish {
  readonly at: number;
  readonly text: string;
  readonly state: string;
}

/** The content of «Подбор» and «Пары и группы» at one moment. */
export interface PairingView {
  /** The solver's statements about all pairs together: the total, the proof, fairness. */
  readonly notes: readonly string[];
  readonly proposed: readonly Proposed[];
  readonly decided: readonly Decided[];
  readonly unmatched: readonly { readonly code: string; readonly name: string; readonly why: string }[];
  readonly alternatives: readonly string[];
  /** For each least profile: how many mentees can have a mentor at most. */
  readonly thresholds: readonly { readonly profile: number; readonly why: string }[];
  readonly tried: readonly string[];
  readonly wishes: readonly Wish[];
  readonly mentees: readonly Named[];
  readonly mentors: readonly Named[];
}

export interface Named {
  readonly code: string;
  readonly name: string;
}

const OVERALL = new Set(['total', 'proof', 'fairness', 'blocking', 'second', 'idleMentor']);
const PAST = new Set(['declined', 'outdated', 'proposed']);

/** Removes the pair from the beginning of an explanation, because the page shows the pair above it. */
const withoutPair = (why: string) => why.replace(/^К-\d+ → К-\d+\.\s*/u, '');

/** The staff's remark on a wish, in brackets. */
function because(...words: readonly (string | undefined)[]): string {
  const said = words.filter(Boolean).join('; ');
  return said && ` (${said})`;
}

const inBase = (view: View, rows: readonly { code?: string | undefined; status?: string | undefined }[]): Named[] =>
  rows.flatMap(({ code, status }) =>
    code && (status === 'active' || status === 'paired') ? [{ code, name: nameOf(view, code) }] : [],
  );

export function pairingView(view: View): PairingView {
  const { pairs, proposal, pairRules, mentees, mentors } = view.programme.tables;
  const priceOf = new Map(proposal.map(({ menteeCode, price }) => [menteeCode, price]));
  const names = (text: string | undefined) => withNames(view, text ?? '');
  const said = (state: string) => proposal.filter((row) => row.state === state).map(({ why }) => names(why));
  return {
    notes: proposal
      .filter(({ state }) => OVERALL.has(state ?? ''))
      .map(({ menteeCode, mentorCode, why }) => {
        const who = [menteeCode, mentorCode].flatMap((code) => (code ? [nameOf(view, code)] : [])).join(' – ');
        return who ? `${who}: ${names(withoutPair(why ?? ''))}` : names(why);
      }),
    proposed: pairs.flatMap(({ pairCode, at, status, mentorCode, menteeCodes = [], why = '' }): Proposed[] =>
      status === 'proposed' && pairCode && mentorCode
        ? [
            {
              pairCode,
              at,
              mentor: { code: mentorCode, name: nameOf(view, mentorCode) },
              mentees: menteeCodes.map((code) => ({ code, name: nameOf(view, code), price: priceOf.get(code) })),
              why: names(menteeCodes.length > 1 ? why : withoutPair(why)),
            },
          ]
        : [],
    ),
    decided: pairs.flatMap(({ pairCode, status, mentorCode = '', menteeCodes = [], blocker }): Decided[] =>
      pairCode && status && !PAST.has(status)
        ? [
            {
              pairCode,
              who: `${nameOf(view, mentorCode)} – ${menteeCodes.map((code) => nameOf(view, code)).join(', ')}`,
              status: pairStatuses[status],
              blocker: blocker && names(blocker),
            },
          ]
        : [],
    ),
    unmatched: proposal.flatMap(({ state, menteeCode, why = '' }) =>
      state === 'unmatched' && menteeCode
        ? [{ code: menteeCode, name: nameOf(view, menteeCode), why: names(why) }]
        : [],
    ),
    alternatives: said('alternative'),
    thresholds: proposal.flatMap(({ state, profile, why = '' }) =>
      state === 'threshold' && profile !== undefined ? [{ profile, why }] : [],
    ),
    tried: said('whatIf'),
    wishes: pairRules.flatMap(({ at, mentor, mentee, rule, banKind, reason, author, state = '' }) =>
      mentor && mentee && rule
        ? [
            {
              at,
              text: `${pairRuleKinds[rule]}: ${nameOf(view, mentee)} – ${nameOf(view, mentor)}${because(banKind && banKinds[banKind], reason, author)}`,
              state: names(state),
            },
          ]
        : [],
    ),
    mentees: inBase(view, mentees),
    mentors: inBase(view, mentors),
  };
}
