import { byKey } from '../../rows/decided.ts';
import { all, any, piece } from '../evidence.ts';
import type { ActivityKind, Rule } from '../rule.ts';

/** 4.1: the school chose a training programme with organisation, hours and dates. */
const trainingProgrammes: Rule = ({ programme }) => {
  const rows = programme.tables.trainings.filter((row) => row.programme || row.organisation);
  const pieces = rows.map(({ programme: title, organisation, hours, startsOn, endsOn, chosen, at, link }) => {
    const open = [
      ...(chosen ? [] : ['отметка «Выбрана»']),
      ...(title ? [] : ['название программы']),
      ...(organisation ? [] : ['организация']),
      ...(hours ? [] : ['часы']),
      ...(startsOn && endsOn ? [] : ['даты начала и окончания']),
    ];
    return piece(open.length === 0, `Программа «${title ?? organisation}»: ${open.join(', ')}`, undefined, {
      at,
      link,
    });
  });
  return {
    ...any('trainings', pieces, 'Выбранная программа: организация, часы и даты'),
    started: rows.length > 0,
  };
};

/** 4.2: every admitted mentor has a certificate of training, or an exemption with a reason. */
export const training: Rule = ({ programme, intake }) => {
  const rows = byKey(programme.tables.training, ({ code }) => code);
  return all(
    'training',
    intake.mentors
      .map(({ code }) => ({ code, steps: intake.stepsOf(code) }))
      .filter(({ steps }) => steps.admitted)
      .map(({ code, steps }) => {
        const row = rows.get(code);
        const certified = Boolean(row?.certificate || row?.certificateLink);
        const missing = row?.completed ? 'номер или ссылка на свидетельство' : 'окончание обучения и свидетельство';
        // An expired certificate still proves the training. Only new pairs need a valid certificate.
        const isProved = steps.trained || (certified && steps.lapsedOn !== undefined);
        return piece(isProved, `${code}: ${missing}`, certified ? row?.certificateDate : undefined, { at: row?.at });
      }),
    { first: 'Хотя бы один наставник, допущенный по итогам собеседования' },
  );
};

export const stage4 = {
  '4.1': { rule: trainingProgrammes, workPlace: 'trainings' },
  '4.2': { rule: training, workPlace: 'training' },
} as const satisfies Readonly<Record<string, ActivityKind>>;
