import { qualityItems, swotItems } from '../../../../sheets-schema/tables/quality.ts';
import { activityStates } from '../../../../sheets-schema/tables/roadmap.ts';
import { summaryBlocks } from '../../../../sheets-schema/tables/summary.ts';
import { dayText } from '../../calendar/day-text.ts';
import { qualityText } from '../../monitoring/quality-level.ts';
import { type ResponseKey, responsesOfAll } from '../../monitoring/response-rates.ts';
import { satisfactionAnswer } from '../../monitoring/survey-closing.ts';
import { nameToken } from '../../names/name-token.ts';
import { BLANK, type Block } from '../../paper/content.ts';
import { mayPublish } from '../../privacy/may-publish.ts';
import type { ActivityState } from '../../roadmap/activity-state.ts';
import type { ProgrammeState } from '../../roadmap/programme-state.ts';
import { withSchool } from '../../timetable/activity.ts';
import { feedbackSummary } from '../feedback-summary.ts';
import { comparisons, countsTable, indicatorsTable } from '../figures.ts';
import type { DraftingContext, Kind } from '../kind.ts';
import {
  cite,
  curatorOf,
  headOf,
  isClosing,
  labelled,
  linesOf,
  list,
  ofYear,
  schoolName,
  section,
  signatures,
  source,
  table,
  text,
  title,
  yearOf,
} from '../parts.ts';
import { alphabetically } from '../people.ts';
import { itemsOf, itemsText } from '../proof-items.ts';
import { besideLastYear } from '../two-years.ts';

function qualityBlocks(programmeState: ProgrammeState): Block[] {
  const { programme, context, timetable } = programmeState;
  const rows = programme.tables.quality;
  const of = (key: string) => rows.find(({ itemId }) => itemId === key);
  return [
    section('Качество программы'),
    table(
      ['SWOT', 'Вывод куратора'],
      Object.entries(swotItems).map(([key, label]) => [label, of(key)?.text ?? BLANK]),
      [30, 70],
    ),
    table(
      ['Пункт анкеты куратора', 'Балл (0–2)'],
      Object.entries(qualityItems).map(([key, label]) => [label, `${of(key)?.score ?? '____'}`]),
      [82, 18],
    ),
    labelled('Итог:', qualityText(rows, context.today, timetable('7.4').from)),
    ...cite(programmeState, 'quality'),
  ];
}

function goalBlocks({ programme: { settings } }: ProgrammeState, { need }: DraftingContext): Block[] {
  return [
    section('Цель и задачи'),
    text(need(settings.goal, 'цель программы («Настройки»)')),
    list(linesOf(need(settings.tasks, 'задачи («Настройки»)'))),
  ];
}

/**
 * What is wrong with an activity: it is overdue, was done late, or counts as done only by the school's decision. «выполнено 16.09.2026, срок был
 * 31.08.2026»
 */
function troubleText({ status, deadline, doneLate, doneOn }: ActivityState): string {
  if (status === 'overdue') return `не выполнено, срок был ${dayText(deadline)}`;
  if (!doneLate) return 'выполнено по решению школы';
  return `выполнено ${doneOn ? dayText(doneOn) : 'позже'}, срок был ${dayText(deadline)}`;
}

/** The most proofs that this report lists for an activity. «Сводка для проверки» lists more. */
const MOST_PROOFS = 3;

/** How many people answered each questionnaire. */
function responsesTable(programmeState: ProgrammeState): Block {
  const rates = responsesOfAll(programmeState);
  const names: Readonly<Record<string, string>> = summaryBlocks.responses.rows;
  return table(
    ['Анкета', 'Ответили', 'Из кого'],
    (Object.keys(rates) as ResponseKey[]).map((key) => {
      const { k, n, of } = rates[key];
      return [names[key] ?? key, n === 0 ? 'не спрашивали' : `${k} из ${n}`, of];
    }),
    [34, 20, 46],
  );
}

/** «Отчёт куратора» (7.6): every activity of the roadmap with its state, day and proof. */
export const curatorReport: Kind = (programmeState, drafting) => {
  if (!isClosing(programmeState)) return undefined;
  const { activities, roadmap, programme } = programmeState;
  const { schoolShort } = programme.settings;
  const late = activities.filter(({ status, doneLate, override }) => status === 'overdue' || doneLate || override);
  return {
    title: `Отчёт куратора, ${yearOf(programmeState)}`,
    sources: [source('roadmap'), source('summary'), source('answers.feedback'), source('quality')],
    blocks: [
      text(schoolName(programme.settings, drafting), 'center'),
      title(`ОТЧЁТ КУРАТОРА\nо программе наставничества «учитель – учитель» ${ofYear(programmeState)}`),
      section('Выполнение дорожной карты'),
      table(
        ['№', 'Мероприятие', 'Состояние', 'Дата', 'Подтверждение'],
        [
          ...activities.map((one) => [
            one.id,
            withSchool(one.title, schoolShort),
            one.status === 'done' || one.k === one.n
              ? activityStates[one.status]
              : `${activityStates[one.status]}, ${one.k} из ${one.n}`,
            one.doneOn ? dayText(one.doneOn) : '',
            one.waivedBecause ??
              (one.k > 0 && one.proof
                ? itemsText(itemsOf(programmeState, one.proof, drafting.mayName), MOST_PROOFS)
                : ''),
          ]),
          ...roadmap.off.map(({ id, title: words }) => [id, withSchool(words, schoolShort), 'не проводится', '', '']),
        ],
        [7, 36, 15, 13, 29],
      ),
      ...cite(programmeState, 'roadmap'),
      section('По этапам'),
      table(
        ['Этап', 'Выполнено', 'Не требуется', 'Всего'],
        programmeState.stages.map(({ stage, title: words }) => {
          const own = activities.filter((one) => one.stage === stage);
          const count = (status: string) => `${own.filter((one) => one.status === status).length}`;
          return [`${stage}. ${words}`, count('done'), count('waived'), `${own.length}`];
        }),
        [55, 15, 16, 14],
      ),
      section('Участники и встречи'),
      ...countsTable(programmeState),
      section('Обратная связь и анкеты'),
      responsesTable(programmeState),
      ...cite(programmeState, 'summary'),
      ...feedbackSummary(programmeState),
      ...qualityBlocks(programmeState),
      section('Трудности и что сделано'),
      ...(late.length > 0
        ? [
            table(
              ['№', 'Что', 'Пояснение'],
              late.map((one) => [one.id, troubleText(one), one.override ?? BLANK]),
              [8, 46, 46],
            ),
          ]
        : []),
      labelled('Выводы куратора:', drafting.need(undefined, 'выводы куратора (пишутся в документе)')),
      signatures(curatorOf(programme.settings, drafting)),
    ],
  };
};

/** «Итоговый отчёт» (7.6). */
export const finalReport: Kind = (programmeState, drafting) => {
  if (!isClosing(programmeState)) return undefined;
  const { settings } = programmeState.programme;
  return {
    title: `Итоговый отчёт, ${yearOf(programmeState)}`,
    sources: [
      source('settings'),
      source('pairs'),
      source('training'),
      source('meetings'),
      source('assessments'),
      source('quality'),
    ],
    blocks: [
      text(schoolName(settings, drafting), 'center'),
      title(`ИТОГОВЫЙ ОТЧЁТ\nо программе наставничества «учитель – учитель» ${ofYear(programmeState)}`),
      ...goalBlocks(programmeState, drafting),
      section('Участники, пары, обучение, встречи'),
      ...countsTable(programmeState),
      section('Показатели'),
      ...indicatorsTable(programmeState),
      ...comparisons(programmeState),
      ...besideLastYear(programmeState),
      ...qualityBlocks(programmeState),
      section('Выводы'),
      text(drafting.need(undefined, 'выводы (пишет человек в документе)')),
      section('Приложения'),
      list(['отчёт куратора;', 'отчёты наставников;', 'журнал встреч;', 'индивидуальные планы развития.']),
      signatures(curatorOf(settings, drafting)),
      signatures(headOf(settings, drafting)),
    ],
  };
};

/** «Публичный отчёт» (7.7). It names only people who allowed publication, and has no figures from few answers. */
export const publicReport: Kind = (programmeState, drafting) => {
  if (!isClosing(programmeState)) return undefined;
  const { tookPart, intake, programme } = programmeState;
  const mentors = tookPart.counted.filter(({ role, code }) => role === 'mentor' && drafting.mayName(code));
  const quotes = tookPart.counted.flatMap(({ code, role }) => {
    const quote = satisfactionAnswer(programmeState, code, role)?.fields.quote;
    return quote && mayPublish(programmeState, code, 'quote')
      ? [drafting.mayName(code) ? `«${quote}» – ${nameToken(code)}` : `«${quote}»`]
      : [];
  });
  return {
    title: `Публичный отчёт о программе наставничества, ${yearOf(programmeState)}`,
    sources: [source('settings'), source('pairs'), source('assessments'), source('consents')],
    blocks: [
      text(schoolName(programme.settings, drafting), 'center'),
      title(`Программа наставничества «учитель – учитель»\nИтоги ${ofYear(programmeState)}`),
      ...goalBlocks(programmeState, drafting),
      section('Что сделано'),
      ...countsTable(programmeState, true),
      section('Показатели'),
      ...indicatorsTable(programmeState, true),
      ...comparisons(programmeState, true),
      ...(mentors.length > 0
        ? [
            section('Наставники'),
            table(
              ['ФИО', 'Должность'],
              alphabetically(
                programmeState,
                mentors.map(({ code }) => code),
              ).map((code) => [
                nameToken(code),
                mayPublish(programmeState, code, 'position') ? (intake.people.get(code)?.row.position ?? '') : '',
              ]),
            ),
          ]
        : []),
      ...(quotes.length > 0 ? [section('Отзывы'), list(quotes)] : []),
      section('Выводы'),
      text(drafting.need(undefined, 'выводы (пишет человек в документе)')),
    ],
  };
};
