import type { TableName, TabName } from '../../../functions/domain/programme.ts';
import type { ActivityState } from '../../../functions/domain/roadmap/activity-state.ts';
import { missingPlace } from '../../../functions/domain/roadmap/missing-place.ts';
import { addressOf } from '../../../functions/domain/roadmap/proof.ts';
import { workPlace } from '../../../functions/domain/roadmap/registry.ts';
import type { LinkedText } from '../../../sheets-schema/cell.ts';
import { responsibles } from '../../../sheets-schema/roadmap.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { activityStates } from '../../../sheets-schema/tables/roadmap.ts';
import type { View } from '../context.ts';
import { placeOf } from '../home/day-lines.ts';
import { withNames } from '../names-beside-codes.ts';
import type { ProgrammeDay } from './programme-day.ts';

interface Link {
  readonly text: string;
  readonly href: string;
}

/** An activity of the roadmap as the page «Программа» shows it. */
export interface ActivityLine {
  readonly state: ActivityState;
  readonly title: string;
  /** The page of the activity's own row of the roadmap. */
  readonly row: string;
  readonly status: string;
  readonly progress: string | undefined;
  readonly responsible: string;
  /** What is missing, each with the row in which it is entered. */
  readonly missing: readonly { readonly text: string; readonly href?: string | undefined }[];
  /** The next step, with the place where it is done. */
  readonly step: Link | undefined;
  readonly proof: Link | { readonly text: string; readonly href?: undefined } | undefined;
  readonly remarks: readonly string[];
}

const INSIDE = /#gid=(\d+)(?:&range=(\d+))?/;

/** The address of a page for a link inside the workbook; other addresses stay. */
function pageOf({ snapshot }: View, url: string): string {
  const [, gid, row] = INSIDE.exec(url) ?? [];
  return gid ? `/spreadsheets/d/${snapshot.spreadsheetId}?gid=${gid}${row ? `#r${row}` : ''}` : url;
}

const isTable = (tab: TabName): tab is TableName => tab in tables;

/** The page for filling in an activity's own row of the roadmap. */
function rowPage({ snapshot }: View, at: number): string {
  return `/spreadsheets/d/${snapshot.spreadsheetId}/row?gid=${snapshot.tabs.get('roadmap')?.sheetId}&row=${at + 1}`;
}

/** Where people work on an activity: a page of the workspace, the activity's own row of the roadmap, or a tab. */
function workPage(view: View, id: string, at: number): string {
  const tab = workPlace(id);
  if (tab === 'roadmap') return rowPage(view, at);
  return isTable(tab) ? placeOf(view, tables[tab].title) : pageOf(view, `#gid=${view.snapshot.tabs.get(tab)?.sheetId}`);
}

function proofOf(view: View, link: LinkedText | undefined): ActivityLine['proof'] {
  if (!link) return undefined;
  return link.url ? { text: link.text, href: pageOf(view, link.url) } : { text: link.text };
}

/** The page of the row in which a missing thing is entered; undefined if only the tab is known, to which the next step leads. */
function missingPage({ view, plan }: ProgrammeDay, id: string, missing: string): string | undefined {
  const { programme, context } = plan.programmeState;
  const place = missingPlace(programme, id, missing);
  const address = place.rows && addressOf(context, place)?.url;
  return address ? pageOf(view, address) : undefined;
}

/** The activities of the roadmap in its order. */
export function activityLines({ view, plan }: ProgrammeDay): readonly ActivityLine[] {
  const rows = new Map(view.programme.tables.roadmap.map((row) => [row.id, row]));
  return plan.programmeState.activities.flatMap((state) => {
    const row = rows.get(state.id);
    if (!row) return [];
    const linesOf = (text: string | undefined) => (text ? withNames(view, text).split('\n') : []);
    return [
      {
        state,
        title: row.title ?? state.title,
        row: rowPage(view, row.at),
        status: activityStates[state.status],
        progress: row.progress,
        responsible: responsibles[state.responsible],
        missing: (row.missing?.split('\n') ?? []).map((text) => ({
          text: withNames(view, text),
          href: missingPage({ view, plan }, state.id, text),
        })),
        step: row.nextStep && { text: row.nextStep.text, href: workPage(view, state.id, row.at) },
        proof: proofOf(view, row.evidenceLink),
        remarks: linesOf(row.evidence),
      },
    ];
  });
}
