import { dayIn } from '../programme-run.ts';
import type { Duty } from './duty.ts';

const SWOT: Readonly<Record<string, string>> = {
  'Сильные стороны': 'Есть опытные наставники; пары встречались по расписанию.',
  'Слабые стороны': 'Часть анкет пришла после напоминаний.',
  Возможности: 'Обмен опытом с соседними школами.',
  Угрозы: 'Нагрузка наставников во второй половине года.',
};

export const closing: readonly Duty[] = [
  {
    from: '05-01',
    until: '12-31',
    tabs: ['stages'],
    work(workbook, today) {
      for (const { at, state, closedOn } of workbook.rows('stages')) {
        if (state === 'readyToClose' && !closedOn) workbook.type('stages', at, { closedOn: today });
      }
    },
  },
  {
    from: '08-27',
    until: '12-31',
    tabs: ['mentors'],
    work(workbook) {
      for (const { at, code, portfolioUrl } of workbook.rows('mentors')) {
        if (code && !portfolioUrl) workbook.type('mentors', at, { portfolioUrl: `папка «Портфолио», ${code}` });
      }
    },
  },
  {
    from: '12-07',
    until: '12-15',
    tabs: ['guests'],
    work(workbook, today, { chronicle, omissions, coded }) {
      const invited = workbook.rows('guests');
      for (const { at, name, email, invitedByHand } of invited) {
        if (!name || email || invitedByHand || omissions.has('guestForgotten')) continue;
        workbook.type('guests', at, { invitedByHand: today });
        chronicle.events.push({ what: 'invitedGuest', name, on: today });
      }
      if (invited.length > 0) return;
      const position = 'управление образования, специалист';
      const names = coded
        ? ['Специалист по кадрам', 'Методист по наставничеству']
        : ['Гостев Пример Образцович', 'Гостева Проба Образцовна'];
      for (const [index, name] of names.entries()) {
        const email = index === 0 && !coded ? 'guest-1@example.org' : undefined;
        workbook.append('guests', { name, position, ...(email ? { email } : {}) });
        chronicle.events.push({ what: 'listedGuest', name, ...(email ? { email } : {}), on: today });
      }
    },
  },
  {
    from: '12-17',
    until: '12-31',
    tabs: ['quality'],
    work(workbook, today, { chronicle, omissions }) {
      for (const { at, label = '', block, text, score } of workbook.rows('quality')) {
        const forgotten = label === 'Угрозы' && omissions.has('swotUnfinished');
        if (block === 'swot' && !text && !forgotten) {
          workbook.type('quality', at, { text: SWOT[label] });
          chronicle.events.push({ what: 'wroteSwot', item: label, on: today });
        }
        if (block === 'items' && score === undefined) {
          workbook.type('quality', at, { score: label.length % 3 === 0 ? 1 : 2 });
          chronicle.events.push({ what: 'scored', item: label, on: today });
        }
      }
    },
  },
  {
    from: '12-25',
    until: '12-31',
    tabs: ['publications', 'settings'],
    work(workbook, today, { chronicle, omissions }) {
      const mark = workbook.rows('settings').find(({ label }) => label === 'Сбор анкет удовлетворённости закрыт');
      if (mark && !mark.value) {
        workbook.type('settings', mark.at, { value: today.split('-').reverse().join('.') });
        chronicle.events.push({ what: 'closedCollection', on: today });
      }
      if (workbook.rows('publications').length > 0) return;
      const mentors = chronicle.answered('mentorReport');
      const named = [...chronicle.decisions('publication')]
        .filter(([code, decision]) => decision === 'given' && mentors.has(code))
        .map(([code]) => code)
        .sort();
      const silent = [...mentors].filter((code) => chronicle.decisions('publication').get(code) !== 'given').sort();
      const praised = omissions.has('namedWithoutConsent') ? [...named, ...silent.slice(0, 1)] : named;
      const page = (kind: 'results' | 'bestMentors' | 'cases', names: readonly string[]) => {
        chronicle.events.push({ what: 'published', kind, named: names, on: today });
        workbook.append('publications', {
          kind,
          url: `https://school.example.org/mentoring/${kind}`,
          date: today,
          ...(names.length > 0 ? { named: names } : {}),
        });
      };
      page('results', []);
      page('bestMentors', praised);
      page('cases', named.slice(0, 1));
    },
  },
  {
    from: '12-21',
    until: '12-31',
    tabs: ['mentors'],
    work(workbook, today, life) {
      if (today < dayIn(life, '12-25')) return;
      const allowed = life.chronicle.decisions('publication');
      for (const { at, code, caseUrl } of workbook.rows('mentors')) {
        if (!code || caseUrl || allowed.get(code) !== 'given') continue;
        workbook.type('mentors', at, { caseUrl: `https://school.example.org/mentoring/cases#${code.slice(2)}` });
      }
    },
  },
];
