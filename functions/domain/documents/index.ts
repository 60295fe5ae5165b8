import type { DocumentKind } from '../../../sheets-schema/tables/documents.ts';
import { dayText } from '../calendar/day-text.ts';
import { addressOf, type Proof } from '../roadmap/proof.ts';
import type { Standing } from '../standing.ts';
import { consentedOnly } from './consented-only.ts';
import { BLANK, type Block, type Document } from './content.ts';
import type { Kind } from './kind.ts';
import { kinds } from './kinds/index.ts';
import { mayPublish } from './people.ts';
import { registrationLacks } from './registration.ts';

/** Who may be named in a document, and what takes everybody else's name out of it. */
interface Readers {
  readonly mayName: (code: string) => boolean;
  readonly clean: (block: Block) => Block;
}

/** What people take home: where it came from is of no concern to them. */
const GIVEN_AWAY: readonly DocumentKind[] = [
  'memoMentee',
  'memoMentor',
  'invitation',
  'thanks',
  'certificate',
  'consentBlanks',
];

function originOf({ context }: Standing, sources: readonly Proof[]): string {
  const tabs = sources.flatMap((proof) => addressOf(context, proof)?.text ?? []).join('; ');
  return `Составлено по листам: ${tabs}. Данные на ${dayText(context.today)}.`;
}

/** The document of a kind, as its row says that it is registered; undefined where nothing calls for it. */
function documentOf(
  kind: DocumentKind,
  write: Kind,
  standing: Standing,
  { mayName, clean }: Readers,
): Document | undefined {
  const { today } = standing.context;
  const rows = standing.programme.tables.documents.filter((row) => row.kind === kind);
  const isDraft = (row?: (typeof rows)[number]) => registrationLacks(row ?? {}, kind, today).length > 0;
  const compose = (row: (typeof rows)[number] | undefined) => {
    const draft = isDraft(row);
    const missing = new Set<string>();
    const need = (value: string | undefined, what: string) => {
      if (!value) missing.add(what);
      return value || BLANK;
    };
    const registration = draft ? {} : { number: row?.number, date: row?.date };
    const written = write(standing, { number: undefined, date: undefined, ...registration, mayName, need });
    return written && { row, draft, written, missing };
  };
  const registered = rows.filter((row) => !isDraft(row));
  // One that has no place yet is at work; the others are settled.
  const first = compose(registered.find(({ link }) => !link) ?? registered[0] ?? rows[0]);
  const found = first?.written.another ? compose(rows.find(isDraft)) : first;
  if (!found) return undefined;
  const { row, draft, missing, written } = found;
  const { title, blocks } = written;
  return {
    kind,
    title,
    blocks: blocks.map(clean),
    draft,
    missing: [...missing],
    ...(GIVEN_AWAY.includes(kind) ? {} : { origin: originOf(standing, written.sources) }),
    ...(row ? { at: row.at } : {}),
  };
}

/**
 * The documents that the programme calls for today, at most one of a kind; those of pairs and people have a page for each.
 * Nobody is named in them whose consent to processing is not in force; in the public report, who did not allow that.
 */
export function documentsOf(standing: Standing): readonly Document[] {
  const { intake, context } = standing;
  const inside = (code: string) => intake.consents.valid(code, 'processing', context.today);
  const outside = (code: string) => mayPublish(standing, code, 'name');
  const school: Readers = { mayName: inside, clean: consentedOnly(standing, inside, (code) => code) };
  const everybody: Readers = { mayName: outside, clean: consentedOnly(standing, outside, () => 'участник') };
  return (Object.entries(kinds) as [DocumentKind, Kind][]).flatMap(
    ([kind, write]) => documentOf(kind, write, standing, kind === 'publicReport' ? everybody : school) ?? [],
  );
}
