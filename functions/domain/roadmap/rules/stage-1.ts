import { materialKinds, requiredMaterials } from '../../../../sheets-schema/tables/materials.ts';
import { type SourceLevel, sourceLevels } from '../../../../sheets-schema/tables/sources.ts';
import { latestDay } from '../../calendar/day.ts';
import { documentPiece, isBegun } from '../documents.ts';
import { all, any, either, piece } from '../evidence.ts';
import { dayOf, type Rule } from '../rule.ts';
import { firstSentOf } from '../sent-notices.ts';

/** 1.1: a seminar that was held, with a link. */
export const seminars: Rule = ({ programme, context }) => {
  const rows = programme.tables.events.filter(({ kind }) => kind === 'seminar');
  const pieces = rows.map(({ date, link, topic }) => {
    const past = date !== undefined && date <= context.today;
    const name = topic ? `Семинар «${topic}»` : 'Семинар';
    return piece(
      past && Boolean(link),
      `${name}: ${past ? 'ссылка или документ' : 'дата, когда он прошёл, и ссылка'}`,
      date,
    );
  });
  return {
    ...any(pieces, { proof: 'События', first: 'Семинар с датой и ссылкой на листе «События»' }),
    started: rows.length > 0,
  };
};

/** 1.2: every required source is studied, and something of each level. */
export const sources: Rule = ({ programme, context }) => {
  const { settings, tables } = programme;
  const rows = tables.sources.filter(({ title }) => title);
  const studied = (row: (typeof rows)[number]) => row.tickedOn !== undefined && row.tickedOn <= context.today;
  const required = rows
    .filter((row) => row.required)
    .map((row) => piece(studied(row), `Изучить: ${row.title}`, row.tickedOn));
  const none: Partial<Record<SourceLevel, boolean>> = {
    regional: settings.noRegionalActs,
    municipal: settings.noMunicipalActs,
  };
  const levels = (Object.keys(sourceLevels) as SourceLevel[]).map((level) => {
    const ticked = rows.filter((row) => row.level === level && studied(row)).map(({ tickedOn }) => tickedOn);
    const present = ticked.length > 0 || none[level] === true;
    return piece(
      present,
      `Уровень «${sourceLevels[level]}»: изученный документ или отметка «актов нет»`,
      ticked.toSorted()[0],
    );
  });
  return all(required, { also: levels, proof: 'Изучение документов', first: 'Список обязательных документов' });
};

/** 1.3: goal, tasks, forms, expected results; the three targets always have a value. */
export const goals: Rule = ({ programme: { settings } }) =>
  all(
    [
      piece(Boolean(settings.goal), 'Цель программы'),
      piece(Boolean(settings.tasks), 'Задачи'),
      piece(Boolean(settings.formKinds), 'Формы наставничества'),
      piece(Boolean(settings.expectedResults), 'Ожидаемые результаты'),
    ],
    { proof: 'Настройки' },
  );

/** 1.4: the curator is named, and the order is registered. */
export const curator: Rule = (facts) =>
  all(
    [
      piece(Boolean(facts.programme.settings.curatorName), 'Куратор в настройках'),
      documentPiece(facts, 'orderCurator'),
    ],
    {
      proof: 'Документы',
    },
  );

/** 1.5: the order on the pilot and the regulation are registered. */
export const regulations: Rule = (facts) => ({
  ...all([documentPiece(facts, 'orderPilot'), documentPiece(facts, 'regulation')], { proof: 'Документы' }),
  started: isBegun(facts, 'orderPilot') || isBegun(facts, 'regulation'),
});

/** 1.6: a link for each required kind of material. */
export const materials: Rule = ({ programme }) =>
  all(
    requiredMaterials.map((kind) => {
      const row = programme.tables.materials.find((material) => material.kind === kind && material.link);
      return piece(row !== undefined, `Ссылка: ${materialKinds[kind]}`, row?.addedOn);
    }),
    { proof: 'Материалы' },
  );

/** 1.7: everybody invited was written to, or the staff were told at a meeting with minutes. */
export const informing: Rule = ({ programme, context, intake }) => {
  const firstSent = firstSentOf({ programme, context });
  const letters = [...intake.people.values()]
    .filter(({ invited }) => invited)
    .map(({ code }) => {
      const on = firstSent(code, ['programmeAnnounced', 'consentRequest']);
      return piece(on !== undefined, `${code}: письмо о программе`, on);
    });
  const told = programme.tables.events
    .filter(({ kind }) => kind === 'informing')
    .map(({ date, link }) =>
      piece(date !== undefined && date <= context.today && Boolean(link), 'Собрание: дата и протокол', date),
    );
  return either(
    all(letters, { proof: 'Рассылка', first: 'Приглашённые педагоги на листе «Участники»' }),
    any(told, { proof: 'События', first: 'Собрание коллектива: дата и протокол' }),
  );
};

/** 1.8: everybody invited decided on the consent, and answered the questionnaire unless he refused. */
export const questionnaires: Rule = ({ intake, context: { today } }) => {
  const pieces = [...intake.people.values()]
    .filter(({ invited }) => invited)
    .map(({ code }) => {
      const decided = intake.consents.row(code, 'processing', today);
      if (decided?.decision === undefined) return piece(false, `${code}: решение о согласии`);
      // A refusal asks for no answers, and a withdrawal takes them away.
      if (decided.decision !== 'given') return piece(true, '', decided.decidedOn);
      const answered = dayOf(intake.answers.latest('intake', code));
      return piece(answered !== undefined, `${code}: анкета участника`, latestDay([answered, decided.decidedOn]));
    });
  return all(pieces, { proof: 'Реестр согласий', first: 'Приглашённые педагоги на листе «Участники»' });
};
