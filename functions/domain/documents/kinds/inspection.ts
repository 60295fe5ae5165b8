import { dayText } from '../../calendar/day-text.ts';
import { roadmapForInspection } from '../evidence-folder.ts';
import type { Kind } from '../kind.ts';
import { curatorOf, schoolName, signatures, source, text, title, widePage, yearOf } from '../parts.ts';

/** «Сводка по дорожной карте для проверки», printed for an inspector: each row of the roadmap with its papers and proofs by name, and open objections. */
export const inspection: Kind = (programmeState, drafting) => {
  const { programme, context, activities } = programmeState;
  if (!activities.some(({ status }) => status === 'done' || status === 'waived')) return undefined;
  return {
    title: `Сводка по дорожной карте для проверки, ${yearOf(programmeState)}`,
    sources: [source('roadmap'), source('documents')],
    blocks: [
      widePage,
      text(schoolName(programme.settings, drafting), 'center'),
      title(`СВОДКА ПО ДОРОЖНОЙ КАРТЕ\nпо состоянию на ${dayText(drafting.date ?? context.today)}`),
      roadmapForInspection(programmeState),
      signatures(curatorOf(programme.settings, drafting)),
    ],
  };
};
