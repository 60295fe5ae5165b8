import { plan } from '../../../../functions/domain/plan.ts';
import type { Answer } from '../../../../functions/domain/programme.ts';
import { context, given, type ProgrammeParts, programme } from '../programme-kit.ts';

const TODAY = '2026-09-20';

interface Told {
  readonly mentors: Readonly<Record<string, Partial<Answer<'mentorOffer'>['fields']>>>;
  readonly mentees: Readonly<
    Record<string, Partial<Answer<'menteeRequest'>['fields']> & { readonly askedAt?: string }>
  >;
  readonly people?: Readonly<Record<string, object>>;
  readonly settings?: ProgrammeParts['settings'];
  readonly tables?: ProgrammeParts['tables'];
  readonly today?: string;
}

/** A school after the group meeting, in which everybody may be paired, and the content of its tabs. */
export function optionSchool({ mentors, mentees, people = {}, settings = {}, tables = {}, today = TODAY }: Told) {
  const [leading, asking] = [Object.keys(mentors), Object.keys(mentees)];
  const everybody = [...new Set([...leading, ...asking])];
  const accepted = { decision: 'accepted' as const, acceptedOn: '2026-06-10' };
  const askedAt = (code: string) => mentees[code]?.askedAt ?? '2026-06-01T10:00:00';
  const met = { kind: 'groupMeeting' as const, date: '2026-09-08', held: true, attendees: everybody };
  const { tables: planned } = plan(
    programme({
      settings,
      tables: {
        people: everybody.map((code) => ({ code, name: 'Тестовая Анна', invitedOn: '2026-05-01', ...people[code] })),
        consents: [
          ...everybody.map((code) => given(code)),
          ...leading.map((code) => ({ ...given(code, '2026-08-29'), type: 'mentoringWork' as const })),
        ],
        requests: asking.map((code) => ({ code, responseId: `menteeRequest|${askedAt(code)}|${code}`, ...accepted })),
        offers: leading.map((code) => ({ code, responseId: `mentorOffer|2026-06-01T10:00:00|${code}`, ...accepted })),
        mentees: asking.map((code, index) => ({ code, no: index + 1 })),
        mentors: leading.map((code, index) => ({ code, no: index + 1 })),
        interviews: leading.map((code) => ({ code, date: '2026-08-20', outcome: 'admitted' as const })),
        training: leading.map((code) => ({ code, waivedReason: 'опыт' })),
        events: [met],
        ...tables,
      },
      answers: {
        intake: everybody.map((code) => ({
          code,
          wantsRole: !leading.includes(code) ? 'mentee' : asking.includes(code) ? 'both' : 'mentor',
        })),
        menteeRequest: asking.map((code) => {
          const { askedAt: submittedAt = '2026-06-01T10:00:00', ...fields } = mentees[code] ?? {};
          return { submittedAt, code, need1: 'digital' as const, workFormat: 'any' as const, ...fields };
        }),
        mentorOffer: leading.map((code) => ({
          code,
          offers: ['digital'] as const,
          bestOffer: 'digital' as const,
          capacity: '1' as const,
          ...mentors[code],
        })),
      },
    }),
    context({ today }),
  );
  const rows = (name: string) =>
    planned.filter(({ table }) => table === name).flatMap((table) => table.rows.map(({ values }) => values));
  const proposal = rows('proposal');
  return {
    pairs: proposal.flatMap(({ state, menteeCode, mentorCode }) =>
      ['proposed', 'fixed', 'pinned'].includes(String(state)) ? `${menteeCode} ${mentorCode}` : [],
    ),
    /** The texts in the rows of «Подбор» of one kind. */
    told: (state: string) => proposal.filter((row) => row.state === state).map(({ why }) => why),
    rows,
  };
}
