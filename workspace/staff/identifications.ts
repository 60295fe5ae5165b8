import { InvalidArgumentError } from 'commander';
import type { NameKey } from '../../functions/gateways/identity.ts';
import { normalCode } from '../../sheets-schema/cell.ts';
import { UserFacingError } from '../user-facing-error.ts';
import type { StaffMember } from './staff-member.ts';

/** The curator's decisions about rows of a list: the code of the same person in the key, or `new`. */
export type Identifications = ReadonlyMap<number, string>;

/** Parses `5=К-412,7=К-101`: rows of the list, with the code of the person in the key. */
export function samePeople(text: string, before: Identifications = new Map()): Identifications {
  const said = text.split(',').map((each) => {
    const [row = '', code = ''] = each.split('=').map((part) => part.trim());
    const known = normalCode(code);
    if (!/^\d+$/.test(row) || !known?.startsWith('К-')) {
      throw new InvalidArgumentError('Нужны строка и код, например 5=К-412.');
    }
    return [Number(row), known] as const;
  });
  return new Map([...before, ...said]);
}

/** Parses `6,7`: rows with people who are not in the key. */
export function newPeople(text: string, before: readonly number[] = []): readonly number[] {
  const rows = text.split(',').map((each) => each.trim());
  if (rows.every((row) => /^\d+$/.test(row))) return [...before, ...rows.map(Number)];
  throw new InvalidArgumentError('Нужны номера строк, например 6,7.');
}

/** @throws UserFacingError if an identification names a row or a code that does not exist, or two identifications name the same code */
export function checkIdentifications(
  identifications: Identifications,
  key: NameKey,
  staff: readonly StaffMember[],
): void {
  const codes = new Set<string>();
  for (const [row, same] of identifications) {
    if (!staff.some((member) => member.row === row)) {
      throw new UserFacingError(`В строке ${row} списка никого нет: проверьте номер в --same и --new.`);
    }
    if (same === 'new') continue;
    if (!key.has(same)) throw new UserFacingError(`Кода ${same} в ключе нет: проверьте --same.`);
    if (codes.has(same)) throw new UserFacingError(`Код ${same} выбран дважды: у каждого человека свой код.`);
    codes.add(same);
  }
}
