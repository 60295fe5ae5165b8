import { type DocumentKind, documentKinds, factsOfDocument } from '../../../sheets-schema/choices/document-kind.ts';
import { activityStates } from '../../../sheets-schema/tables/roadmap.ts';
import { dayText } from '../calendar/day-text.ts';
import { mapTexts } from '../paper/block-texts.ts';
import type { Block, Document } from '../paper/content.ts';
import { schoolGuard } from '../privacy/school-guard.ts';
import type { Entry } from '../programme.ts';
import type { ActivityState } from '../roadmap/activity-state.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { isUrl, linkTo } from '../roadmap/proof.ts';
import { withSchool } from '../timetable/activity.ts';
import { section, table, text, title, yearOf } from './parts.ts';

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

/** The table of contents of the evidence folder. It does not show the current date, so it changes only when its content changes. */
export function evidenceContents(
  programmeState: ProgrammeState,
  drafts: readonly FiledDraft[],
): Document & { readonly key: string } {
  const { programme, context, activities } = programmeState;
  const rows = programme.tables.documents.filter(({ date, number, link }) => date || number || link);
  const papersFor = (id: string | undefined) => [
    ...rows.filter(({ kind }) => kind && activityOf(programmeState, kind) === id).map(registered),
    ...drafts
      .filter(({ kind }) => activityOf(programmeState, kind) === id)
      .map(({ title: words, link }) => `Проект. ${words} <${link}>`),
  ];
  const cells = (state: ActivityState) => {
    // The papers from «Документы» have their own lines below, so we do not name that tab here.
    const proof = state.k > 0 && state.proof?.tab !== 'documents' ? state.proof : undefined;
    const place = proof && linkTo(context, proof)?.text;
    return [
      state.id,
      withSchool(state.title, programme.settings.schoolShort),
      activityStates[state.status],
      day(state),
      [place && `Подтверждение: ${place}`, ...papersFor(state.id)].filter(Boolean).join('\n'),
    ];
  };
  const others = papersFor(undefined);
  const { clean } = schoolGuard(programmeState);
  const whole = (blocks: readonly Block[]) => blocks.map((block) => mapTexts(block, clean));
  return {
    kind: 'other',
    key: 'contents',
    title: `Оглавление папки: наставничество, ${yearOf(programmeState)}`,
    draft: false,
    missing: [],
    blocks: whole([
      title(`Документы и подтверждения программы наставничества, ${yearOf(programmeState)}`),
      table(
        ['№', 'Мероприятие', 'Состояние', 'Дата', 'Документы и подтверждения'],
        activities.map(cells),
        [6, 30, 16, 14, 34],
      ),
      ...(others.length > 0 ? [section('Другие документы'), ...others.map((words) => text(words))] : []),
    ]),
  };
}
