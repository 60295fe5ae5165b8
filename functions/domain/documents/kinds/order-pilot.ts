import { monthsText } from '../../../../sheets-schema/months.ts';
import { responsibles } from '../../../../sheets-schema/roadmap.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { withSchool } from '../../timetable/activity.ts';
import type { Kind } from '../kind.ts';
import {
  groundsOf,
  headOf,
  orderHead,
  pageBreak,
  programmePeriod,
  section,
  signatures,
  source,
  steps,
  table,
  text,
  title,
  yearOf,
} from '../parts.ts';

/** «Приказ об апробации» with the school's roadmap as an annex (1.5). */
export const orderPilot: Kind = (programmeState, drafting) => {
  const { settings } = programmeState.programme;
  const year = yearOf(programmeState);
  const { need } = drafting;
  const { from, to } = programmePeriod(programmeState);
  return {
    title: `Приказ об апробации целевой модели наставничества, ${year}`,
    sources: [source('settings'), source('sources'), source('roadmap')],
    blocks: [
      ...orderHead(programmeState, drafting, 'Об апробации целевой модели наставничества'),
      text(groundsOf(programmeState)),
      text('ПРИКАЗЫВАЮ:'),
      steps([
        `Провести с ${dayAndMonth(from)} по ${dayAndMonth(to)} ${year} года апробацию целевой модели наставничества по форме «учитель – учитель».`,
        'Утвердить план мероприятий (дорожную карту) апробации (приложение).',
        `Назначить ответственными: за организацию мероприятий – педагог-организатор: ${need(settings.organiserName, 'имя педагога-организатора («Настройки»)')}; за сопровождение пар и отчётность – куратор: ${need(settings.curatorName, 'ФИО куратора («Настройки»)')}.`,
        'Участие педагогов в программе считать добровольным; сведения об участниках обрабатывать только при их письменном согласии.',
        `Куратору представить итоговый отчёт не позднее ${dayAndMonth(programmeState.timetable('7.6').to)}.`,
        'Контроль за исполнением приказа оставляю за собой.',
      ]),
      signatures(headOf(settings, drafting)),
      pageBreak,
      text('Приложение к приказу', 'right'),
      title('План мероприятий (дорожная карта)'),
      ...programmeState.stages.flatMap((stage) => [
        section(`Этап ${stage.stage}. ${stage.title}`),
        table(
          ['№', 'Мероприятие', 'Срок', 'Ответственный'],
          programmeState.activities
            .filter((activity) => activity.stage === stage.stage)
            .map(({ id, title: words, months, responsible }) => [
              id,
              withSchool(words, settings.schoolShort),
              monthsText(months),
              responsibles[responsible],
            ]),
          [7, 53, 18, 22],
        ),
      ]),
    ],
  };
};
