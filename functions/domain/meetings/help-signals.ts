import { roles } from '../../../sheets-schema/choices/role.ts';
import { groupBy } from '../group-by.ts';
import { nameToken } from '../names/name-token.ts';
import type { PairedDay } from '../pairs/paired-day.ts';
import { participantsOf } from '../pairs/participants.ts';
import type { Answer } from '../programme.ts';

const TOO_UNCOMFORTABLE = 4;
const TALK_ABOUT_GOING_ON = 'после пробной встречи нужен разговор о том, продолжать ли';

/** A sign that a member of a pair needs help or feels bad in the pair. Only the curator sees such signs. */
export interface HelpSignal {
  readonly responseId: string;
  readonly on: string;
  /** «наставник», «наставляемый – {{К-07}}». */
  readonly who: string;
  /** The pair's code. If the person has several pairs and the signal may concern each of them: «П-01 или П-02». */
  readonly pairCode: string;
  readonly reasons: readonly string[];
}

function reasonsOfReport({ fields }: Answer<'meetingReport'>): string[] {
  return [
    ...(fields.helpNeeded ? ['нужна помощь куратора'] : []),
    ...(fields.goesOn === 'ask' ? [TALK_ABOUT_GOING_ON] : []),
  ];
}

function reasonsOf({ fields }: Answer<'feedback'>): string[] {
  return [
    ...(fields.helpNeeded ? ['нужна помощь куратора'] : []),
    ...(fields.wantsChange === 'discuss' ? ['хочет обсудить пару с куратором'] : []),
    ...(fields.wantsChange === 'change' ? ['хочет сменить пару'] : []),
    ...(fields.comfort !== undefined && fields.comfort <= TOO_UNCOMFORTABLE
      ? [`в паре некомфортно: ${fields.comfort} из 10`]
      : []),
  ];
}

/** Signals from all meeting reports, from mentees after the trial meeting, and from the interim feedback of active pairs. */
export function helpSignals({ intake, pairs }: Pick<PairedDay, 'intake' | 'pairs'>): HelpSignal[] {
  const reports = intake.answers.all('meetingReport').flatMap((report): HelpSignal[] => {
    const { responseId, submittedAt, fields } = report;
    const { pairCode } = fields;
    const reasons = reasonsOfReport(report);
    if (!pairCode || reasons.length === 0) return [];
    return [{ responseId, on: submittedAt.slice(0, 10), who: 'наставник', pairCode, reasons }];
  });
  const active = pairs.filter(({ status }) => status === 'active').flatMap(participantsOf);
  const pairsOf = groupBy(active, ({ role, code }) => `${role}|${code}`);
  const feedback = intake.answers.all('feedback').flatMap((answer): HelpSignal[] => {
    const { responseId, submittedAt, fields } = answer;
    const { code, asRole } = fields;
    const reasons = reasonsOf(answer);
    if (!code || !asRole || reasons.length === 0) return [];
    // The answer is about the role, so it may be about each pair of a person who has several.
    const own = (pairsOf.get(`${asRole}|${code}`) ?? []).map(({ pair }) => pair.pairCode);
    if (own.length === 0) return [];
    const who = `${roles[asRole]} – ${nameToken(code)}`;
    return [{ responseId, on: submittedAt.slice(0, 10), who, pairCode: own.join(' или '), reasons }];
  });
  const mentees = new Set(
    active.flatMap(({ role, code, pair }) => (role === 'mentee' ? `${pair.pairCode}|${code}` : [])),
  );
  const trials = intake.answers.all('trialMeeting').flatMap(({ responseId, submittedAt, fields }): HelpSignal[] => {
    const { code, pairCode, goesOn } = fields;
    if (!code || !pairCode || goesOn !== 'ask' || !mentees.has(`${pairCode}|${code}`)) return [];
    const who = `${roles.mentee} – ${nameToken(code)}`;
    return [{ responseId, on: submittedAt.slice(0, 10), who, pairCode, reasons: [TALK_ABOUT_GOING_ON] }];
  });
  return [...reports, ...trials, ...feedback];
}
