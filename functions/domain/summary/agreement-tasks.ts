import { needsWorkConsent } from '../intake/work-consent.ts';
import { missingOfAgreement } from '../pairs/agreement.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Task } from './day-tasks.ts';

/** Tasks to record the supplementary agreements of mentors who need one. It is late where the pair already works. */
export function agreementTasks({ pairs, intake }: ProgrammeState): Task[] {
  return pairs.flatMap(({ pairCode, mentor, status, row }): Task[] => {
    const missing = missingOfAgreement(row);
    if ((status !== 'confirmed' && status !== 'active') || !needsWorkConsent(mentor, intake)) return [];
    if (missing.length === 0) return [];
    return [
      {
        urgency: status === 'active' ? 'overdue' : 'today',
        task: 'Внесите дополнительное соглашение с наставником',
        subject: `${pairCode}: ${missing.join(', ')}`,
        where: 'pairs',
        reason:
          'Столбцы «Соглашение: …». Если наставничество входит в должностные обязанности, соглашение не нужно: отметьте это на листе «Участники».',
      },
    ];
  });
}
