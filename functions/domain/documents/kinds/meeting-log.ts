import { meetingKinds } from '../../../../sheets-schema/choices/meeting-kind.ts';
import { heldModes } from '../../../../sheets-schema/choices/meeting-mode.ts';
import { dayText } from '../../calendar/day-text.ts';
import { gapsText } from '../../meetings/missed-meetings.ts';
import { schoolWindows } from '../../meetings/two-week-windows.ts';
import { nameToken } from '../../names/name-token.ts';
import type { Kind } from '../kind.ts';
import { list, pages, section, signatures, source, table, text, title, yearOf } from '../parts.ts';
import { startedPairs, withPositions } from '../people.ts';

/** «Журнал встреч», one page per pair, with all held meetings and all overdue or missed ones. */
export const meetingLog: Kind = (programmeState, drafting) => {
  const { programme, timetable, bases, due, context, intake } = programmeState;
  const windows = schoolWindows(programme.settings, timetable);
  const pairs = startedPairs(programmeState, drafting);
  if (pairs.length === 0) return undefined;
  return {
    title: `Журнал встреч, ${yearOf(programmeState)}`,
    sources: [source('meetings'), source('answers.meetingReport')],
    blocks: pages(
      pairs.map((pair) => {
        const own = bases.meetings.get(pair.pairCode) ?? [];
        const owed = due.filter(({ pairCode }) => pairCode === pair.pairCode);
        const gaps = gapsText(pair, own, owed, windows, context.today)?.split('\n') ?? [];
        return [
          title(`ЖУРНАЛ ВСТРЕЧ\nпара (группа) ${pair.pairCode}`),
          table(
            ['Наставник', 'Наставляемый (-ые)'],
            [
              [
                withPositions(programmeState, drafting, [pair.mentor]),
                withPositions(programmeState, drafting, pair.mentees),
              ],
            ],
          ),
          table(
            ['№', 'Дата', 'Вид', 'Минут', 'Формат', 'Тема и что сделали', 'Следующая'],
            own.map(({ heldOn, kind, report: { fields } }, i) => [
              `${i + 1}`,
              dayText(heldOn),
              meetingKinds[kind],
              `${fields.minutes ?? ''}`,
              [fields.mode && heldModes[fields.mode], kind === 'first' && fields.curatorPresent && 'с куратором']
                .filter(Boolean)
                .join(', '),
              [fields.topicArea && intake.areaLabel(fields.topicArea), fields.done].filter(Boolean).join(': '),
              fields.nextOn ? dayText(fields.nextOn) : '',
            ]),
            [5, 13, 18, 10, 14, 25, 15],
          ),
          text(`Проведено встреч: ${own.length}.`),
          ...(gaps.length > 0 ? [section('Пропуски'), list(gaps)] : []),
          signatures({ who: 'Наставник', name: nameToken(pair.mentor) }),
        ];
      }),
    ),
  };
};
