import { expect, it } from 'vitest';
import { documentStates } from '../../../../functions/domain/documents/document-states.ts';
import type { Entry } from '../../../../functions/domain/programme.ts';
import { context, programme } from '../programme-kit.ts';

const link = 'https://example.org/order';

it.each<[string, Partial<Entry<'documents'>>, string | undefined]>([
  ['a row without a kind', { number: '1' }, undefined],
  ['nothing yet', { kind: 'orderPilot' }, 'ещё не подготовлен'],
  ['a draft', { kind: 'orderPilot', draft: link }, 'проект подготовлен'],
  ['a number alone', { kind: 'orderPilot', draft: link, number: '12' }, 'проект, не указано: дата, ссылка'],
  [
    'a date that has not come',
    { kind: 'orderPilot', number: '12', date: '2026-09-02', link },
    'проект, не указано: дата не позже сегодняшней',
  ],
  ['no place', { kind: 'orderPilot', number: '12', date: '2026-09-01' }, 'оформлен, не указано: ссылка'],
  ['an order', { kind: 'orderPilot', number: '12', date: '2026-09-01', link }, 'оформлен'],
  ['a report, which has no number', { kind: 'finalReport', date: '2026-09-01', link }, 'оформлен'],
  ['an order on awards, which lies in the school', { kind: 'awardList', number: '5', date: '2026-09-01' }, 'оформлен'],
])('«Состояние» of a document: %s', (_, row, state) => {
  const { rows } = documentStates({ programme: programme({ tables: { documents: [row] } }), context: context() });
  expect(rows).toEqual([{ at: 1, values: { state } }]);
});
