import type { Snapshot } from '../../functions/workbook/snapshot.ts';
import { outboxStatuses } from '../../sheets-schema/tables/outbox.ts';
import { personalLinks } from '../personal-link.ts';
import type { PlayedYear } from './play.ts';
import type { Promised, Violation } from './violation.ts';
import { differences } from './written-cells.ts';

type Found = (promise: Promised, what: string) => Violation;

/** The promises that a year with faults broke, found by comparison with the same year without faults. */
export function verdictOn(played: PlayedYear, twin: PlayedYear, until: string): readonly Violation[] {
  const found: Found = (promise, what) => ({ promise, on: until, what });
  const { aftermath } = played;
  // If nobody can know whether a letter arrived, the curator decides. Then letters may be missing or late.
  const isEqual = aftermath === 'nothing' && !rowsOf(played.snapshot, 'outbox').some(isInDoubt);
  return [
    ...played.violations,
    ...sameDayTwins(played, found),
    // After damage, letters may wait for lost settings, and the register of consents may be older than people remember.
    ...(aftermath === 'damage'
      ? []
      : [...waiting(played, found), ...unasked(played, found), ...unlisted(played, found)]),
    ...(isEqual ? [...unlike(played, twin, found), ...missing(played, twin, found)] : []),
  ];
}

/** Letters with the same text to the same person on the same day, under different ids. */
function sameDayTwins({ delivered }: PlayedYear, found: Found): Violation[] {
  const numbers = new Map<string, string>();
  return delivered.flatMap(({ mail, at }) => {
    const words = JSON.stringify([at.toISOString().slice(0, 10), mail.to.address, mail.subject, mail.text]);
    const number = numbers.get(words) ?? mail.messageId;
    numbers.set(words, number);
    return number === mail.messageId
      ? []
      : [found('oneNumber', `«${mail.subject}» to ${mail.to.address}: ${number} and ${mail.messageId}`)];
  });
}

const OPEN: readonly unknown[] = [outboxStatuses.queued, outboxStatuses.sending];

const isInDoubt = ({ status }: Readonly<Record<string, unknown>>) => status === outboxStatuses.unknown;

function waiting({ snapshot }: PlayedYear, found: Found): Violation[] {
  return rowsOf(snapshot, 'outbox').flatMap((row) =>
    OPEN.includes(row.status) ? [found('nothingWaits', `${row.subject}, ${row.code}: ${row.status}`)] : [],
  );
}

/** Letters that «Рассылка» does not list at the end, though somebody got them. */
function unlisted({ snapshot, delivered }: PlayedYear, found: Found): Violation[] {
  const listed = new Set(rowsOf(snapshot, 'outbox').map(({ messageId }) => messageId));
  const lacking = new Map(
    delivered.flatMap(({ mail }) => (listed.has(mail.messageId) ? [] : [[mail.messageId, mail]])),
  );
  return [...lacking.values()].map(({ subject, to }) => found('listed', `«${subject}» to ${to.address}`));
}

function rowsOf({ tabs }: Snapshot, name: string): Readonly<Record<string, unknown>>[] {
  const { columns, cells } = tabs.get(name) ?? { columns: new Map<string, number>(), cells: [] };
  return cells.slice(1).map((row) => Object.fromEntries([...columns].map(([key, place]) => [key, row[place]])));
}

/** Letters that must not be sent: a questionnaire before a consent, anything after a refusal, links after a withdrawal. */
function unasked({ life, delivered, asksNothing }: PlayedYear, found: Found): Violation[] {
  return life.teachers.flatMap(({ name, email }) => {
    const code = life.codes.get(name);
    const papers = life.chronicle.papers.filter((paper) => paper.code === code && paper.type === 'processing');
    const decided = (decision: string) => papers.find((paper) => paper.decision === decision)?.on ?? '9999';
    const [given, refused, withdrawn] = [decided('given'), decided('refused'), decided('withdrawn')];
    return delivered
      .filter(({ mail }) => mail.to.address === email)
      .flatMap(({ mail, at }) => {
        const day = at.toISOString().slice(0, 10);
        const links = personalLinks(mail.text);
        const asking = links.filter(({ responderUri }) => !asksNothing.includes(responderUri));
        const broken = day > refused || (day <= given && asking.length > 0) || (day > withdrawn && links.length > 0);
        return broken ? [found('consent', `${code} got «${mail.subject}» on ${day}`)] : [];
      });
  });
}

function unlike(played: PlayedYear, twin: PlayedYear, found: Found): Violation[] {
  const rows = differences(played.cells, twin.cells);
  return rows.length > 0 ? [found('sameCells', rows.join('\n'))] : [];
}

function missing(played: PlayedYear, twin: PlayedYear, found: Found): Violation[] {
  const sent = (year: PlayedYear) => new Map(year.delivered.map(({ mail }) => [mail.messageId, mail]));
  const [here, there] = [sent(played), sent(twin)];
  const lacking = (from: typeof here, of: typeof here, word: string) =>
    [...from].flatMap(([id, { to, subject }]) => (of.has(id) ? [] : [`${word}: «${subject}» to ${to.address}`]));
  const all = [...lacking(there, here, 'missing'), ...lacking(here, there, 'more')];
  return all.length > 0 ? [found('sameLetters', all.slice(0, 6).join('\n'))] : [];
}
