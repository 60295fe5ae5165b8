import { describe, expect, it } from 'vitest';
import { rosterIdentity } from '../../../functions/gateways/identity.ts';
import { programme } from '../domain/programme-kit.ts';

const identity = rosterIdentity(
  programme({
    settings: {
      curatorName: 'Куратор Тестовая',
      curatorEmail: 'curator@example.org',
      headEmail: 'head@example.org',
      deputyName: 'Без почты',
    },
    tables: {
      people: [
        { code: 'К-07', name: 'Тестовая Анна Ивановна', email: 'anna@example.org' },
        { code: 'К-08', name: 'Тестовый Борис' },
        { code: 'К-09', email: 'vera@example.org' },
        { name: 'Тестовый Глеб', email: 'gleb@example.org' },
      ],
    },
  }),
  '2026-09-01',
);

describe('a participant', () => {
  it('is shown by code and name, or by the code alone', () => {
    expect(identity.display('К-07')).toBe('К-07 Тестовая Анна Ивановна');
    expect(identity.display('К-09')).toBe('К-09');
    expect(identity.display('К-99')).toBe('К-99');
    expect(identity.fullName('К-07')).toBe('Тестовая Анна Ивановна');
    expect(identity.fullName('К-99')).toBe('К-99');
  });

  it('has an address for letters if one is known', () => {
    expect(identity.address('К-07')).toEqual({ name: 'Тестовая Анна Ивановна', email: 'anna@example.org' });
    expect(identity.address('К-09')).toEqual({ name: 'К-09', email: 'vera@example.org' });
    expect(['К-07', 'К-08', 'К-09', 'К-99'].map(identity.reachable)).toEqual([true, false, true, false]);
  });

  it('is known from the day the code is assigned', () => {
    expect(identity.display('К-10')).toBe('К-10 Тестовый Глеб');
  });
});

describe('a programme official', () => {
  it('is known from the settings', () => {
    expect(identity.address('curator')).toEqual({ name: 'Куратор Тестовая', email: 'curator@example.org' });
    expect(identity.address('head')).toEqual({ name: 'head@example.org', email: 'head@example.org' });
    expect(['curator', 'organiser', 'head', 'deputy'].map(identity.reachable)).toEqual([true, false, true, false]);
  });
});
