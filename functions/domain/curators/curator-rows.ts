import { counted } from '../counted.ts';
import { type DesiredTable, desired } from '../desired.ts';
import type { Entry, Programme } from '../programme.ts';
import { numberAndName, ofCurator, period } from './curator-words.ts';
import { isEmptied, isOver, isSubstitution, substituteOn } from './curators.ts';
import { responsible } from './responsible.ts';

function stateText(row: Entry<'curators'>, programme: Programme, today: string): string | undefined {
  const { all, ofPair } = responsible(programme);
  const { curatorId } = row;
  if (isSubstitution(row)) {
    if (isOver(row, today)) return 'замещение закончилось';
    const curator = all.find(({ substitutes }) => substitutes.some(({ number }) => number === curatorId));
    if (!curator) return 'не учитывается: см. «Проверка данных»';
    if ((row.from ?? '') > today) return `замещение начнётся: ${period({ ...row, from: row.from ?? '' })}`;
    const onDuty = substituteOn(curator, today);
    return onDuty && onDuty.number !== curatorId
      ? `сейчас действует строка ${onDuty.number}: её первый день позже`
      : `замещает ${ofCurator(curator)}`;
  }
  if (isEmptied(row)) return undefined;
  const curator = all.find(({ number }) => number === curatorId);
  if (!curator) return 'не учитывается: нет почты';
  const pairs = programme.tables.pairs.filter(({ pairCode }) => pairCode && ofPair(pairCode).number === curatorId);
  const substitute = substituteOn(curator, today);
  return [
    pairs.length > 0 ? `ведёт ${counted(pairs.length, 'пару', 'пары', 'пар')}` : 'пока никого не ведёт',
    ...(substitute ? [`на замене – ${numberAndName(substitute)}`] : []),
  ].join('; ');
}

/** «Кураторы»: what each row means today. */
export function curatorRows(programme: Programme, today: string): DesiredTable {
  return desired(
    'curators',
    programme.tables.curators.map((row) => ({ at: row.at, values: { state: stateText(row, programme, today) } })),
  );
}
