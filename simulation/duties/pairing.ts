import type { BrowsedWorkbook, Seen } from '../browsed-workbook.ts';
import type { Life } from '../life.ts';
import { dayIn } from '../programme-run.ts';
import type { Duty } from './duty.ts';

const ORDER = '97-ОД';

function signed({ chronicle }: Life, code: string | undefined): boolean {
  return code !== undefined && chronicle.decisions('mentoringWork').get(code) === 'given';
}

/** Issues the order once all mentors of the confirmed pairs have signed. After a week, issues it only for the pairs whose mentor has signed. */
function issueOrder(workbook: BrowsedWorkbook, today: string, life: Life): void {
  const waiting = workbook.rows('pairs').filter(({ status, orderNumber }) => status === 'confirmed' && !orderNumber);
  const ready = waiting.filter(({ mentorCode }) => signed(life, mentorCode));
  if (ready.length === 0 || (ready.length < waiting.length && today < dayIn(life, '09-21'))) return;
  const ofSeptember = today <= dayIn(life, '09-30');
  const orderNumber = ofSeptember ? ORDER : `${Number.parseInt(today.slice(5, 7), 10)}${today.slice(8)}-ОД`;
  for (const row of ready) {
    const { at } = row;
    workbook.type('pairs', at, {
      orderNumber,
      orderDate: today,
      orderLink: `папка приказов, № ${orderNumber}`,
      agreementNumber: `ДС-${row.pairCode}`,
      agreementDate: today,
      agreementSignedOn: today,
    });
    const { pairCode = '', mentorCode: mentor = '', menteeCodes: mentees = [] } = row;
    life.chronicle.events.push({ what: 'ordered', pairCode, mentor, mentees, on: today });
  }
  const document = workbook.rows('documents').find(({ kind, number }) => kind === 'orderPairs' && !number);
  if (document) workbook.type('documents', document.at, { number: orderNumber, date: today, link: 'папка приказов' });
}

function knownPair(row: Seen<'pairs'>) {
  const { pairCode, mentorCode, menteeCodes, activeFrom } = row;
  return pairCode && mentorCode && menteeCodes && activeFrom
    ? { pairCode, mentor: mentorCode, mentees: menteeCodes, activeFrom }
    : undefined;
}

/** Confirms proposed pairs, issues the order, and separates pairs that want to part. */
export const pairing: readonly Duty[] = [
  {
    from: '09-14',
    until: '11-25',
    tabs: ['pairs', 'documents'],
    work(workbook, today, life) {
      for (const row of workbook.rows('pairs')) {
        if (row.status !== 'proposed' || row.decision) continue;
        workbook.type('pairs', row.at, { decision: 'confirm', decisionOn: today });
        const { pairCode = '', mentorCode: mentor = '', menteeCodes: mentees = [] } = row;
        life.chronicle.events.push({ what: 'confirmed', pairCode, mentor, mentees, on: today });
      }
      issueOrder(workbook, today, life);
    },
  },
  {
    from: '09-14',
    until: '12-31',
    tabs: ['pairs'],
    work(workbook, today, { pairs, departures, days, chronicle }) {
      pairs.clear();
      for (const row of workbook.rows('pairs')) {
        const pair = row.status === 'active' ? knownPair(row) : undefined;
        if (!pair) continue;
        const leaving = departures.find(({ mentor }) => mentor === pair.mentor);
        if (leaving && !row.endNoticeOn) {
          workbook.type('pairs', row.at, {
            endNoticeOn: leaving.noticeOn,
            endedOn: days.after(today, 4),
            endReason: 'Наставник попросил освободить его: выросла нагрузка.',
          });
          chronicle.events.push({ what: 'released', mentor: pair.mentor, from: days.after(today, 4), on: today });
        } else if (!leaving) pairs.set(pair.pairCode, pair);
      }
    },
  },
  {
    from: '10-01',
    until: '12-15',
    tabs: ['participations'],
    work(workbook, today, { departures, days }) {
      for (const { at, code, role, endOn } of workbook.rows('participations')) {
        const leaving = role === 'mentor' && departures.some(({ mentor }) => mentor === code);
        if (leaving && !endOn)
          workbook.type('participations', at, { endOn: days.after(today, 4), endReason: 'leftProgramme' });
      }
    },
  },
  {
    from: '09-28',
    until: '12-15',
    tabs: ['mentees', 'pairs'],
    work(workbook, today, { chronicle }) {
      const taken = new Set(
        workbook
          .rows('pairs')
          .flatMap(({ status, menteeCodes }) =>
            status && ['proposed', 'confirmed', 'active', 'ended'].includes(status) ? (menteeCodes ?? []) : [],
          ),
      );
      for (const { at, code, status, withoutPairReason } of workbook.rows('mentees')) {
        if (code && status === 'active' && !taken.has(code) && !withoutPairReason) {
          workbook.type('mentees', at, { withoutPairReason: 'Подходящие наставники заняты; подбор продолжим.' });
          chronicle.events.push({ what: 'leftWithoutPair', code, on: today });
        }
      }
    },
  },
];
