import { dayText } from '../../calendar/day-text.ts';
import { courseOf } from '../../intake/training-course.ts';
import { nameToken } from '../../names/name-token.ts';
import { byKey } from '../../rows/decided.ts';
import type { Kind } from '../kind.ts';
import { acknowledgement, orderHead } from '../order-head.ts';
import { headOf, signatures, source, table, text, yearOf } from '../parts.ts';
import { alphabetically, positionOf } from '../people.ts';

/** «Приказ об обучении наставников» (4.2): who learns, on which of the chosen programmes, and when. */
export const orderTraining: Kind = (programmeState, drafting) => {
  const { programme, intake } = programmeState;
  const chosen = programme.tables.trainings.filter(({ chosen: taken }) => taken);
  const exempt = new Set(programme.tables.training.flatMap(({ code, waivedReason }) => (waivedReason && code) || []));
  const mentors = alphabetically(
    programmeState,
    intake.mentors.map(({ code }) => code).filter((code) => drafting.mayName(code) && !exempt.has(code)),
  );
  if (chosen.length === 0 || mentors.length === 0) return undefined;
  const rows = byKey(programme.tables.training, ({ code }) => code);
  const courseFor = (code: string) => {
    const row = rows.get(code);
    return courseOf(row ?? {}, programme)?.programme ?? row?.programme;
  };
  const days = ({ startsOn, endsOn }: (typeof chosen)[number]) =>
    [startsOn && `с ${dayText(startsOn)}`, endsOn && `по ${dayText(endsOn)}`].filter(Boolean).join(' ');
  return {
    title: `Приказ об обучении наставников, ${yearOf(programmeState)}`,
    sources: [source('trainings', chosen), source('training')],
    blocks: [
      ...orderHead(programmeState, drafting, 'Об обучении наставников'),
      text('В целях подготовки наставников программы наставничества «учитель – учитель»'),
      text('ПРИКАЗЫВАЮ:'),
      text('1. Организовать обучение наставников:'),
      table(
        ['Программа', 'Организация', 'Часов', 'Срок'],
        chosen.map((course) => [
          drafting.need(course.programme, 'программа обучения («Программы обучения»)'),
          drafting.need(course.organisation, 'организация («Программы обучения»)'),
          drafting.need(
            course.hours === undefined ? undefined : `${course.hours}`,
            'число часов («Программы обучения»)',
          ),
          days(course) || drafting.need(undefined, 'сроки обучения («Программы обучения»)'),
        ]),
        [38, 32, 10, 20],
      ),
      text('2. Направить на обучение (по их согласию):'),
      table(
        ['ФИО', 'Должность', 'Программа'],
        mentors.map((code) => [
          nameToken(code),
          positionOf(programmeState, drafting, code),
          drafting.need(courseFor(code), `программа обучения: ${code} («Обучение»)`),
        ]),
        [36, 26, 38],
      ),
      text(
        `3. Учёт свидетельств об обучении поручить куратору программы: ${drafting.need(programme.settings.curatorName, 'ФИО куратора («Настройки»)')}.`,
      ),
      text('4. Контроль за исполнением приказа оставляю за собой.'),
      signatures(headOf(programme.settings, drafting)),
      ...acknowledgement('с приказом об обучении наставников', drafting, mentors.map(nameToken)),
    ],
  };
};
