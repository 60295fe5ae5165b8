import { tables } from '../../sheets-schema/tables/index.ts';
import type { Duty } from './duty.ts';

/** Reads «Проверка данных» every day and corrects the curator's own mistakes. */
export const mending: readonly Duty[] = [
  {
    from: '04-02',
    until: '12-31',
    tabs: ['problems', 'people', 'materials'],
    work(workbook, today, { chronicle, teachers }) {
      const problems = workbook.rows('problems');
      for (const { sheet, cell, code, reason } of problems) {
        chronicle.problems.add([sheet, cell, code, reason].join('|'));
      }
      const about = (title: string) => problems.some(({ sheet }) => sheet === title);
      if (about(tables.people.title)) {
        for (const { at, name, email } of workbook.rows('people')) {
          const right = teachers.find((teacher) => teacher.name === name)?.email;
          if (right && email !== right) workbook.type('people', at, { email: right });
        }
      }
      if (about(tables.materials.title)) {
        for (const { at, link, addedOn } of workbook.rows('materials')) {
          if (link && !addedOn) workbook.type('materials', at, { addedOn: today });
        }
      }
    },
  },
];
