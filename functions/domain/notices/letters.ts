import { programmeYear } from '../calendar/programme-year.ts';
import type { Context } from '../context.ts';
import { counted } from '../counted.ts';
import { groupBy } from '../group-by.ts';
import type { Attachment } from '../paper/attachment.ts';
import { fingerprint } from '../paper/fingerprint.ts';
import type { Programme } from '../programme.ts';
import { kinds } from './kinds/index.ts';
import type { Block, Letter } from './letter.ts';
import { type Bundle, noticeKey } from './letters-of-day.ts';
import type { Part, PostDay } from './occasion.ts';

const HASH_DIGITS = 24;

/** A letter's first notice determines its Message-ID, so a repeated letter has the same id. */
export function messageIdOf(
  leadKey: string,
  { programme, context }: { readonly programme: Pick<Programme, 'settings'>; readonly context: Pick<Context, 'today'> },
): string {
  const { settings } = programme;
  return `<${fingerprint(leadKey, HASH_DIGITS)}.${programmeYear(settings, context.today)}@${settings.schoolDomain}>`;
}

function distinct(attachments: readonly Attachment[]): Attachment[] {
  return [...new Map(attachments.map((attachment) => [attachment.name, attachment])).values()];
}

/** If a letter contains the same link several times, such as «Открыть дорожную карту», keeps only the last. */
function withoutRepeats(blocks: readonly Block[]): Block[] {
  const said = blocks.map((block) => (block.kind === 'tab' ? `${block.table} ${block.label}` : undefined));
  return blocks.filter((_, i) => said[i] === undefined || said.lastIndexOf(said[i]) === i);
}

const SUBJECT_LENGTH = 110;

/**
 * The subject of a letter, made of the subjects of its parts: «Этап 2 закрыт. Открыт этап 3». If that is too long, it has the first subject and the number
 * of the others.
 */
function subjectOf([lead = '', ...others]: readonly string[]): string {
  if (others.length === 0) return lead;
  const before = (subject: string) => (/[?!.…]$/u.test(subject) ? subject : `${subject}.`);
  const whole = [lead, ...others].map((subject, i) => (i < others.length ? before(subject) : subject)).join(' ');
  return whole.length <= SUBJECT_LENGTH
    ? whole
    : `${before(lead)} И ещё ${counted(others.length, 'тема', 'темы', 'тем')}`;
}

/** Makes one letter from everything that is due for one person. The most urgent part comes first, and each subject has one heading. */
export function letterOf({ to, items }: Bundle, messageId: string, view: PostDay): Letter {
  const parts: Part[] = items.map(({ occasion, turn }) => occasion.compose(turn, view));
  const subjects = [...groupBy(parts, ({ subject }) => subject)];
  const blocks = subjects.flatMap(([text, about]): Block[] => [
    ...(subjects.length > 1 ? [{ kind: 'heading' as const, text }] : []),
    ...about.flatMap((part) => part.blocks),
  ]);
  return {
    messageId,
    to,
    noticeKeys: items.map(noticeKey),
    last: items.every(({ occasion }) => kinds[occasion.kind].consent === 'withdrawn'),
    subject: subjectOf(subjects.map(([text]) => text)),
    blocks: withoutRepeats(blocks),
    attachments: distinct(parts.flatMap(({ attachments = [] }) => attachments)),
    // If two parts are about the same meeting, the letter has only one invitation to it.
    invitations: [
      ...new Map(parts.flatMap(({ invitations = [] }) => invitations).map((each) => [each.uid, each])).values(),
    ],
  };
}
