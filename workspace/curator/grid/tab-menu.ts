import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { TAB_MARK } from '../../../functions/workbook/marks.ts';
import { markedValue } from '../../../functions/workbook/spreadsheet-mark.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';

/** The groups of the menu, in its order. Two groups are for the answers to forms and for the school's own tabs. */
const GROUPS = {
  daily: 'Каждый день',
  stage1: '1. Подготовка условий',
  stage2: '2. База наставляемых',
  stage3: '3. База наставников',
  stage4: '4. Обучение наставников',
  stage5: '5. Пары и группы',
  stage6: '6. Работа пар и групп',
  stage7: '7. Завершение',
  setup: 'Настройки и справочники',
  answers: 'Ответы на анкеты',
  ledgers: 'Служебные журналы',
  own: 'Листы школы',
} as const;

type Group = keyof typeof GROUPS;

/** The group of each tab. The type requires an entry for every tab. */
const GROUP_OF: Readonly<Record<keyof typeof tables, Group>> = {
  today: 'daily',
  roadmap: 'daily',
  summary: 'daily',
  unanswered: 'daily',
  problems: 'daily',
  changes: 'daily',
  people: 'stage1',
  documents: 'stage1',
  materials: 'stage1',
  sources: 'stage1',
  stages: 'setup',
  retention: 'setup',
  consents: 'stage2',
  electronicConsents: 'stage2',
  requests: 'stage2',
  mentees: 'stage2',
  offers: 'stage3',
  coverage: 'stage3',
  mentors: 'stage3',
  interviews: 'stage4',
  training: 'stage4',
  trainings: 'stage4',
  nominations: 'stage7',
  events: 'stage5',
  attendance: 'stage5',
  proposal: 'stage5',
  pairs: 'stage5',
  pairRules: 'stage5',
  plans: 'stage6',
  meetings: 'stage6',
  assessments: 'stage6',
  quality: 'stage7',
  portfolio: 'stage7',
  guests: 'stage7',
  publications: 'stage7',
  stageResults: 'stage7',
  settings: 'setup',
  curators: 'setup',
  areas: 'setup',
  holidays: 'setup',
  participations: 'ledgers',
  outbox: 'ledgers',
  journal: 'ledgers',
  instruments: 'ledgers',
};

/** Groups that are closed until somebody opens them. */
const FOLDED: ReadonlySet<Group> = new Set(['answers', 'ledgers']);

export interface MenuTab {
  readonly gid: number;
  readonly title: string;
}

export interface MenuGroup {
  readonly key: Group;
  readonly title: string;
  readonly folded: boolean;
  readonly tabs: readonly MenuTab[];
}

const isOurs = (mark: string): mark is keyof typeof tables => mark in tables;

/**
 * The group of a tab, by its mark. A tab with the mark of a table has the table's group. A tab with another mark contains a form's answers. A tab
 * without a mark belongs to the school.
 */
function groupOf({ developerMetadata }: sheets_v4.Schema$Sheet): Group {
  const mark = markedValue(developerMetadata, TAB_MARK);
  if (mark === undefined) return 'own';
  return isOurs(mark) ? GROUP_OF[mark] : 'answers';
}

/** The visible tabs of a workbook in groups, without empty groups. */
export function tabMenu(sheets: readonly sheets_v4.Schema$Sheet[]): MenuGroup[] {
  const visible = sheets.filter(({ properties }) => properties && !properties.hidden);
  return Object.entries(GROUPS).flatMap(([key, title]) => {
    const group = key as Group;
    const inside = visible.filter((sheet) => groupOf(sheet) === group);
    const tabs = inside.map(({ properties }) => ({ gid: properties?.sheetId ?? 0, title: properties?.title ?? '' }));
    return tabs.length === 0 ? [] : [{ key: group, title, folded: FOLDED.has(group), tabs }];
  });
}
