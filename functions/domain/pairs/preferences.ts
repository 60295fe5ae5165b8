import { NOBODY } from '../../../sheets-schema/answer.ts';
import { otherRole, type Role, roles } from '../../../sheets-schema/choices/role.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import { dayText } from '../calendar/day-text.ts';
import { isOutOfReach } from '../intake/out-of-reach.ts';
import type { Answer, Problem } from '../programme.ts';
import { place } from '../rows/place.ts';
import type { SchoolDay } from '../school-day.ts';
import { attendance, chosen, heldGroupMeeting } from './group-meeting.ts';
import type { HeldEvent } from './held-event.ts';
import type { Pair } from './pair.ts';
import { participantsOf } from './participants.ts';

type Known = Pick<SchoolDay, 'programme' | 'intake' | 'context'>;

/** The usable content of an answer to the form after the group meeting. */
interface Preference {
  /** The choices, first to last; `null` for nobody, or for a person who may not be chosen. */
  readonly choices: readonly (string | null)[];
  /** People with whom this person does not want to be paired: always valid, at any time and about anybody. */
  readonly vetoes: readonly string[];
  readonly format: 'pair' | 'group' | 'any' | undefined;
}

type Wording = Pick<Problem, 'reason' | 'whatToDo'>;

interface Judged {
  readonly preference: Preference;
  readonly problem?: Wording;
}

/** The people at the meeting who are in a base, with their roles there. */
type Present = ReadonlyMap<string, ReadonlySet<Role>>;

/** Whether a person came to the meeting but is in no base any more. Nobody needs to correct an answer about such a person. */
function hasLeft(code: string, meeting: HeldEvent | undefined, present: Present): boolean {
  return meeting?.attendees?.includes(code) === true && !present.has(code);
}

function presentAt(meeting: HeldEvent, intake: Known['intake']): Present {
  const present = new Map<string, Set<Role>>();
  for (const { code, role } of attendance(meeting, intake)) {
    present.set(code, new Set([...(present.get(code) ?? []), role]));
  }
  return present;
}

/** The reason why a person may not be chosen; undefined if the choice is allowed. */
function refusal(code: string, by: string, role: Role, present: Present): string | undefined {
  if (code === by) return 'участник выбрал самого себя';
  const came = present.get(code);
  if (!came) return 'этого человека не было на встрече';
  return came.has(otherRole[role])
    ? undefined
    : `этот человек сейчас в программе только как ${roles[role]}, в той же роли`;
}

/** The reason why we ignore a whole answer; undefined if we use the answer. */
function rejection(
  answer: Answer<'preference'>,
  code: string,
  role: Role,
  meeting: HeldEvent | undefined,
  present: Present,
): Wording | undefined {
  const day = answer.submittedAt.slice(0, 10);
  const said = `Ответ от ${dayText(day)}`;
  if (!meeting) {
    return {
      reason: `${said} не учитывается при подборе: групповая встреча не отмечена как состоявшаяся.`,
      whatToDo: 'Если встреча была, впишите на лист «События» её дату и коды тех, кто был, и отметьте «Состоялось».',
    };
  }
  if (day < meeting.date) {
    return {
      reason: `${said} не учитывается при подборе: он дан до групповой встречи ${dayText(meeting.date)}.`,
      whatToDo: 'Попросите участника ответить ещё раз по ссылке из письма, которое придёт после встречи.',
    };
  }
  const came = present.get(code);
  if (!came) {
    return {
      reason: `${said} не учитывается при подборе: участник не отмечен среди тех, кто был на встрече ${dayText(meeting.date)}.`,
      whatToDo:
        'Если он был, впишите его код в столбец «Кто был (коды)» на листе «События». Если нет, ничего делать не нужно.',
    };
  }
  if (came.has(role)) return undefined;
  return {
    reason: `${said} не учитывается при подборе: участник ответил как ${roles[role]}, а сейчас в базе только как ${roles[otherRole[role]]}.`,
    whatToDo: 'Попросите участника ответить ещё раз по ссылке из письма и не менять роль.',
  };
}

const nobody = (choices: readonly unknown[]) => choices.map(() => null);

function judge(
  answer: Answer<'preference'>,
  code: string,
  role: Role,
  meeting: HeldEvent | undefined,
  present: Present,
): Judged {
  const { own, stray } = chosen(answer, role);
  const isSilent = own.every((one) => one === undefined);
  const vetoes = answer.fields.vetoCodes ?? [];
  if (hasLeft(code, meeting, present)) return { preference: { choices: nobody(own), vetoes, format: undefined } };
  const rejected = rejection(answer, code, role, meeting, present);
  if (rejected) return { preference: { choices: nobody(own), vetoes, format: undefined }, problem: rejected };
  const refused = own.map((one) => (one ? refusal(one, code, role, present) : undefined));
  const isFormer = (one: string | null | undefined) => Boolean(one && hasLeft(one, meeting, present));
  const reasons = [
    ...refused.flatMap((because, index) =>
      because === undefined || isFormer(own[index]) ? [] : [`${index + 1}-й выбор: ${because}`],
    ),
    ...(isSilent && !stray.some(Boolean)
      ? [`участник никого не выбрал и не отметил «${NOBODY}», поэтому мероприятие 5.2 ждёт его ответа`]
      : []),
    ...(stray.some(Boolean) ? [`участник ответил как ${roles[role]}, но заполнил и вопросы о людях той же роли`] : []),
  ];
  const preference: Preference = {
    choices: own.map((one, index) => (refused[index] === undefined ? (one ?? null) : null)),
    vetoes,
    format: answer.fields.formatConfirm,
  };
  if (reasons.length === 0) return { preference };
  return {
    preference,
    problem: {
      reason: `Часть ответа от ${dayText(answer.submittedAt)} не учитывается при подборе: ${reasons.join('; ')}.`,
      whatToDo: `Попросите участника ответить ещё раз по ссылке из письма: ${roles[role]} выбирает среди тех, кто пришёл на встречу как ${roles[otherRole[role]]}.`,
    },
  };
}

type Judge = (answer: Answer<'preference'>, code: string, role: Role) => Judged;

/** Returns a function that judges answers. The function reads the attendance only once. */
function judgeOf({ programme, intake, context }: Known): Judge {
  const meeting = heldGroupMeeting(programme, context.today);
  const present: Present = meeting ? presentAt(meeting, intake) : new Map();
  return (answer, code, role) => judge(answer, code, role, meeting, present);
}

export type Preferences = (code: string, role: Role) => Preference | undefined;

/** Everybody's preferences after the group meeting. */
export function preferencesOf(facts: Known): Preferences {
  const judged = judgeOf(facts);
  return (code, role) => {
    const answer = facts.intake.answers.latest('preference', code, role);
    return answer && judged(answer, code, role).preference;
  };
}

/**
 * Answers, and choices in answers, that the pairing ignores. The text never names the chosen people. We report nothing about people who already have
 * a pair in this role or cannot be asked: a better answer would change nothing.
 */
export function preferenceProblems({ pairs, ...facts }: Known & { readonly pairs: readonly Pair[] }): Problem[] {
  const judged = judgeOf(facts);
  const settled = new Set(
    pairs
      .filter(({ decidedOn }) => decidedOn !== undefined)
      .flatMap(participantsOf)
      .map(({ role, code }) => `${role}|${code}`),
  );
  return facts.intake.answers.all('preference').flatMap((answer): Problem[] => {
    const { code, asRole } = answer.fields;
    if (code === undefined || asRole === undefined || settled.has(`${asRole}|${code}`)) return [];
    if (isOutOfReach(code, facts.intake, facts.context.today)) return [];
    const { problem } = judged(answer, code, asRole);
    return problem ? [{ ...place(forms.preference.tab, answer), code, ...problem }] : [];
  });
}
