import { dayText } from '../../calendar/day-text.ts';
import { nameToken } from '../../names/name-token.ts';
import { BLANK } from '../../paper/content.ts';
import type { Kind } from '../kind.ts';
import { pages, source, table, text, title, yearOf } from '../parts.ts';
import { alphabetically } from '../people.ts';

const MEETINGS = { groupMeeting: 'групповой встрече', groupFinal: 'итоговой встрече всех пар и групп' } as const;

/** «Лист присутствия» of the group meetings (5.1, 6.7), one page each: people in the bases sign that they came. */
export const attendanceList: Kind = (programmeState, drafting) => {
  const { programme, intake } = programmeState;
  const meetings = programme.tables.events.flatMap((event) =>
    event.kind === 'groupMeeting' || event.kind === 'groupFinal' ? [{ ...event, name: MEETINGS[event.kind] }] : [],
  );
  const codes = alphabetically(
    programmeState,
    [...new Set([...intake.mentees, ...intake.mentors].map(({ code }) => code))].filter(drafting.mayName),
  );
  if (meetings.length === 0 || codes.length === 0) return undefined;
  return {
    title: `Листы присутствия на общих встречах, ${yearOf(programmeState)}`,
    sources: [source('events', meetings)],
    blocks: pages(
      meetings.map(({ name, date, place, held, attendees = [] }) => [
        title(`ЛИСТ ПРИСУТСТВИЯ\nна ${name} программы наставничества`),
        text(`${date ? dayText(date) : BLANK}${place ? `, ${place}` : ''}`, 'center'),
        table(
          ['№', 'Фамилия, имя, отчество', 'Отмечено', 'Подпись'],
          codes.map((code, i) => [
            `${i + 1}`,
            nameToken(code),
            held && attendees.includes(code) ? 'присутствие отмечено' : '',
            '',
          ]),
          [8, 44, 22, 26],
        ),
      ]),
    ),
  };
};
