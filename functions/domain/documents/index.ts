import { type DocumentKind, factsOfDocument } from '../../../sheets-schema/choices/document-kind.ts';
import { dayText } from '../calendar/day-text.ts';
import type { Doubt } from '../names/doubt.ts';
import { mapTexts, textsOf } from '../paper/block-texts.ts';
import { BLANK, type Document } from '../paper/content.ts';
import type { WordsToCheck } from '../paper/words-to-check.ts';
import { mayPublish } from '../privacy/may-publish.ts';
import { type NameGuard, nameGuard } from '../privacy/name-guard.ts';
import { schoolGuard } from '../privacy/school-guard.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { addressOf, type Proof } from '../roadmap/proof.ts';
import { registrationLacks } from '../roadmap/registration.ts';
import type { Kind } from './kind.ts';
import { kinds } from './kinds/index.ts';

/** The people whose names a document may contain, and a guard that removes all other names. */
interface Readers {
  readonly mayName: (code: string) => boolean;
  readonly guard: NameGuard;
}

const isForOthers = (kind: DocumentKind): boolean => factsOfDocument(kind).readers !== 'school';

/**
 * Whether somebody must check the words of a paper. In a paper for readers outside the school, they must check every doubtful word; in other papers,
 * only words that look like names.
 */
const needsCheck = (kind: DocumentKind, doubts: readonly Doubt[]) =>
  doubts.some(({ likely }) => likely || isForOthers(kind));

const doubtsIn = (texts: readonly string[], { doubts }: NameGuard): readonly Doubt[] => [
  ...new Map(texts.flatMap(doubts).map((doubt) => [doubt.around, doubt])).values(),
];

function originOf({ context }: ProgrammeState, sources: readonly Proof[]): string {
  const tabs = sources.flatMap((proof) => addressOf(context, proof)?.text ?? []).join('; ');
  return `Составлено по листам: ${tabs}. Данные на ${dayText(context.today)}.`;
}

/** The document of a kind, with the number and date from its row; undefined if the document is not needed. */
function documentOf(
  kind: DocumentKind,
  write: Kind,
  programmeState: ProgrammeState,
  { mayName, guard }: Readers,
): Document | undefined {
  const { today } = programmeState.context;
  const rows = programmeState.programme.tables.documents.filter((row) => row.kind === kind);
  const isDraft = (row?: (typeof rows)[number]) => registrationLacks(row ?? {}, kind, today).length > 0;
  const compose = (row: (typeof rows)[number] | undefined) => {
    const draft = isDraft(row);
    const missing = new Set<string>();
    const need = (value: string | undefined, what: string) => {
      if (!value) missing.add(what);
      return value || BLANK;
    };
    const registration = draft ? {} : { number: row?.number, date: row?.date };
    const written = write(programmeState, { number: undefined, date: undefined, ...registration, mayName, need });
    return written && { row, draft, written, missing };
  };
  const registered = rows.filter((row) => !isDraft(row));
  // A registered paper without a link is still in progress; a paper with a link is final.
  const first = compose(registered.find(({ link }) => !link) ?? registered[0] ?? rows[0]);
  const found = first?.written.another ? compose(rows.find(isDraft)) : first;
  if (!found) return undefined;
  const { row, draft, missing, written } = found;
  const blocks = written.blocks.map((block) => mapTexts(block, guard.clean));
  const doubts = doubtsIn(written.blocks.flatMap(textsOf), guard);
  const isHeld = needsCheck(kind, doubts);
  return {
    kind,
    title: guard.clean(written.title),
    blocks,
    draft: draft || isHeld,
    ...(isHeld && !draft ? { held: true } : {}),
    missing: [...missing],
    ...(doubts.length > 0 ? { doubts } : {}),
    ...(factsOfDocument(kind).readers === 'recipient' ? {} : { origin: originOf(programmeState, written.sources) }),
    ...(row ? { at: row.at } : {}),
  };
}

/**
 * Words that somebody must check in registered papers for outsiders. Names that only this run has do not count, so that every run writes the same
 * cells.
 */
export function wordsToCheck(programmeState: ProgrammeState): WordsToCheck {
  const { programme, context } = programmeState;
  const registered = programme.tables.documents.filter(
    ({ kind, draft, ...row }) => kind && isForOthers(kind) && registrationLacks(row, kind, context.today).length === 0,
  );
  if (registered.length === 0) return new Map();
  const { named, ...unnamed } = context;
  const kindsOf = new Set(registered.map(({ kind }) => kind));
  const documents = documentsOf({ ...programmeState, context: unnamed }, (kind) => kindsOf.has(kind));
  return new Map(
    documents.flatMap(({ kind, held, at, doubts }) =>
      held && doubts && at !== undefined ? [[at, { kind, doubts }]] : [],
    ),
  );
}

/**
 * The documents needed today, at most one of a kind. They name only people with a valid consent; the public report also needs the permission to
 * publish.
 */
export function documentsOf(
  programmeState: ProgrammeState,
  isWanted: (kind: DocumentKind) => boolean = () => true,
): readonly Document[] {
  const { intake, context } = programmeState;
  const inside = (code: string) => intake.consents.valid(code, 'processing', context.today);
  const outside = (code: string) => mayPublish(programmeState, code, 'name');
  const school: Readers = { mayName: inside, guard: schoolGuard(programmeState) };
  const everybody: Readers = { mayName: outside, guard: nameGuard(programmeState, outside, () => 'участник') };
  return (Object.entries(kinds) as [DocumentKind, Kind][])
    .filter(([kind]) => isWanted(kind))
    .flatMap(
      ([kind, write]) =>
        documentOf(kind, write, programmeState, factsOfDocument(kind).readers === 'everybody' ? everybody : school) ??
        [],
    );
}
