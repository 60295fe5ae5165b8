import { roles } from '../../../../sheets-schema/choices/role.ts';
import { dayText } from '../../calendar/day-text.ts';
import { nameToken } from '../../names/name-token.ts';
import type { Block } from '../../paper/content.ts';
import { outcomeOf } from '../../registers/outcomes.ts';
import type { Kind } from '../kind.ts';
import {
  display,
  headOf,
  ofYear,
  pages,
  programmePeriod,
  schoolName,
  signatures,
  source,
  text,
  yearOf,
} from '../parts.ts';
import { positionOf } from '../people.ts';

interface Honour {
  readonly file: string;
  readonly heading: string;
  readonly whom: (role: 'mentee' | 'mentor', status: string | undefined) => boolean;
  /** `of`: «2026 года». */
  readonly words: (of: string) => string;
  /** Whether the sentence stands above the name. The name is always in the nominative and therefore never part of the sentence. */
  readonly wordsFirst?: true;
}

/** Makes a document with one page per person and role. A page gives the name, the reason and the order. */
const honour =
  ({ file, heading, whom, words, wordsFirst }: Honour): Kind =>
  (programmeState, drafting) => {
    const { programme, bases } = programmeState;
    const year = yearOf(programmeState);
    const people = programmeState.tookPart.stillWithUs.filter(
      ({ code, role }) => drafting.mayName(code) && whom(role, bases.byParticipation.get(`${role}|${code}`)?.status),
    );
    if (people.length === 0) return undefined;
    const row = programme.tables.documents.find(({ kind, number, date }) => kind === 'awardList' && number && date);
    const order = drafting.need(
      row?.date && `№ ${row.number} от ${dayText(row.date)}`,
      'номер и дата приказа о поощрении («Документы»)',
    );
    const page = ({ code, role }: (typeof people)[number]): Block[] => {
      const participation = bases.byParticipation.get(`${role}|${code}`);
      const from = participation?.joinedOn ? `с ${dayText(participation.joinedOn)} ` : '';
      const completedOn = participation && outcomeOf(participation, bases).completedOn;
      const until = completedOn ?? programmePeriod(programmeState).to;
      const what = display(words(ofYear(programmeState)), 'small');
      return [
        display(schoolName(programme.settings, drafting), 'small'),
        display(heading, 'large'),
        ...(wordsFirst ? [what] : []),
        display(nameToken(code), 'middle'),
        display(positionOf(programmeState, drafting, code), 'small'),
        ...(wordsFirst ? [] : [what]),
        display(`Роль: ${roles[role]}. Период: ${from}по ${dayText(until)}.`, 'small'),
        display(`Приказ ${order}`, 'small'),
        signatures(headOf(programme.settings, drafting)),
        text('М. П.', 'left'),
      ];
    };
    return {
      title: `${file}, ${year}`,
      sources: [source('participations'), source('documents', row ? [row] : [])],
      blocks: pages(people.map(page)),
    };
  };

/** «Благодарность» for every mentor who completed the programme. */
export const thanks = honour({
  file: 'Благодарности наставникам',
  heading: 'БЛАГОДАРНОСТЬ',
  whom: (role, status) => role === 'mentor' && status === 'completed',
  words: (of) =>
    `Благодарим Вас за работу наставником в программе «учитель – учитель» ${of}: за время, внимание и щедрость, с которыми Вы делились опытом.`,
});

/** «Сертификат» for every participant who completed the programme. */
export const certificate = honour({
  file: 'Сертификаты участников',
  heading: 'СЕРТИФИКАТ',
  whom: (_, status) => status === 'completed',
  words: (of) => `подтверждает участие в программе наставничества «учитель – учитель» ${of}`,
  wordsFirst: true,
});
