import { dayText } from '../calendar/day-text.ts';
import { onGroundsOf } from '../grammar/grounds.ts';
import type { Order } from '../pairs/pair-start.ts';
import type { Block } from '../paper/content.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { DraftingContext } from './kind.ts';
import { dateOr, ofSchool, pageBreak, schoolName, table, text, title } from './parts.ts';

const SHORT_BLANK = '________';

/** «На основании …»: the federal, regional and municipal acts of the programme, from «Изучение документов». */
export function groundsOf({ programme }: ProgrammeState): string {
  const titles = programme.tables.sources.flatMap(({ title: words }) => words ?? []);
  return onGroundsOf(titles.length > 0 ? titles : GROUNDS);
}

const GROUNDS = [
  'Распоряжение Правительства Российской Федерации от 21.05.2025 № 1264-р (Концепция развития наставничества до 2030 года)',
  'Распоряжение Минпросвещения России от 25.12.2019 № Р-145 (методология (целевая модель) наставничества)',
  'Трудовой кодекс Российской Федерации, ст. 351.8',
];

/** The head of an order: school, date, number, place and subject. */
export function orderHead(
  { programme: { settings } }: ProgrammeState,
  drafting: DraftingContext,
  about: string,
): Block[] {
  return [
    text(schoolName(settings, drafting), 'center'),
    title('ПРИКАЗ'),
    {
      kind: 'columns',
      cells: [
        dateOr(drafting.date),
        drafting.need(settings.schoolPlace, 'населённый пункт («Настройки»)'),
        `№ ${drafting.number ?? SHORT_BLANK}`,
      ],
    },
    { kind: 'text', label: about, text: '' },
  ];
}

/** Date and number of a paper side by side, with blanks before the registration. */
export const dateAndNumber = ({ date, number = SHORT_BLANK }: Pick<DraftingContext, 'date' | 'number'>): Block => ({
  kind: 'columns',
  cells: [dateOr(date), `№ ${number}`],
});

/** «приказ № 97-ОД от 15.09.2026». */
export const orderText = ({ number, date }: Order) => `приказ № ${number} от ${dayText(date)}`;

/** «от 12.05.2026 № 52-ОД». Before the registration, blanks replace date and number. */
export const registrationOf = ({ date, number = SHORT_BLANK }: Pick<DraftingContext, 'date' | 'number'>) =>
  `от ${dateOr(date)} № ${number}`;

/**
 * The heading of an annex, in the upper right corner of a new page: «Приложение 1 к приказу … от … № …».
 * @param page - the page break before the annex; `widePage` for landscape
 */
export function annexHead(
  { programme }: ProgrammeState,
  drafting: Pick<DraftingContext, 'date' | 'number'>,
  no: number,
  page: Block = pageBreak,
): Block[] {
  const order = ofSchool('к приказу', programme.settings);
  return [page, text(`Приложение ${no}\n${order}\n${registrationOf(drafting)}`, 'corner')];
}

/** «Лист ознакомления» on its own page: people sign that they have read an act. Without names it has lines to fill in. */
export function acknowledgement(about: string, drafting: DraftingContext, names: readonly string[]): Block[] {
  const rows = names.length > 0 ? [...names] : Array.from({ length: 8 }, () => '');
  return [
    pageBreak,
    title(`ЛИСТ ОЗНАКОМЛЕНИЯ\n${about} ${registrationOf(drafting)}`),
    table(
      ['№', 'Фамилия, имя, отчество', 'Дата', 'Подпись'],
      rows.map((name, i) => [`${i + 1}`, name, '', '']),
      [8, 47, 18, 27],
    ),
  ];
}
