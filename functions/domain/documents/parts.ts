import type { Settings } from '../../../sheets-schema/settings.ts';
import { firstDayOfMonth, lastDayOfMonth } from '../calendar/day.ts';
import { dayText } from '../calendar/day-text.ts';
import { programmeYear } from '../calendar/programme-year.ts';
import { type Curator, curatorsOf } from '../curators/curators.ts';
import { schoolNameIn } from '../grammar/school-name.ts';
import type { Align, Block, Signature } from '../paper/content.ts';
import type { TabName } from '../programme.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { addressOf, type Proof } from '../roadmap/proof.ts';
import { monthsOfRun } from '../timetable/programme-run.ts';
import { ofYearText, yearsText } from '../timetable/programme-years.ts';
import type { DraftingContext } from './kind.ts';

export const title = (words: string): Block => ({ kind: 'heading', level: 1, text: words });
export const display = (words: string, size: 'small' | 'middle' | 'large'): Block => ({
  kind: 'display',
  text: words,
  size,
});
export const section = (words: string): Block => ({ kind: 'heading', level: 2, text: words });
export const text = (words: string, align?: Align): Block => ({
  kind: 'text',
  text: words,
  ...(align ? { align } : {}),
});
export const labelled = (label: string, words: string): Block => ({ kind: 'text', label, text: words });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const steps = (items: readonly string[]): Block => ({ kind: 'list', items, ordered: true });
export const table = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  widths?: readonly number[],
): Block => ({
  kind: 'table',
  header,
  rows: rows.length > 0 ? rows : [['нет данных', ...header.slice(1).map(() => '')]],
  ...(widths ? { widths } : {}),
});
export const signatures = (...lines: readonly Signature[]): Block => ({ kind: 'signatures', lines });
export const pageBreak: Block = { kind: 'pageBreak' };
/** Begins a new page. The pages until the next page break are in landscape. */
export const widePage: Block = { kind: 'pageBreak', wide: true };

/** Joins pages. Each page starts on a new sheet. */
export function pages(contents: readonly (readonly Block[])[]): Block[] {
  return contents.flatMap((blocks, i) => (i === 0 ? blocks : [pageBreak, ...blocks]));
}

/** A source of figures: the given rows of a tab or, without rows, the whole tab. */
export function source(tab: TabName, rows: readonly { readonly at: number }[] = []): Proof {
  return rows.length > 0 ? { tab, rows: rows.map(({ at }) => at) } : { tab };
}

/**
 * A number in Russian notation.
 * @param digits - digits after the comma; by default, as many as the value needs
 */
export const decimal = (value: number, digits?: number) =>
  `${digits === undefined ? value : value.toFixed(digits)}`.replace('.', ',').replace('-', '−');

/** A small line that names the source tabs of the figures above. Row numbers are left out, because sorting changes them. */
export function cite({ context }: ProgrammeState, ...tabs: TabName[]): Block[] {
  const names = tabs.flatMap((tab) => addressOf(context, { tab })?.text ?? []);
  return names.length > 0 ? [{ kind: 'text', text: `Источник: ${names.join('; ')}.`, note: true }] : [];
}

/** The date of a paper, or a blank line for the date. */
export const dateOr = (day: string | undefined) => (day ? dayText(day) : '«____» ____________ 20___ г.');

/** The lines of a setting with one item per line. */
export const linesOf = (words: string | undefined) => (words ?? '').split('\n').flatMap((line) => line.trim() || []);

/** «2026», or «2026/27». */
export const yearOf = ({ roadmap, programme, context }: ProgrammeState) =>
  yearsText(roadmap, programme.settings, context.today);

/** «2026 года», «2026/27 учебного года», «2026–2027 годов». */
export const ofYear = ({ roadmap, programme, context }: ProgrammeState) =>
  ofYearText(roadmap, programme.settings, context.today);

/** The first and last day of the programme, from the months of the school's roadmap. The default is April to December. */
export function programmePeriod(programmeState: Pick<ProgrammeState, 'programme' | 'context' | 'activities'>) {
  const { settings } = programmeState.programme;
  const year = programmeYear(settings, programmeState.context.today);
  const [first, last] = monthsOfRun(programmeState.activities, settings);
  return { from: firstDayOfMonth(year, first), to: lastDayOfMonth(year, last) };
}

/** Whether the last stage has begun. Only then are reports and awards drafted. */
export function isClosing({ stages, context }: ProgrammeState): boolean {
  const last = stages.at(-1)?.beginsOn;
  return last !== undefined && last <= context.today;
}

export const schoolName = ({ schoolFull, schoolShort }: Settings, { need }: DraftingContext) =>
  need(schoolFull ?? schoolShort, 'полное название школы («Настройки»)');

export const headOf = ({ headName }: Settings, { need }: DraftingContext): Signature => {
  need(headName, 'имя директора («Настройки»)');
  return { who: 'Директор', name: headName };
};

export const curatorOf = ({ curatorName }: Settings, { need }: DraftingContext): Signature => {
  need(curatorName, 'ФИО куратора («Настройки»)');
  return { who: 'Куратор', name: curatorName };
};

/** The name of one of the school's curators. */
export const nameOfCurator = ({ to, name, number }: Curator, { need }: DraftingContext): string =>
  need(name, to === 'curator' ? 'ФИО куратора («Настройки»)' : `ФИО куратора ${number} («Кураторы»)`);

/** The names of the school's other curators, in the order of their numbers. The first curator signs. */
export const otherCurators = (programme: ProgrammeState['programme'], drafting: DraftingContext): readonly string[] =>
  curatorsOf(programme)
    .slice(1)
    .map((curator) => nameOfCurator(curator, drafting));

/** «приказом Муниципального бюджетного …»: the words and the school's name in the genitive. Only the words, if the genitive is not known. */
export function ofSchool(words: string, settings: Settings): string {
  const school = schoolNameIn(settings, 'genitive');
  return school === undefined ? words : `${words} ${school}`;
}
