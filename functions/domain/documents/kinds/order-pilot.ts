import { monthsText } from '../../../../sheets-schema/months.ts';
import { responsibles } from '../../../../sheets-schema/roadmap.ts';
import { dayAndMonth, dayText } from '../../calendar/day-text.ts';
import type { Block } from '../../paper/content.ts';
import type { ProgrammeState } from '../../roadmap/programme-state.ts';
import { withSchool } from '../../timetable/activity.ts';
import type { DraftingContext, Kind } from '../kind.ts';
import { acknowledgement, annexHead, groundsOf, orderHead } from '../order-head.ts';
import {
  headOf,
  otherCurators,
  programmePeriod,
  schoolName,
  section,
  signatures,
  source,
  steps,
  text,
  title,
  widePage,
  yearOf,
} from '../parts.ts';
import { regulationAnnex } from './regulation.ts';

/** «Приказ об апробации» with its annexes: the regulation, and the school's roadmap (1.5). */
export const orderPilot: Kind = (programmeState, drafting) => {
  const { settings } = programmeState.programme;
  const year = yearOf(programmeState);
  const { need } = drafting;
  const { from, to } = programmePeriod(programmeState);
  const { organiserName, curatorName, deputyName } = settings;
  const others = otherCurators(programmeState.programme, drafting);
  const officials = [deputyName, curatorName, ...others, organiserName].flatMap((name) => name ?? []);
  return {
    title: `Приказ об апробации целевой модели наставничества, ${year}`,
    sources: [source('settings'), source('sources'), source('roadmap')],
    blocks: [
      ...orderHead(programmeState, drafting, 'Об апробации целевой модели наставничества'),
      text(groundsOf(programmeState)),
      text('ПРИКАЗЫВАЮ:'),
      steps([
        `Провести с ${dayAndMonth(from)}${from.slice(0, 4) === to.slice(0, 4) ? '' : ` ${from.slice(0, 4)} года`} по ${dayAndMonth(to)} ${to.slice(0, 4)} года апробацию целевой модели наставничества по форме «учитель – учитель».`,
        'Утвердить Положение о наставничестве (приложение 1).',
        'Утвердить план мероприятий (дорожную карту) апробации (приложение 2).',
        `Назначить ответственными: за организацию мероприятий – педагог-организатор: ${need(settings.organiserName, 'имя педагога-организатора («Настройки»)')}; за сопровождение пар и отчётность – куратор: ${need(settings.curatorName, 'ФИО куратора («Настройки»)')}${others.length > 0 ? `; за сопровождение пар – также кураторы: ${others.join(', ')}` : ''}.`,
        'Участие педагогов в программе считать добровольным; сведения об участниках обрабатывать только при их письменном согласии.',
        `Куратору представить итоговый отчёт не позднее ${dayText(programmeState.calendar.onOrBefore(programmeState.timetable('7.6').to))}.`,
        'Контроль за исполнением приказа оставляю за собой.',
      ]),
      signatures(headOf(settings, drafting)),
      ...annexHead(programmeState, drafting, 1),
      ...regulationAnnex(programmeState, drafting),
      ...annexHead(programmeState, drafting, 2, widePage),
      ...roadmapAnnex(programmeState, drafting),
      ...acknowledgement('с приказом об апробации целевой модели наставничества', drafting, officials),
    ],
  };
};

/** The school's roadmap with the four columns of the model roadmap. The results belong to a stage, so their cell spans the rows of its activities. */
function roadmapAnnex(
  { programme: { settings }, stages, activities }: ProgrammeState,
  drafting: DraftingContext,
): Block[] {
  return [
    title('ПЛАН МЕРОПРИЯТИЙ (ДОРОЖНАЯ КАРТА)\nцелевой модели наставничества «учитель – учитель»'),
    text(schoolName(settings, drafting), 'center'),
    ...stages.flatMap(({ stage, title: words, results }): Block[] => {
      const own = activities.filter((activity) => activity.stage === stage);
      const expected = results.filter(({ off }) => !off).map(({ label }) => label);
      const rows = own.map(({ id, title: what, months, responsible }, i) => [
        `${id}. ${withSchool(what, settings.schoolShort)}`,
        monthsText(months),
        responsibles[responsible],
        ...(i === 0 ? [expected.join(';\n')] : []),
      ]);
      const header = ['Мероприятие', 'Сроки', 'Ответственные', 'Результат'];
      return [
        section(`Этап ${stage}. ${words}`),
        { kind: 'table', header, rows, widths: [46, 12, 17, 25], spanning: true },
      ];
    }),
  ];
}
