import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areas } from '../../sheets-schema/dictionary.ts';
import { misbehaviours, typedAddress } from '../../simulation/misbehaviour.ts';
import { personaOf } from '../../simulation/persona.ts';
import { roster, wantsMentor, wantsToMentor } from '../../simulation/roster.ts';

const seed = fc.nat();
const count = fc.integer({ min: 2, max: 120 });

describe('the staff of the fictional school', () => {
  test('everybody has a name and their own address at example.org', () => {
    fc.assert(
      fc.property(seed, count, (seed, count) => {
        const staff = roster(seed, count);
        expect(staff).toHaveLength(count);
        expect(new Set(staff.map(({ name }) => name)).size).toBe(count);
        expect(new Set(staff.map(({ email }) => email)).size).toBe(count);
        for (const { name, email } of staff) {
          expect(email).toMatch(/^[\w-]+@example\.org$/);
          expect(name).toMatch(/^[А-Я][а-я]+ [А-Я][а-я]+ [А-Я][а-я]+(?:вич|вна)$/);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('surname, name and patronymic agree', () => {
    for (const { name } of roster(1, 120)) {
      const [surname = '', , patronymic = ''] = name.split(' ');
      expect(surname.endsWith('а')).toBe(patronymic.endsWith('вна'));
    }
  });

  test('any staff of two or more has somebody to help and somebody to be helped', () => {
    fc.assert(
      fc.property(seed, count, (seed, count) => {
        const staff = roster(seed, count);
        expect(staff.some(wantsMentor)).toBe(true);
        expect(staff.some(wantsToMentor)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('a persona needs and offers areas of the dictionary, each once', () => {
    const staff = roster(3, 40);
    for (const teacher of staff) {
      const { needs, offers } = personaOf(3, teacher, staff, false);
      expect(new Set(needs).size).toBe(needs.length);
      expect([...needs, ...offers].every((area) => area in areas)).toBe(true);
      expect(needs.length).toBeGreaterThanOrEqual(1);
      expect(offers.length).toBeLessThanOrEqual(6);
    }
  });
});

describe('habits', () => {
  test('nobody has a bad habit in a calm year', () => {
    expect(misbehaviours(roster(1, 40), true).size).toBe(0);
  });

  test('a staff of two keeps both roles', () => {
    expect([...misbehaviours(roster(1, 2), false).values()]).toEqual(
      expect.not.arrayContaining(['silent', 'wrongAddress']),
    );
  });

  test('a staff of sixteen has all habits', () => {
    expect(new Set(misbehaviours(roster(1, 16), false).values())).toEqual(
      new Set([
        'formula',
        'longWinded',
        'contradicts',
        'late',
        'twice',
        'wrongAddress',
        'silent',
        'refusedAddress',
        'fadesOut',
      ]),
    );
  });

  test('a wrong address is no address, and a refused address looks right', () => {
    const [teacher] = roster(1, 1);
    if (!teacher) throw new Error('no teacher');
    expect(typedAddress(teacher, undefined)).toBe(teacher.email);
    expect(typedAddress(teacher, 'wrongAddress')).not.toContain('@');
    expect(typedAddress(teacher, 'refusedAddress')).toMatch(/@refused\.example\.org$/);
  });
});
