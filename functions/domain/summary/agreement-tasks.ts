import { responsible } from '../curators/responsible.ts';
import { groupBy } from '../group-by.ts';
import { needsWorkConsent } from '../intake/work-consent.ts';
import { missingOfAgreement } from '../pairs/agreement.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Task } from './day-tasks.ts';

/** Tasks to record missing supplementary agreements. Pairs with the same missing cells share one task. A task is overdue if the pairs already work. */
export function agreementTasks({ pairs, intake, programme }: ProgrammeState): Task[] {
  const lacking = pairs.flatMap(({ pairCode, mentor, status, row }) => {
    const missing = missingOfAgreement(row).join(', ');
    if ((status !== 'confirmed' && status !== 'active') || !needsWorkConsent(mentor, intake)) return [];
    const urgency = status === 'active' ? ('overdue' as const) : ('today' as const);
    const curator = responsible(programme).ofPair(pairCode).to;
    return missing === '' ? [] : [{ pairCode, urgency, missing, curator }];
  });
  return [
    ...groupBy(lacking, ({ urgency, missing, curator }) => `${urgency}: ${missing}: ${curator}`).values(),
  ].flatMap((group) =>
    group.slice(0, 1).map(
      ({ urgency, missing, curator }): Task => ({
        urgency,
        curator,
        task: 'Внесите дополнительное соглашение с наставником',
        subject: `${group.map(({ pairCode }) => pairCode).join(', ')}: ${missing}`,
        where: 'pairs',
        reason:
          'Столбцы «Соглашение: …». Если наставничество входит в должностные обязанности, соглашение не нужно: отметьте это на листе «Участники».',
      }),
    ),
  );
}
