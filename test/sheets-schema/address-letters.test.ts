import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strayLetter } from '../../sheets-schema/address-letters.ts';
import { email, personName } from '../../sheets-schema/cell.ts';

const LATIN_TO_CYRILLIC: Readonly<Record<string, string>> = { a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', y: 'у' };

describe('a letter of another alphabet in an address', () => {
  it('is found anywhere, with its position', () => {
    const local = fc.string({ unit: fc.constantFrom(...'abcdefxyz017'), minLength: 1, maxLength: 8 });
    const addresses = fc.tuple(local, local, local).map(([name, more, site]) => `${name}.${more}@${site}.example.org`);
    fc.assert(
      fc.property(addresses, fc.nat(), (address, pick) => {
        expect(email.read(address)).toEqual({ value: address });
        const places = [...address].flatMap((sign, i) => (LATIN_TO_CYRILLIC[sign] ? [i] : []));
        const place = places[pick % places.length] ?? 0;
        const letter = LATIN_TO_CYRILLIC[address.charAt(place)] ?? '';
        const typed = `${address.slice(0, place)}${letter}${address.slice(place + 1)}`;
        expect(strayLetter(typed)).toMatchObject({ letter, position: place + 1, alphabet: 'cyrillic' });
      }),
    );
  });

  it.each([
    ['анна@example.org', 'а', 1],
    ['anna@mail.ру', 'р', 11],
    ['anna@школa.рф', 'a', 10],
    ['аnna@школа.рф', 'а', 1],
    ['anna@gmail.сom', 'с', 12],
    ['αnna@example.org', 'α', 1],
  ])('%s', (address, letter, position) => {
    expect(strayLetter(address)).toMatchObject({ letter, position });
    expect(email.read(address)).toEqual({ problem: expect.stringContaining(`Знак ${position} адреса, «${letter}»`) });
  });

  it('is not reported if the alphabets are separated as addresses allow', () => {
    for (const address of ['anna@школа.рф', 'анна@школа.рф', 'anna@mail.школа5.рф', 'a_1+b-c@xn--80a.example']) {
      expect(email.read(address)).toEqual({ value: address });
    }
  });
});

describe('a name on input', () => {
  it('is put on one line and made Russian if it looks Russian', () => {
    expect(personName.read('  Tecтова\nАннa   Ивановна ')).toEqual({ value: 'Тестова Анна Ивановна' });
    expect(personName.read('John Smith')).toEqual({ value: 'John Smith' });
  });
});
