import { forms } from '../../../sheets-schema/forms/index.ts';
import { counted } from '../counted.ts';
import { hasStarted } from '../pairs/pair.ts';
import type { FormName } from '../programme.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { NextProgramme } from './next-programme.ts';

/** Something that stays with this year's programme. */
interface LeftBehind {
  readonly what: string;
  readonly why: string;
}

/** What the next programme does not take over, and why. Empty kinds are left out. */
export function leftBehind(
  { programme, intake, pairs, context: { today } }: ProgrammeState,
  { tables: carried }: NextProgramme,
): readonly LeftBehind[] {
  const { tables, answers } = programme;
  const rowsOf = (table: string) => carried.find((each) => each.table === table)?.rows.length ?? 0;
  const staying = new Set(carried.find(({ table }) => table === 'people')?.rows.map(({ code }) => code));
  const away = [...intake.people.values()].filter(({ code }) => !staying.has(code));
  const withdrawn = away.filter(({ code }) => intake.withdrawn.has(code)).map(({ code }) => code);
  const left = away.filter(({ code }) => !intake.withdrawn.has(code)).map(({ code }) => code);
  const answered = (Object.keys(forms) as FormName[]).reduce((sum, form) => sum + answers[form].length, 0);
  const given = tables.consents.filter(
    (row) =>
      row.code !== undefined &&
      row.type !== undefined &&
      intake.consents.row(row.code, row.type, today) === row &&
      intake.consents.valid(row.code, row.type, today),
  ).length;
  const consents = given - rowsOf('consents');
  const started = pairs.filter(hasStarted).length;
  const all: readonly (readonly [number, LeftBehind])[] = [
    [left.length, { what: `Уволенные: ${left.join(', ')}`, why: 'В школе больше не работают.' }],
    [
      withdrawn.length,
      { what: `Отозвавшие согласие: ${withdrawn.join(', ')}`, why: 'Их данные уничтожаются, а не переносятся.' },
    ],
    [
      answered,
      {
        what: `Ответы на анкеты, оценки и отчёты: ${answered}`,
        why: 'Даны для этой программы. Новую начинают с новых ответов. Предложение наставника, чьё согласие ещё действует, подставится в его новую анкету: учтено оно будет, когда он её отправит.',
      },
    ],
    [
      consents,
      {
        what: `Согласия: ${consents}`,
        why: 'Срок кончается раньше новой программы, это согласие на работу в этом году, или человек не переходит: их дают заново.',
      },
    ],
    [
      started,
      {
        what: counted(started, 'пара или группа', 'пары и группы', 'пар и групп'),
        why: 'О каждом известно только, кто был наставником: для нового подбора.',
      },
    ],
    [tables.outbox.length, { what: 'Письма и их список', why: 'Новая программа пишет свои.' }],
    [tables.journal.length, { what: 'Журнал', why: 'Это записи об этом годе; журнал хранится с актами.' }],
    [staying.size, { what: 'Стаж и «Молодой специалист»', why: 'С годом меняются: впишите их заново.' }],
  ];
  return all.flatMap(([count, each]) => (count > 0 ? [each] : []));
}
