import { expect, it } from 'vitest';
import { plan } from '../../../functions/domain/plan.ts';
import { othersOf } from '../../../workspace/erasure/known-person.ts';
import { context, programme } from '../../functions/domain/programme-kit.ts';

it('the names, addresses and phones of all curators belong to no erased person', () => {
  const second = {
    curatorId: 'КР-2',
    name: 'Второва Вера Ивановна',
    email: 'second@example.org',
    contact: '+7 900 000-00-02',
  };
  const tables = { settings: [{ key: 'curatorContact', value: '+7 900 000-00-01' }], curators: [second] };
  expect(othersOf({ plan: plan(programme({ tables }), context()) }, { others: [] })).toEqual([
    '+7 900 000-00-01',
    'Второва Вера Ивановна',
    'second@example.org',
    '+7 900 000-00-02',
  ]);
});
