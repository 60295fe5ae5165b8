import { roles } from '../../../../sheets-schema/choices/role.ts';
import { addDays } from '../../calendar/day.ts';
import { groupBy } from '../../group-by.ts';
import type { Answer } from '../../programme.ts';
import type { Standing } from '../../standing.ts';
import { type Kind, type Occasion, occasion, once, urgency } from '../occasion.ts';
import { participantsOf } from '../participants.ts';
import { list, text } from '../wording.ts';

const TOO_UNCOMFORTABLE = 4;
const FRESH_FOR_DAYS = 14;

interface Signal {
  readonly responseId: string;
  readonly on: string;
  readonly who: string;
  readonly pairCode: string;
  readonly reasons: readonly string[];
}

function reasonsOf({ fields }: Answer<'feedback'>): string[] {
  return [
    ...(fields.helpNeeded ? ['нужна помощь куратора'] : []),
    ...(fields.wantsChange === 'discuss' ? ['хочет обсудить пару с куратором'] : []),
    ...(fields.wantsChange === 'change' ? ['хотел бы сменить пару'] : []),
    ...(fields.comfort !== undefined && fields.comfort <= TOO_UNCOMFORTABLE
      ? [`в паре некомфортно: ${fields.comfort} из 10`]
      : []),
  ];
}

function signals({ intake, pairs }: Standing): Signal[] {
  const reports = intake.answers.all('meetingReport').flatMap(({ responseId, submittedAt, fields }): Signal[] =>
    fields.helpNeeded && fields.pairCode
      ? [
          {
            responseId,
            on: submittedAt.slice(0, 10),
            who: 'Наставник',
            pairCode: fields.pairCode,
            reasons: ['нужна помощь куратора'],
          },
        ]
      : [],
  );
  const active = pairs.filter(({ status }) => status === 'active').flatMap(participantsOf);
  const pairsOf = groupBy(active, ({ role, code }) => `${role}|${code}`);
  const feedback = intake.answers.all('feedback').flatMap((answer): Signal[] => {
    const { responseId, submittedAt, fields } = answer;
    const { code, asRole } = fields;
    const reasons = reasonsOf(answer);
    if (!code || !asRole || reasons.length === 0) return [];
    const [member] = pairsOf.get(`${asRole}|${code}`) ?? [];
    if (!member) return [];
    const role = roles[asRole];
    const who = `${role.charAt(0).toUpperCase()}${role.slice(1)} {{${code}}}`;
    return [{ responseId, on: submittedAt.slice(0, 10), who, pairCode: member.pair.pairCode, reasons }];
  });
  return [...reports, ...feedback];
}

/** Somebody in a pair asks for help or is unwell in it: the curator alone is told, at once. */
export const helpSignal: Kind = (standing) =>
  signals(standing).map(
    ({ responseId, on, who, pairCode, reasons }): Occasion =>
      occasion({
        kind: 'helpSignal',
        to: 'curator',
        about: responseId,
        schedule: once(on),
        until: addDays(on, FRESH_FOR_DAYS),
        urgency: urgency.help,
        timing: 'atOnce',
        compose: () => ({
          subject: `Нужна Ваша помощь: пара ${pairCode}`,
          blocks: [
            text(`${who}, пара ${pairCode}:`),
            list(reasons),
            text('Поговорите, пожалуйста, в течение трёх рабочих дней. Партнёру об этом не сообщается.'),
          ],
        }),
      }),
  );
