import { monthsBetween } from '../../calendar/day-text.ts';
import type { Kind } from '../kind.ts';
import {
  labelled,
  linesOf,
  list,
  ofYear,
  pages,
  programmePeriod,
  section,
  source,
  steps,
  text,
  title,
  yearOf,
} from '../parts.ts';

/** The text for the staff council, and a notice for the board (1.7). */
export const informing: Kind = (programmeState, drafting) => {
  const { settings } = programmeState.programme;
  const { from, to } = programmePeriod(programmeState);
  const goal = drafting.need(settings.goal, 'цель программы («Настройки»)');
  const curator = drafting.need(settings.curatorName, 'ФИО куратора («Настройки»)');
  const contact = drafting.need(
    settings.curatorContact ?? settings.curatorEmail,
    'как связаться с куратором («Настройки»)',
  );
  const tasks = linesOf(settings.tasks);
  return {
    title: `О программе наставничества: педсовету и на доску объявлений, ${yearOf(programmeState)}`,
    sources: [source('settings'), source('roadmap')],
    blocks: pages([
      [
        title('О ПРОГРАММЕ НАСТАВНИЧЕСТВА\nсообщение на педагогическом совете'),
        text(
          `В школе идёт программа наставничества «учитель – учитель» ${ofYear(programmeState)} (${monthsBetween(from, to)}).`,
        ),
        labelled('Цель:', goal),
        ...(tasks.length > 0 ? [labelled('Задачи:', ''), list(tasks)] : []),
        section('Что это значит для каждого'),
        list([
          'участие добровольное; отказ не влечёт никаких последствий;',
          'можно попросить о поддержке, предложить свою – или и то и другое; стаж не решает;',
          'наставник не проверяет и не оценивает; ответы о себе не используются при аттестации и оплате;',
          'работа наставника – по письменному согласию и дополнительному соглашению (статья 351.8 Трудового кодекса);',
          'данные обрабатываются только с письменного согласия, его можно отозвать.',
        ]),
        section('Как это пойдёт'),
        steps(programmeState.stages.map((stage) => stage.title)),
        section('Проект решения педагогического совета'),
        steps([
          'Информацию о программе наставничества принять к сведению.',
          `По вопросам участия обращаться к куратору: ${curator}, ${contact}.`,
        ]),
      ],
      [
        title('НАСТАВНИЧЕСТВО «УЧИТЕЛЬ – УЧИТЕЛЬ»'),
        text('Хочется поддержки коллеги? Есть чем поделиться?', 'center'),
        list([
          'встречи раз в две недели, в удобное время;',
          'одна – три цели, которые Вы выбираете сами;',
          'никто никого не оценивает.',
        ]),
        labelled('Куратор:', `${curator}, ${contact}`),
      ],
    ]),
  };
};

/** «Описание практики (кейс)» (7.7): a template to fill in. It names nobody without a consent. */
export const caseTemplate: Kind = (programmeState) => ({
  title: `Шаблон описания практики (кейса), ${yearOf(programmeState)}`,
  sources: [source('publications')],
  blocks: [
    title('ОПИСАНИЕ ПРАКТИКИ (КЕЙС)'),
    text(
      'Две-три страницы. Авторы называют себя, только если подписали согласие на распространение; имена учеников и других коллег не пишут никогда.',
      'left',
    ),
    ...[
      ['1. Название', 'коротко: что изменилось и у кого («Начинаем урок за две минуты: 6 класс, математика»)'],
      ['2. С чего началось', 'ситуация и запрос: что было трудно, как это было видно'],
      ['3. Цель и признак успеха', 'из плана развития'],
      ['4. Что делали', 'встречи, посещения уроков, приёмы – по шагам, так, чтобы коллега мог повторить'],
      ['5. Что получилось', 'что видно на уроке; факты, а не оценки человека'],
      ['6. Что не сработало', 'и что сделали вместо этого'],
      ['7. Что понадобится тому, кто повторит', 'время, материалы, ссылки'],
      ['8. Слова участников', 'с согласия каждого'],
    ].flatMap(([heading = '', hint = '']) => [section(heading), text(`(${hint})`), text('\n\n')]),
    section('Перед публикацией'),
    list([
      'у каждого названного действует согласие на распространение;',
      'обе стороны пары прочитали текст;',
      'имён учеников и узнаваемых подробностей нет.',
    ]),
  ],
});
