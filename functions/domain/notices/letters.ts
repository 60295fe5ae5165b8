import { programmeYear } from '../calendar/programme-year.ts';
import type { Context } from '../context.ts';
import { groupBy } from '../group-by.ts';
import type { Attachment } from '../paper/attachment.ts';
import { fingerprint } from '../paper/fingerprint.ts';
import type { Programme } from '../programme.ts';
import { kinds } from './kinds/index.ts';
import type { Block, Letter } from './letter.ts';
import type { Part, PostDay } from './occasion.ts';
import { type Bundle, noticeKey } from './post-day.ts';

const HASH_DIGITS = 24;

/** The Message-ID of a letter's leading notice: always the same for the same notice. */
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

/** One link «Открыть дорожную карту» is enough: only the last of equal ones stays. */
function withoutRepeats(blocks: readonly Block[]): Block[] {
  const said = blocks.map((block) => (block.kind === 'tab' ? `${block.table} ${block.label}` : undefined));
  return blocks.filter((_, i) => said[i] === undefined || said.lastIndexOf(said[i]) === i);
}

/** «Этап 2 закрыт и другое»; after end punctuation, a separate sentence. */
const andMore = (subject: string) => `${subject} ${/[?!.]$/u.test(subject) ? 'И' : 'и'} другое`;

/** One letter from everything due for one person: the most urgent part leads, and each subject gets one heading. */
export function letterOf({ to, items }: Bundle, messageId: string, view: PostDay): Letter {
  const parts: Part[] = items.map(({ occasion, turn }) => occasion.compose(turn, view));
  const lead = parts[0]?.subject ?? '';
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
    subject: subjects.length > 1 ? andMore(lead) : lead,
    blocks: withoutRepeats(blocks),
    attachments: distinct(parts.flatMap(({ attachments = [] }) => attachments)),
    // Two parts about the same change carry it once.
    invitations: [
      ...new Map(parts.flatMap(({ invitations = [] }) => invitations).map((each) => [each.uid, each])).values(),
    ],
  };
}
