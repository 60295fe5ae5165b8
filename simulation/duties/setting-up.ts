import { monthNames } from '../../sheets-schema/months.ts';
import { activities, SEED_START } from '../../sheets-schema/roadmap.ts';
import { type SettingKey, settings } from '../../sheets-schema/settings.ts';
import { typedAddress } from '../misbehaviour.ts';
import { monthInRun, type ProgrammeRun, SEED_MONTHS } from '../programme-run.ts';
import { codedSchoolFacts, schoolFacts } from '../school-facts.ts';
import type { Duty } from './duty.ts';

const monthOfYear = (seedMonth: number, run: ProgrammeRun) => ((monthInRun(seedMonth, run) - 1) % 12) + 1;

/** Fills in the settings, the months of a shorter or longer programme and the staff list, and invites everybody from mid-May. */
export const settingUp: readonly Duty[] = [
  {
    from: '04-01',
    until: '06-30',
    tabs: ['settings'],
    work(workbook, today, { teachers, chronicle, coded, electronic, facts: own, startMonth }) {
      const facts: Partial<Record<SettingKey, string>> = {
        ...(startMonth === SEED_START ? {} : { startMonth: monthNames[startMonth - 1] }),
        ...(coded ? codedSchoolFacts : { ...schoolFacts, ...own }),
        ...(electronic ? { consentChannel: 'электронная форма' } : {}),
        youngSpecialistsTotal: String(teachers.filter((teacher) => teacher.isYoungSpecialist).length),
      };
      const rows = workbook.rows('settings');
      for (const [key, fact] of Object.entries(facts)) {
        const row = rows.find(({ label }) => label === settings[key as SettingKey].label);
        if (row) workbook.type('settings', row.at, { value: fact });
      }
      if (chronicle.did('filledSettings').length === 0) chronicle.events.push({ what: 'filledSettings', on: today });
    },
  },
  {
    from: '04-01',
    until: '04-20',
    tabs: ['roadmap'],
    work(workbook, _today, run) {
      if (run.months === SEED_MONTHS) return;
      for (const { at, id } of workbook.rows('roadmap')) {
        const [first, last] = activities.find((activity) => activity.id === id)?.months ?? [];
        if (!first || !last) continue;
        workbook.type('roadmap', at, { ownMonths: { months: [monthOfYear(first, run), monthOfYear(last, run)] } });
      }
    },
  },
  {
    from: '04-02',
    until: '12-31',
    tabs: ['people'],
    work(workbook, _today, { teachers, codes, habits, coded }) {
      const rows = workbook.rows('people');
      // In a school with a key, the command that made the key enters the codes.
      if (rows.length === 0 && !coded) {
        for (const teacher of teachers) {
          const { name, position, subjectGroup, experienceBand, isYoungSpecialist } = teacher;
          const email = typedAddress(teacher, habits.get(teacher.no));
          workbook.append('people', { name, position, email, subjectGroup, experienceBand, isYoungSpecialist });
        }
      }
      for (const { name, code } of rows) if (name && code) codes.set(name, code);
    },
  },
  {
    from: '05-18',
    until: '06-05',
    tabs: ['people'],
    work(workbook, today) {
      for (const { at, name, code, invitedOn } of workbook.rows('people')) {
        if ((name || code) && !invitedOn) workbook.type('people', at, { invitedOn: today });
      }
    },
  },
];
