import {
  criterionIds,
  type InterviewCriterion,
  type InterviewMark,
} from '../../sheets-schema/choices/interview-criterion.ts';
import { dayIn } from '../programme-run.ts';
import { seeded } from '../seeded.ts';
import type { Duty } from './duty.ts';

export const choosing: readonly Duty[] = [
  {
    from: '06-01',
    until: '12-15',
    tabs: ['requests', 'offers'],
    work(workbook, today, { chronicle }) {
      for (const row of workbook.rows('requests')) {
        if (!row.code || row.decision) continue;
        const pairKind = row.suggestedPairKind ?? 'lesson';
        const workFormat = row.suggestedFormat ?? 'pair';
        workbook.type('requests', row.at, { decision: 'accepted', pairKind, workFormat });
        chronicle.events.push({ what: 'accepted', code: row.code, as: row.source ?? 'own', on: today });
      }
      for (const row of workbook.rows('offers')) {
        if (!row.code || row.decision) continue;
        workbook.type('offers', row.at, { decision: 'accepted' });
        chronicle.events.push({ what: 'accepted', code: row.code, as: 'offer', on: today });
      }
    },
  },
  {
    from: '08-24',
    until: '08-31',
    tabs: ['requests', 'settings'],
    work(workbook, today, { chronicle }) {
      const asked = workbook.rows('requests').some(({ source }) => source === 'admin');
      const mark = workbook.rows('settings').find(({ label }) => label === 'Запросов администрации нет');
      if (asked || !mark || chronicle.did('noAdminRequests').length > 0) return;
      workbook.type('settings', mark.at, { value: 'да' });
      chronicle.events.push({ what: 'noAdminRequests', on: today });
    },
  },
  {
    from: '06-10',
    until: '06-30',
    tabs: ['trainings'],
    work(workbook, today, life) {
      if (workbook.rows('trainings').length > 0) return;
      const hours = life.omissions.has('courseWithoutHours') ? {} : { hours: 18 };
      life.chronicle.events.push({ what: 'choseCourse', on: today });
      workbook.append('trainings', {
        organisation: 'Примерный институт развития образования',
        programme: 'Наставничество в образовательной организации',
        ...hours,
        format: 'mixed',
        startsOn: dayIn(life, '08-17'),
        endsOn: dayIn(life, '08-27'),
        link: 'https://training.example.org/mentor',
        chosen: true,
      });
    },
  },
  {
    from: '08-17',
    until: '12-01',
    tabs: ['interviews'],
    work(workbook, today, { days, seed, chronicle }) {
      for (const [index, row] of workbook.rows('interviews').entries()) {
        if (!row.code) continue;
        if (!row.date) {
          const time = `${String(13 + (index % 4)).padStart(2, '0')}:30`;
          const date = days.after(today, 2 + (index % 3));
          workbook.type('interviews', row.at, { date, time, place: 'кабинет 12', interviewer: 'куратор' });
        } else if (!row.outcome && row.date <= today) {
          chronicle.events.push({ what: 'interviewed', code: row.code, on: today });
          const conditional = seeded(seed, 'interview', row.code).happens(0.15);
          const marks = criterionIds.map((id) => [id, conditional && id === 'hours' ? 'partly' : 'ready'] as const);
          workbook.type('interviews', row.at, {
            ...(Object.fromEntries(marks) as Record<InterviewCriterion, InterviewMark>),
            ...(conditional
              ? { outcome: 'conditional', note: 'Начать с одного наставляемого.' }
              : { outcome: 'admitted' }),
          });
        }
      }
    },
  },
  {
    from: '08-27',
    until: '12-01',
    tabs: ['training'],
    work(workbook, today, { chronicle }) {
      for (const { at, code, completed, waivedReason } of workbook.rows('training')) {
        if (!code || completed || waivedReason) continue;
        chronicle.events.push({ what: 'certified', code, on: today });
        workbook.type('training', at, {
          programme: 'Наставничество в образовательной организации',
          completed: true,
          certificate: `УД-${today.slice(0, 4)}-${code.slice(2)}`,
          certificateDate: today,
        });
      }
    },
  },
];
