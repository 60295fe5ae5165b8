import { byKey } from '../../intake/decided.ts';
import { all, any, piece } from '../evidence.ts';
import type { Rule } from '../rule.ts';

/** 4.1: a chosen programme with organisation, hours and dates. */
export const trainingProgrammes: Rule = ({ programme }) => {
  const rows = programme.tables.trainings.filter((row) => row.programme || row.organisation);
  const pieces = rows.map(({ programme: title, organisation, hours, startsOn, chosen }) => {
    const open = [
      ...(chosen ? [] : ['отметка «Выбрана»']),
      ...(organisation ? [] : ['организация']),
      ...(hours ? [] : ['часы']),
      ...(startsOn ? [] : ['даты']),
    ];
    return piece(open.length === 0, `Программа «${title ?? organisation}»: ${open.join(', ')}`);
  });
  const first = 'Выбранная программа на листе «Программы обучения»';
  return { ...any(pieces, { proof: 'Программы обучения', first }), started: rows.length > 0 };
};

/** 4.2: every admitted mentor is trained, with a certificate, or freed from training with a reason. */
export const training: Rule = ({ programme, intake }) => {
  const interviews = byKey(programme.tables.interviews, ({ code }) => code);
  const rows = byKey(programme.tables.training, ({ code }) => code);
  const admitted = intake.mentors.filter(({ code }) => {
    const outcome = interviews.get(code)?.outcome;
    return outcome === 'admitted' || outcome === 'conditional';
  });
  return all(
    admitted.map(({ code }) => {
      const row = rows.get(code);
      if (row?.waivedReason) return piece(true, '');
      const certified = Boolean(row?.certificate || row?.certificateLink);
      const missing = row?.completed ? 'номер или ссылка на свидетельство' : 'окончание обучения и свидетельство';
      return piece(row?.completed === true && certified, `${code}: ${missing}`, row?.certificateDate);
    }),
    { proof: 'Обучение', first: 'Хотя бы один наставник, допущенный по итогам собеседования' },
  );
};
