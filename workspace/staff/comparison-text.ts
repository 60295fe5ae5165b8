import { counted } from '../../functions/domain/counted.ts';
import type { NameKey } from '../../functions/gateways/identity.ts';
import type { Change, Compared, StaffComparison } from './compare-staff.ts';
import type { StaffList } from './read-staff-list.ts';
import { problemLine } from './row-problem.ts';

const FIELDS: Readonly<Record<Change['field'], string>> = { name: 'ФИО', position: 'должность', email: 'почта' };

const changeText = ({ field, from, to }: Change) => `${FIELDS[field]}: ${from ?? 'не было'} → ${to}`;

function doubtText({ member, codes, rows }: Extract<Compared, { kind: 'doubtful' }>, key: NameKey): string[] {
  const row = member.row;
  const others = codes.map((code) => `${code} (${key.get(code)?.name ?? 'нет в ключе'})`);
  const [code = ''] = codes;
  return [
    `  строка ${row}, ${member.name}: тот же человек, что ${[...others, ...rows.map((each) => `в строке ${each}`)].join(' или ')}?`,
    ...(code ? [`    да: --same ${row}=${code}`] : ['    да: оставьте в списке одну строку']),
    `    нет, другой: --new ${row}`,
  ];
}

/** The parts of a list that were not read, in words and without names. */
export function readingText({ sheet, otherSheets, skipped, left, problems }: StaffList): readonly string[] {
  const others = otherSheets.map((title) => `«${title}»`).join(', ');
  return [
    ...(others
      ? [
          `Прочитан лист «${sheet ?? ''}». Люди есть и на других: ${others}. Если это тоже сотрудники, прочитайте и их: --sheet.`,
        ]
      : []),
    ...(skipped.length > 0
      ? [`Строки, где людей не видно (заголовки, итоги, подписи, вакансии), пропущены: ${skipped.join(', ')}.`]
      : []),
    ...(left.length > 0 ? [`Строки, где сказано, что человек уволен, пропущены: ${left.join(', ')}.`] : []),
    ...(problems.length > 0
      ? [
          'Не прочитано и останется пустым (впишите на лист «Участники» сами или исправьте список):',
          ...problems.map(problemLine),
        ]
      : []),
  ];
}

/** The changes that a list would make to the key, in words. They contain names, so only the screen of the school's computer may show them. */
export function comparisonText({ people, absent }: StaffComparison, key: NameKey): readonly string[] {
  const kind = <K extends Compared['kind']>(wanted: K) =>
    people.filter((one): one is Extract<Compared, { kind: K }> => one.kind === wanted);
  const [fresh, changed, doubtful] = [kind('new'), kind('changed'), kind('doubtful')];
  const list = (title: string, lines: readonly string[]) => (lines.length > 0 ? [title, ...lines] : []);
  return [
    ...list(
      'Новые люди, получат код:',
      fresh.map(({ member }) => `  строка ${member.row}: ${member.name}`),
    ),
    ...list(
      'Изменилось:',
      changed.flatMap(({ code, member, changes }) => [
        `  ${code} (${key.get(code)?.name ?? ''}), строка ${member.row}: ${changes.map(changeText).join('; ')}`,
      ]),
    ),
    ...list(
      'Под вопросом, без Вашего ответа кода не получат:',
      doubtful.flatMap((one) => doubtText(one, key)),
    ),
    ...list(
      'Есть в ключе, но не в этом списке (останутся в ключе):',
      absent.length > 0 ? [`  ${absent.join(', ')}`] : [],
    ),
    `Новых: ${fresh.length}, с изменениями: ${changed.length}, под вопросом: ${doubtful.length}, без изменений: ${counted(kind('same').length, 'человек', 'человека', 'человек')}.`,
  ];
}

/** Whether a list would change nothing in the key. */
export const changesNothing = ({ people }: StaffComparison) => people.every(({ kind }) => kind === 'same');
