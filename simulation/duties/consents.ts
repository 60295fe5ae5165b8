import { addDays } from '../../functions/domain/calendar/day.ts';
import type { Duty } from './duty.ts';

/** The law allows thirty days after a withdrawal; the curator needs two weeks. */
const DAYS_TO_DESTROY = 14;

export const consents: readonly Duty[] = [
  {
    from: '05-18',
    until: '12-31',
    tabs: ['consents'],
    work(workbook, _today, { unrecordedPapers, codes, chronicle }) {
      const known = unrecordedPapers.filter(({ name }) => codes.has(name));
      for (const paper of known) {
        const { name, type, decision, signedOn, scope } = paper;
        const code = codes.get(name) ?? '';
        workbook.append('consents', {
          code,
          type,
          decision,
          decidedOn: signedOn,
          ...(scope ? { scope, sites: 'https://school.example.org' } : {}),
          documentRef: `папка согласий, лист ${code}`,
        });
        chronicle.papers.push({ code, type, decision, on: signedOn });
        unrecordedPapers.splice(unrecordedPapers.indexOf(paper), 1);
      }
    },
  },
  {
    from: '05-18',
    until: '12-31',
    tabs: ['consents', 'documents'],
    work(workbook, today) {
      for (const { code, type, decision, decidedOn } of workbook.rows('consents')) {
        if (!code || type !== 'processing' || decision !== 'withdrawn' || !decidedOn) continue;
        if (today < addDays(decidedOn, DAYS_TO_DESTROY)) continue;
        const signed = workbook
          .rows('documents')
          .some(({ kind, note }) => kind === 'destructionAct' && note?.includes(code));
        if (signed) continue;
        workbook.append('documents', {
          kind: 'destructionAct',
          number: `А-${code.slice(2)}`,
          date: today,
          link: `папка согласий, акт ${code}`,
          note: `Данные участника ${code} уничтожены.`,
        });
      }
    },
  },
];
