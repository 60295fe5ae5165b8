import type { Entry } from '../../../../functions/domain/programme.ts';
import { given, type ProgrammeParts } from '../programme-kit.ts';

export const MET = '2026-09-07';

const at = (day: string) => `${day}T10:00:00`;
const mentors = ['К-01', 'К-04', 'К-05'];
const mentees = ['К-02', 'К-03', 'К-05'];
const everybody = ['К-01', 'К-02', 'К-03', 'К-04', 'К-05'];

export interface Circle {
  readonly tables?: ProgrammeParts['tables'];
  readonly answers?: ProgrammeParts['answers'];
  readonly attendees?: readonly string[];
  readonly held?: boolean;
}

/**
 * A small school after its group meeting of 7 September. The mentors are К-01, К-04 and К-05; К-04 stayed away. The
 * mentees are К-02, К-03 and К-05. All mentors are admitted and trained, and have agreed to the work by 10 September.
 * There are no pairs yet.
 */
export function circle({
  tables,
  answers,
  attendees = ['К-01', 'К-02', 'К-03', 'К-05'],
  held = true,
}: Circle = {}): ProgrammeParts {
  return {
    tables: {
      people: everybody.map((code) => ({
        code,
        name: `Тестовый ${code}`,
        email: `${code}@example.org`,
        invitedOn: '2026-05-18',
      })),
      consents: [
        ...everybody.map((code) => given(code)),
        ...mentors.map((code) => ({ ...given(code, '2026-09-10'), type: 'mentoringWork' as const })),
      ],
      events: [{ kind: 'groupMeeting' as const, date: MET, held, attendees }],
      requests: mentees.map((code) => ({
        responseId: `menteeRequest|${at('2026-06-03')}|${code}`,
        code,
        decision: 'accepted' as const,
        acceptedOn: '2026-06-10',
      })),
      offers: mentors.map((code) => ({
        responseId: `mentorOffer|${at('2026-06-03')}|${code}`,
        code,
        decision: 'accepted' as const,
        acceptedOn: '2026-06-11',
      })),
      interviews: mentors.map((code) => ({ code, date: '2026-08-20', outcome: 'admitted' as const })),
      trainings: [
        {
          trainingId: 'О-1',
          organisation: 'Институт',
          programme: 'Наставничество',
          hours: 18,
          startsOn: '2026-08-17',
          endsOn: '2026-08-27',
          chosen: true,
        },
      ],
      training: mentors.map((code) => ({
        code,
        programme: 'О-1',
        completed: true,
        certificate: `УД-${code}`,
        certificateDate: '2026-08-28',
      })),
      ...tables,
    },
    answers: {
      intake: everybody.map((code) => ({
        code,
        wantsRole:
          code === 'К-05' ? ('both' as const) : mentors.includes(code) ? ('mentor' as const) : ('mentee' as const),
        submittedAt: at('2026-06-01'),
      })),
      menteeRequest: mentees.map((code) => ({
        code,
        need1: 'digital',
        workFormat: 'any' as const,
        submittedAt: at('2026-06-03'),
      })),
      mentorOffer: mentors.map((code) => ({
        code,
        offers: ['digital'],
        bestOffer: 'digital',
        capacity: '2' as const,
        wantsPaidWork: true,
        submittedAt: at('2026-06-03'),
      })),
      ...answers,
    },
  };
}

/** A row of «Пары и группы» that the curator confirmed on 10 September. */
export function confirmed(pairCode: string, mentorCode: string, menteeCodes: readonly string[]) {
  return {
    pairCode,
    mentorCode,
    menteeCodes,
    status: 'proposed',
    decision: 'confirm',
    decisionOn: '2026-09-10',
    workFormat: menteeCodes.length > 1 ? 'group' : 'pair',
  } satisfies Omit<Entry<'pairs'>, 'at'>;
}
