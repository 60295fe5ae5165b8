import type { Choices } from '../../../sheets-schema/cell.ts';
import { documentKinds } from '../../../sheets-schema/choices/document-kind.ts';
import { meetingKinds } from '../../../sheets-schema/choices/meeting-kind.ts';
import { eventKinds } from '../../../sheets-schema/tables/events.ts';
import { publicationKinds } from '../../../sheets-schema/tables/publications.ts';
import { dayText } from '../calendar/day-text.ts';
import { nameToken } from '../names/name-token.ts';
import type { TabName } from '../programme.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Proof } from '../roadmap/proof.ts';

/** The fields that identify a row of any tab for a reader. Most tabs have only some of them. */
const DAYS = [
  'date',
  'heldOn',
  'decidedOn',
  'tickedOn',
  'addedOn',
  'agreedOn',
  'certificateDate',
  'activeFrom',
  'joinedOn',
  'sentAt',
  'submittedAt',
];
const WORDS = ['title', 'topic', 'course', 'programme', 'organisation', 'certificate', 'number', 'documentRef'];
const PLACES = ['link', 'certificateLink', 'url'];

/** The names of the kinds of rows, by tab. A row of «Материалы» has a title that says its kind. */
const KINDS: Partial<Readonly<Record<TabName, Choices>>> = {
  documents: documentKinds,
  events: eventKinds,
  publications: publicationKinds,
  'answers.meetingReport': meetingKinds,
};

type Cells = Readonly<Record<string, unknown>>;

const first = (row: Cells, fields: readonly string[]) =>
  fields.map((field) => row[field]).find((value): value is string => typeof value === 'string' && value !== '');

/** The rows of a tab. The cells of an answer are its fields. */
function rowsOf({ programme }: ProgrammeState, tab: TabName): readonly (Cells & { readonly at: number })[] {
  if (!tab.startsWith('answers.')) return programme.tables[tab as keyof typeof programme.tables];
  const form = tab.slice('answers.'.length) as keyof typeof programme.answers;
  return programme.answers[form].map(({ at, submittedAt, fields }) => ({ ...fields, at, submittedAt }));
}

const MOST_WORDS = 90;

/** Cuts a long text after a word. A long text without spaces, such as a web address, is not cut. */
function shortened(words: string): string {
  const end = words.length > MOST_WORDS ? words.slice(0, MOST_WORDS).search(/[.,;:(–-]*\s[\s.,;:(–-]*\S*$/u) : -1;
  return end > 0 ? `${words.slice(0, end)}…` : words;
}

/** «Тестова Анна Ивановна, П-01, первая, 18.09.2026»: who, what and when. */
function itemText(row: Cells, tab: TabName, mayName: (code: string) => boolean): string {
  const { code, kind, pairCode } = row;
  const who = typeof code === 'string' ? (mayName(code) ? nameToken(code) : code) : undefined;
  const words = first(row, WORDS);
  const day = first(row, DAYS);
  return [
    who,
    typeof pairCode === 'string' ? pairCode : undefined,
    typeof kind === 'string' ? KINDS[tab]?.[kind] : undefined,
    words && shortened(words),
    day && dayText(day),
    first(row, PLACES),
  ]
    .filter(Boolean)
    .join(', ');
}

/**
 * What a proof consists of, by name, because row numbers mean nothing after the next sort. If the proof has no rows, it is the whole tab: we name its
 * people, and only a tab without people by its title.
 * @param mayName - whether the paper may name a person
 */
export function itemsOf(programmeState: ProgrammeState, proof: Proof, mayName: (code: string) => boolean): string[] {
  const { tab, rows, link } = proof;
  const named = rowsOf(programmeState, tab)
    .filter(({ at, code }) => (rows ? rows.includes(at) : typeof code === 'string'))
    .map((row) => itemText(row, tab, mayName))
    .filter((item) => item !== '');
  if (named.length > 0) return [...new Set(named)];
  const place = programmeState.context.tab(tab)?.title;
  return [link, place && `лист «${place}»`].flatMap((words) => words || []);
}

/** The first items, one per line, for a cell of a table, and how many more there are. */
export function itemsText(items: readonly string[], most = 6): string {
  const rest = items.length - most;
  return [...items.slice(0, most), ...(rest > 0 ? [`и ещё ${rest}`] : [])].join('\n');
}
