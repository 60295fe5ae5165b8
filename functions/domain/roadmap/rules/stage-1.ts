import { settings as schema } from '../../../../sheets-schema/settings.ts';
import { materialKinds, requiredMaterials } from '../../../../sheets-schema/tables/materials.ts';
import { type SourceLevel, sourceLevels } from '../../../../sheets-schema/tables/sources.ts';
import { earliestDay, latestDay } from '../../calendar/day.ts';
import { hasProof } from '../../paper/names-paper.ts';
import { documentPiece, isBegun } from '../documents.ts';
import { eventPlace, eventsOf } from '../events.ts';
import { all, any, either, piece } from '../evidence.ts';
import { type ActivityKind, answered, type Rule } from '../rule.ts';
import type { StaffMark } from '../staff-mark.ts';

/** A complete mark with date and link proves an event, as a row on «События» does. */
const byMark = (mark: StaffMark | undefined) => (mark ? [piece(true, '', mark.on, { link: mark.link })] : []);

/** 1.1: a seminar was held, and a link or the name of a paper shows it. */
const seminars: Rule = (facts, { mark }) => {
  const rows = eventsOf(facts, 'seminar');
  const pieces = rows.map((row) => {
    const { date, topic } = row;
    const past = date !== undefined && date <= facts.context.today;
    const name = topic ? `Семинар «${topic}»` : 'Семинар';
    const missing = past
      ? 'ссылка или название документа («программа семинара», «сертификат № 5»)'
      : 'дата, когда он прошёл, и ссылка';
    return piece(past && hasProof(row), `${name}: ${missing}`, date, eventPlace(row));
  });
  return {
    ...any('events', [...pieces, ...byMark(mark)], 'Семинар: дата и ссылка'),
    started: rows.length > 0,
  };
};

/** 1.2: somebody studied every required source. At each other level, somebody studied one source or stated that the level has no acts. */
const sources: Rule = ({ programme, context }) => {
  const { settings, tables } = programme;
  const rows = tables.sources.filter(({ title }) => title);
  const studied = ({ tickedOn }: (typeof rows)[number]) => tickedOn !== undefined && tickedOn <= context.today;
  const required = rows
    .filter((row) => row.required)
    .map((row) => piece(studied(row), `Изучить: ${row.title}`, row.tickedOn, { at: row.at }));
  const none: Partial<Record<SourceLevel, boolean>> = {
    regional: settings.noRegionalActs,
    municipal: settings.noMunicipalActs,
  };
  const last = latestDay(rows.filter(studied).map(({ tickedOn }) => tickedOn));
  // A required source is enough for its level.
  const demanded = new Set(rows.filter((row) => row.required).map(({ level }) => level));
  const others = (Object.keys(sourceLevels) as SourceLevel[]).filter((level) => !demanded.has(level));
  const levels = others.map((level) => {
    const ticked = rows.filter((row) => row.level === level && studied(row)).map(({ tickedOn }) => tickedOn);
    const missing = `Уровень «${sourceLevels[level]}»: изученный документ${level in none ? ' или отметка «актов нет» в настройках' : ''}`;
    // The tick «актов нет» has no date, so we use the date of the last studied source.
    return piece(ticked.length > 0 || none[level] === true, missing, earliestDay(ticked) ?? last);
  });
  return {
    ...all('sources', required.length > 0 ? [...required, ...levels] : [], { first: 'Список обязательных документов' }),
    started: rows.some(studied),
  };
};

const TARGETS = ['targetYoungCoverage', 'targetMenteeSatisfaction', 'targetMentorSatisfaction'] as const;

/** 1.3: the settings contain goal, tasks, forms, expected results and targets. The default of a target is nobody's decision, so its cell must not be empty. */
const goals: Rule = ({ programme: { settings, tables } }) => {
  const entered = new Set(tables.settings.flatMap(({ key, value }) => (key && value !== undefined ? [key] : [])));
  return all(
    'settings',
    [
      piece(Boolean(settings.goal), 'Цель программы'),
      piece(Boolean(settings.tasks), 'Задачи: хотя бы одна'),
      piece(Boolean(settings.formKinds), 'Формы наставничества'),
      piece(Boolean(settings.expectedResults), 'Ожидаемые результаты: хотя бы один'),
    ],
    { also: TARGETS.map((key) => piece(entered.has(key), schema[key].label)) },
  );
};

/** 1.4: the settings identify the curator, and the order about the curator is registered. */
const curator: Rule = (facts) => {
  const order = documentPiece(facts, 'orderCurator');
  const { curatorName, curatorEmail, privacyMode } = facts.programme.settings;
  // In `codes` mode the settings have the curator's address instead of the name.
  const known = privacyMode === 'codes' ? curatorEmail : curatorName;
  // A setting has no date, so we use the date of the order.
  return all('documents', [
    piece(
      Boolean(known),
      privacyMode === 'codes' ? 'Почта куратора на листе «Настройки»' : 'Куратор на листе «Настройки»',
      order.on,
    ),
    order,
  ]);
};

/** 1.5: the order about the pilot is registered, and so is the regulation. */
const regulations: Rule = (facts) => ({
  ...all('documents', [documentPiece(facts, 'orderPilot'), documentPiece(facts, 'regulation')]),
  started: isBegun(facts, 'orderPilot') || isBegun(facts, 'regulation'),
});

/** 1.6: each required kind of material has a link or the name of a paper. */
export const materials: Rule = ({ programme, context }) =>
  all(
    'materials',
    requiredMaterials.map((kind) => {
      const rows = programme.tables.materials.filter((material) => material.kind === kind && hasProof(material));
      const dated = rows.flatMap(({ addedOn }) => (addedOn && addedOn <= context.today ? [addedOn] : []));
      return piece(rows.length > 0, `Ссылка: ${materialKinds[kind]}`, earliestDay(dated), { at: rows[0]?.at });
    }),
  );

const NOBODY_INVITED = 'Приглашённые педагоги на листе «Участники»';

/** 1.7: all invited people got a letter, or the school held a staff meeting with minutes. */
const informing: Rule = (facts, { mark }) => {
  const letters = [...facts.intake.people.values()]
    .filter(({ invited }) => invited)
    .map(({ code }) => {
      const [first] = facts.lettersTo(code, ['programmeAnnounced', 'consentRequest']);
      return piece(first !== undefined, `${code}: письмо о программе`, first?.on, { at: first?.at });
    });
  const told = eventsOf(facts, 'informing').map((row) => {
    const past = row.date !== undefined && row.date <= facts.context.today;
    return piece(past && hasProof(row), 'Собрание: дата и протокол', row.date, eventPlace(row));
  });
  return either(
    all('outbox', letters, { first: NOBODY_INVITED }),
    any('events', [...told, ...byMark(mark)], 'Собрание коллектива: дата и протокол'),
  );
};

/** 1.8: all invited people decided on the consent. People who did not refuse also answered the questionnaire. */
const questionnaires: Rule = (facts) => {
  const { intake, context } = facts;
  const pieces = [...intake.people.values()]
    .filter(({ invited }) => invited)
    .map(({ code }) => {
      const decided = intake.consents.row(code, 'processing', context.today);
      if (decided?.decision === undefined) return piece(false, `${code}: решение о согласии`);
      // A refusal ends what the person owes, and a withdrawal removes earlier answers.
      if (decided.decision !== 'given') return piece(true, '', decided.decidedOn, { at: decided.at });
      if (!intake.consents.valid(code, 'processing', context.today)) {
        return piece(false, `${code}: согласие дано, но не действует (срок или место хранения листа)`);
      }
      const answer = answered(facts, 'intake', code);
      return piece(answer !== undefined, `${code}: анкета участника`, latestDay([answer?.on, decided.decidedOn]), {
        at: decided.at,
      });
    });
  return all('consents', pieces, { first: NOBODY_INVITED });
};

export const stage1 = {
  '1.1': { rule: seminars, workPlace: 'events' },
  '1.2': { rule: sources, workPlace: 'sources' },
  '1.3': { rule: goals, workPlace: 'settings' },
  '1.4': { rule: curator, workPlace: 'documents' },
  '1.5': { rule: regulations, workPlace: 'documents' },
  '1.6': { rule: materials, workPlace: 'materials' },
  '1.7': { rule: informing, workPlace: 'people' },
  '1.8': { rule: questionnaires, workPlace: 'consents' },
} as const satisfies Readonly<Record<string, ActivityKind>>;
