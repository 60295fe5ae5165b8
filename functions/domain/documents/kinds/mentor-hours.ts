import { dayText } from '../../calendar/day-text.ts';
import { nameToken } from '../../names/name-token.ts';
import { BLANK, type Block } from '../../paper/content.ts';
import type { ProgrammeState } from '../../roadmap/programme-state.ts';
import type { DraftingContext, Kind } from '../kind.ts';
import { dateAndNumber, orderText } from '../order-head.ts';
import {
  curatorOf,
  decimal,
  headOf,
  ofSchool,
  pages,
  schoolName,
  signatures,
  source,
  table,
  text,
  title,
  yearOf,
} from '../parts.ts';
import { alphabetically, periodOf, positionOf, startedPairs } from '../people.ts';

/** The pairs and the held meetings of each mentor, by name. */
function workOf(programmeState: ProgrammeState, drafting: DraftingContext) {
  const pairs = startedPairs(programmeState, drafting);
  return alphabetically(programmeState, [...new Set(pairs.map(({ mentor }) => mentor))]).map((mentor) => {
    const own = pairs.filter((pair) => pair.mentor === mentor);
    const meetings = own.flatMap(({ pairCode }) => programmeState.bases.meetings.get(pairCode) ?? []);
    const minutes = meetings.reduce((sum, { report }) => sum + (report.fields.minutes ?? 0), 0);
    return { mentor, own, meetings, hours: minutes / 60 };
  });
}

/** «Служебная записка» on the mentors' hours, from the log of meetings, for the payment by agreement (6.4). */
export const hoursMemo: Kind = (programmeState, drafting) => {
  const { settings } = programmeState.programme;
  const mentors = workOf(programmeState, drafting).filter(({ meetings }) => meetings.length > 0);
  if (mentors.length === 0) return undefined;
  const days = mentors.flatMap(({ meetings }) => meetings.map(({ heldOn }) => heldOn)).sort();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return {
    title: `Служебная записка о часах наставников, ${yearOf(programmeState)}`,
    sources: [source('meetings')],
    blocks: [
      text(`${ofSchool('Директору', settings)}\nот куратора программы наставничества`, 'corner'),
      title('СЛУЖЕБНАЯ ЗАПИСКА'),
      dateAndNumber(drafting),
      { kind: 'text', label: 'О часах работы наставников', text: '' },
      text(`По журналу встреч с ${dayText(first)} по ${dayText(last)} наставники провели:`),
      table(
        ['ФИО, должность', 'Пара (группа)', 'Встреч', 'Часов'],
        mentors.map(({ mentor, own, meetings, hours }) => [
          `${nameToken(mentor)}\n${positionOf(programmeState, drafting, mentor)}`,
          own.map(({ pairCode }) => pairCode).join(', '),
          `${meetings.length}`,
          decimal(hours, 1),
        ]),
        [48, 24, 14, 14],
      ),
      text(
        'Прошу учесть это при выплатах по дополнительным соглашениям. Время подготовки к встречам в журнал не входит.',
      ),
      signatures(curatorOf(settings, drafting)),
    ],
  };
};

/** «Справка» for mentors who apply for the category «педагог-наставник» (приказ Минпросвещения № 196), one page each; printed at their request. */
export const mentorReference: Kind = (programmeState, drafting) => {
  const { settings } = programmeState.programme;
  const mentors = workOf(programmeState, drafting);
  if (mentors.length === 0) return undefined;
  const page = ({ mentor, own, meetings, hours }: (typeof mentors)[number]): Block[] => [
    text(schoolName(settings, drafting), 'center'),
    title('СПРАВКА'),
    dateAndNumber(drafting),
    table(
      ['Сведения', ''],
      [
        ['Кому выдана', `${nameToken(mentor)}\n${positionOf(programmeState, drafting, mentor)}`],
        ['О чём', 'о работе наставником в программе наставничества педагогических работников «учитель – учитель»'],
        ['Основание', [...new Set(own.flatMap(({ order }) => (order ? [orderText(order)] : [])))].join('; ') || BLANK],
        [
          'Пары (группы), период',
          own
            .map((pair) => `${pair.pairCode}: наставляемых – ${pair.mentees.length}, ${periodOf(pair, programmeState)}`)
            .join('\n'),
        ],
        ['Проведено', `встреч – ${meetings.length}, часов – ${decimal(hours, 1)}`],
      ],
      [32, 68],
    ),
    text(
      'Справка выдана для представления в аттестационную комиссию по просьбе работника (квалификационная категория «педагог-наставник», приказ Минпросвещения России от 24.03.2023 № 196).',
    ),
    signatures(headOf(settings, drafting)),
  ];
  return {
    title: `Справки о работе наставником, ${yearOf(programmeState)}`,
    sources: [source('pairs'), source('meetings')],
    blocks: pages(mentors.map(page)),
  };
};
