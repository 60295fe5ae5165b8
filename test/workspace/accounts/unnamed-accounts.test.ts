import { expect, it } from 'vitest';
import type { Account } from '../../../workspace/accounts/account.ts';
import { unnamedAccounts } from '../../../workspace/accounts/unnamed-accounts.ts';
import { programme } from '../../functions/domain/programme-kit.ts';

const account = (email: string, roles: Account['roles'], until?: string): Account => ({
  email,
  name: 'Тестовая Вера Ивановна',
  roles,
  ...(until === undefined ? {} : { until }),
});

const accounts = [
  account('first@example.org', ['curator']),
  account('second@example.org', ['curator']),
  account('left@example.org', ['curator']),
  account('substitute@example.org', ['curator']),
  account('closed@example.org', ['curator'], '2026-09-01'),
  account('head@example.org', ['head']),
  account('keeper@example.org', ['keeper']),
  account('inspector@example.org', ['viewer'], '2026-12-31'),
];

const curators = [
  { curatorId: 'КР-2', name: 'Пробная Анна Ивановна', email: 'Second@example.org' },
  { curatorId: 'КР-3', email: 'substitute@example.org', replaces: 'КР-1', from: '2026-09-01', until: '2026-09-20' },
];

const on = (today: string, settings: object = { curatorEmail: 'first@example.org', headEmail: 'head@example.org' }) =>
  unnamedAccounts(accounts, programme({ settings, tables: { curators } }), today).map(({ email }) => email);

it('the search finds curators who left, and substitutes whose days are over', () => {
  expect(on('2026-09-10')).toEqual(['left@example.org']);
  expect(on('2026-09-21')).toEqual(['left@example.org', 'substitute@example.org']);
});

it('the search finds nobody before the programme names its curator', () => {
  expect(on('2026-09-21', {})).toEqual([]);
});
