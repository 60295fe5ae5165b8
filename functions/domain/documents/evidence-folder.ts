import { type DocumentKind, documentKinds, factsOfDocument } from '../../../sheets-schema/choices/document-kind.ts';
import { monthsText } from '../../../sheets-schema/months.ts';
import { responsibles } from '../../../sheets-schema/roadmap.ts';
import { activityStates } from '../../../sheets-schema/tables/roadmap.ts';
import { dayText } from '../calendar/day-text.ts';
import { mapTexts } from '../paper/block-texts.ts';
import type { Block, Document } from '../paper/content.ts';
import { isUrl } from '../paper/names-paper.ts';
import { schoolGuard } from '../privacy/school-guard.ts';
import type { Entry } from '../programme.ts';
import type { ActivityState } from '../roadmap/activity-state.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { withSchool } from '../timetable/activity.ts';
import { list, section, table, text, title, yearOf } from './parts.ts';
import { itemsOf, itemsText } from './proof-items.ts';

/** The number of a paper's activity; undefined if the school's roadmap lacks this activity. */
export function activityOf({ activities }: Pick<ProgrammeState, 'activities'>, kind: DocumentKind): string | undefined {
  const id = factsOfDocument(kind).activity;
  return activities.some((activity) => activity.id === id) ? id : undefined;
}

export function evidenceFolderName(programmeState: ProgrammeState): string {
  const { schoolShort } = programmeState.programme.settings;
  return `Наставничество ${yearOf(programmeState)}: документы и подтверждения${schoolShort ? ` – ${schoolShort}` : ''}`;
}

const LONGEST_NAME = 90;

/** The name of each activity's subfolder, «1.1 …», by activity number. */
export function activityFolders({ activities, programme }: ProgrammeState): ReadonlyMap<string, string> {
  return new Map(
    activities.map(({ id, title: words }) => {
      const name = `${id} ${withSchool(words, programme.settings.schoolShort)}`;
      const short = name
        .slice(0, LONGEST_NAME)
        .replace(/[\s.,;:–-]+[^\s]*$/u, '')
        .replace(/[.,;:–-]+$/u, '');
      return [id, name.length <= LONGEST_NAME ? name : `${short}…`];
    }),
  );
}

export interface FiledDraft {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly link: string;
}

function registered({ kind, number, date, link }: Entry<'documents'>): string {
  const words = [kind && documentKinds[kind], number && `№ ${number}`, date && `от ${dayText(date)}`];
  const paper = words.filter(Boolean).join(' ');
  if (!link) return paper;
  return isUrl(link) ? `${paper} <${link}>` : `${paper}: ${link}`;
}

const day = ({ status, doneOn, deadline }: ActivityState) =>
  doneOn ? dayText(doneOn) : status === 'waived' ? '' : `срок ${dayText(deadline)}`;

/**
 * The drafts in the folder, and the frozen lists. A list is frozen when its stage is closed: we no longer draft it, but its last draft stays in the
 * folder. A row with a link to the signed paper needs no draft.
 */
function withFrozen({ programme }: ProgrammeState, drafts: readonly FiledDraft[]): readonly FiledDraft[] {
  const current = new Set(drafts.map(({ link }) => link));
  const frozen = programme.tables.documents.flatMap(({ kind, draft, link }) =>
    kind && draft && !link && !current.has(draft) ? [{ kind, title: documentKinds[kind], link: draft }] : [],
  );
  return [...drafts, ...frozen];
}

/**
 * The papers of an activity: the rows of «Документы» with a date, a number or a link, then the drafts. If `id` is undefined, the papers that belong
 * to no activity.
 */
function papersOf(programmeState: ProgrammeState, drafts: readonly FiledDraft[], id: string | undefined): string[] {
  const isOfActivity = ({ kind }: { readonly kind?: DocumentKind | undefined }) =>
    kind !== undefined && activityOf(programmeState, kind) === id;
  const rows = programmeState.programme.tables.documents.filter(({ date, number, link }) => date || number || link);
  return [
    ...rows.filter(isOfActivity).map(registered),
    ...drafts.filter(isOfActivity).map(({ title: words, link }) => `Проект. ${words} <${link}>`),
  ];
}

const mayNameInSchool =
  ({ intake, context }: ProgrammeState) =>
  (code: string) =>
    intake.consents.valid(code, 'processing', context.today);

/** The proofs of an activity by name, and what is still missing. The proofs on «Документы» are left out, because {@link papersOf} lists them. */
function proofsAndGaps(programmeState: ProgrammeState, state: ActivityState) {
  const proof = state.k > 0 && state.proof?.tab !== 'documents' ? state.proof : undefined;
  const items = proof ? itemsOf(programmeState, proof, mayNameInSchool(programmeState)) : [];
  const said = state.waivedBecause ?? state.override;
  return {
    items: [...(said ? [`Решение школы: ${said}`] : []), ...items],
    open: [...state.missing, ...(state.remarks ?? [])],
  };
}

/**
 * The roadmap as an inspector reads it first: each activity with its state, its papers and proofs by name, and its open objections. The paper for an
 * inspector contains no drafts; otherwise it would change whenever a draft gets its link.
 */
export function roadmapForInspection(programmeState: ProgrammeState, drafts: readonly FiledDraft[] = []): Block {
  const { activities, programme } = programmeState;
  return table(
    ['№', 'Мероприятие', 'Состояние', 'Документы и подтверждения', 'Открытые замечания'],
    activities.map((state) => {
      const { items, open } = proofsAndGaps(programmeState, state);
      return [
        state.id,
        withSchool(state.title, programme.settings.schoolShort),
        [activityStates[state.status], day(state)].filter(Boolean).join('\n'),
        [...papersOf(programmeState, drafts, state.id), itemsText(items)].filter(Boolean).join('\n'),
        itemsText(open),
      ];
    }),
    [6, 28, 14, 32, 20],
  );
}

const cleaned = (programmeState: ProgrammeState, blocks: readonly Block[]) => {
  const { clean } = schoolGuard(programmeState);
  return blocks.map((block) => mapTexts(block, clean));
};

/** A record of the evidence folder. It does not show the current date, so it changes only when its content changes. */
const record = (programmeState: ProgrammeState, title: string, blocks: readonly Block[]): Document => ({
  kind: 'other',
  title,
  draft: false,
  missing: [],
  blocks: cleaned(programmeState, blocks),
});

/** The table of contents of the evidence folder. */
export function evidenceContents(programmeState: ProgrammeState, filed: readonly FiledDraft[]): Document {
  const year = yearOf(programmeState);
  const drafts = withFrozen(programmeState, filed);
  const others = papersOf(programmeState, drafts, undefined);
  return record(programmeState, `Оглавление папки: наставничество, ${year}`, [
    title(`Документы и подтверждения программы наставничества, ${year}`),
    roadmapForInspection(programmeState, drafts),
    ...(others.length > 0 ? [section('Другие документы'), ...others.map((words) => text(words))] : []),
  ]);
}

/** The list of an activity's papers and proofs, for its own folder, so that no folder is empty. */
export function evidenceSheet(
  programmeState: ProgrammeState,
  state: ActivityState,
  filed: readonly FiledDraft[],
): Document {
  const { items, open } = proofsAndGaps(programmeState, state);
  const papers = papersOf(programmeState, withFrozen(programmeState, filed), state.id);
  const listed = (items: readonly string[], none: string) => (items.length > 0 ? list(items) : text(none));
  return record(programmeState, `Подтверждения ${state.id}, ${yearOf(programmeState)}`, [
    title(`${state.id}. ${withSchool(state.title, programmeState.programme.settings.schoolShort)}`),
    table(
      ['Сроки', 'Ответственные', 'Состояние', 'Сделано'],
      [
        [
          monthsText(state.months),
          responsibles[state.responsible],
          [activityStates[state.status], day(state)].filter(Boolean).join(', '),
          state.n > 0 ? `${state.k} из ${state.n}` : '–',
        ],
      ],
      [25, 30, 27, 18],
    ),
    section('Документы'),
    listed(papers, 'Пока нет.'),
    section('Чем подтверждается'),
    listed(items, 'Подтверждений пока нет.'),
    section('Открытые замечания'),
    listed(open, 'Нет.'),
  ]);
}
