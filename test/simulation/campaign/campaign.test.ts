import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Examiner } from '../../../simulation/campaign/examine.ts';
import { faults } from '../../../simulation/campaign/faults/index.ts';
import { openPlace } from '../../../simulation/campaign/place.ts';
import { strikesOf } from '../../../simulation/campaign/strike.ts';
import { type FaultyYear, faultyYear, withoutFaults, yearOf } from '../../../simulation/campaign/year.ts';

/** Reduced years that once broke a promise. */
const CORPUS = new URL('corpus/', import.meta.url);
const corpus = readdirSync(CORPUS)
  .filter((name) => name.endsWith('.json'))
  .map((name): [string, FaultyYear] => [
    name,
    faultyYear.parse(JSON.parse(readFileSync(new URL(name, CORPUS), 'utf8'))),
  ]);

/** The number of years that the tests play. Each year has only a few days, with as many faults as a whole year. */
const YEARS = 30;
const DAYS = 5;
/** All years have the same people, so that one year without faults is enough. */
const PEOPLE = withoutFaults(yearOf(8, faults, { days: DAYS }));

describe('years with faults', () => {
  let examiner: Examiner;

  beforeAll(async () => {
    const place = await openPlace();
    examiner = new Examiner(place, faults);
    return () => place.close();
  });

  it.each(corpus)('that broke a promise once: %s', async (_name, year) => {
    expect((await examiner.examine(year)).violations).toEqual([]);
  });

  it.each(Array.from({ length: YEARS - corpus.length }, (_, index) => index))('chosen by seed %i', async (seed) => {
    const strikes = strikesOf(seed, faults, PEOPLE.from, DAYS);
    const { violations, struck } = await examiner.examine({ ...PEOPLE, strikes, erases: seed === 0 });
    expect(violations).toEqual([]);
    expect(Object.keys(struck).length).toBeGreaterThan(5);
  });

  it('are the same when they are played again', async () => {
    const year = { ...PEOPLE, strikes: strikesOf(2, faults, PEOPLE.from, DAYS) };
    const [one, other] = [await examiner.examine(year), await examiner.examine(year)];
    expect(other).toEqual(one);
  });
});
