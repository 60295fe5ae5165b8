import type { DocumentKind } from '../../../../sheets-schema/choices/document-kind.ts';
import { dayText } from '../../calendar/day-text.ts';
import { nameToken } from '../../names/name-token.ts';
import { profileOf } from '../../registers/mentor-base.ts';
import type { ProgrammeState } from '../../roadmap/programme-state.ts';
import type { Kind } from '../kind.ts';
import { curatorOf, schoolName, signatures, source, table, text, title, yearOf } from '../parts.ts';
import { alphabetically, positionOf } from '../people.ts';

/** A printed list of the people in a base. */
interface Listing {
  readonly kind: DocumentKind;
  /** The stage whose closing freezes the list. */
  readonly stage: number;
  readonly role: 'mentee' | 'mentor';
  readonly name: string;
  /** The columns after «№» and «ФИО, должность». */
  readonly header: readonly string[];
  readonly widths: readonly number[];
  readonly cells: (programmeState: ProgrammeState, code: string, joinedOn: string) => readonly string[];
}

/** Whether the stage was closed after the list had a draft. A frozen list no longer changes. */
function isFrozen({ programme, context }: ProgrammeState, { kind, stage }: Listing): boolean {
  const closedOn = programme.tables.stages.find((row) => row.stage === stage)?.closedOn;
  const drafted = programme.tables.documents.some((row) => row.kind === kind && row.draft);
  return closedOn !== undefined && closedOn <= context.today && drafted;
}

const listing =
  (facts: Listing): Kind =>
  (programmeState, drafting) => {
    const { programme, intake, context } = programmeState;
    const { role, name, header, widths, cells } = facts;
    const members = new Map((role === 'mentee' ? intake.mentees : intake.mentors).map((one) => [one.code, one]));
    const codes = alphabetically(programmeState, [...members.keys()].filter(drafting.mayName));
    if (codes.length === 0 || isFrozen(programmeState, facts)) return undefined;
    return {
      title: `${name}, ${yearOf(programmeState)}`,
      sources: [source(role === 'mentee' ? 'mentees' : 'mentors')],
      blocks: [
        text(schoolName(programme.settings, drafting), 'center'),
        title(`${name.toUpperCase()}\nпо состоянию на ${dayText(drafting.date ?? context.today)}`),
        table(
          ['№', 'ФИО, должность', ...header],
          codes.map((code, i) => [
            `${i + 1}`,
            `${nameToken(code)}\n${positionOf(programmeState, drafting, code)}`,
            ...cells(programmeState, code, members.get(code)?.joinedOn ?? ''),
          ]),
          [6, 32, ...widths],
        ),
        text(`Всего: ${codes.length}.`),
        signatures(curatorOf(programme.settings, drafting)),
      ],
    };
  };

const areasOf = ({ intake }: ProgrammeState, code: string) =>
  (intake.requests.get(code)?.needs ?? []).map(intake.areaLabel).join('; ');

/** «Перечень лиц, желающих иметь наставников» (stage 2): without the requests, because many people read it. */
export const menteeList = listing({
  kind: 'menteeList',
  stage: 2,
  role: 'mentee',
  name: 'Перечень лиц, желающих иметь наставников',
  header: ['Дата включения'],
  widths: [62],
  cells: (_, __, joinedOn) => [dayText(joinedOn)],
});

/** «База наставляемых» (2.2): for the head and the curator. */
export const menteeBase = listing({
  kind: 'menteeBase',
  stage: 2,
  role: 'mentee',
  name: 'База наставляемых',
  header: ['Направления запроса', 'Дата вхождения'],
  widths: [44, 18],
  cells: (programmeState, code, joinedOn) => [areasOf(programmeState, code), dayText(joinedOn)],
});

/** «База наставников» (3.3). */
export const mentorBase = listing({
  kind: 'mentorBase',
  stage: 3,
  role: 'mentor',
  name: 'База наставников',
  header: ['Компетенции', 'Достижения', 'Дата вхождения'],
  widths: [26, 22, 14],
  cells: ({ intake }, code, joinedOn) => {
    const { competences, achievements } = profileOf(intake.offers.get(code), intake.areaLabel);
    return [competences ?? '', achievements ?? '', dayText(joinedOn)];
  },
});
