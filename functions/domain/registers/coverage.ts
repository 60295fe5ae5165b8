import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import type { BaseFacts } from './base-facts.ts';

interface Coverage {
  readonly area: string;
  readonly asked: number;
  readonly askedFirst: number;
  readonly offered: number;
  readonly places: number;
}

function coverageOf({ programme, intake }: BaseFacts): readonly Coverage[] {
  const requests = [...intake.requests.values()].filter(({ decision }) => decision !== 'declined');
  const offers = [...intake.offers.values()].filter(({ decision }) => decision !== 'declined');
  const areas = new Set([
    ...programme.tables.areas.flatMap(({ key, active }) => (key && active !== false ? [key] : [])),
    ...requests.flatMap(({ needs }) => needs),
    ...offers.flatMap(({ answer }) => answer.fields.offers ?? []),
  ]);
  return [...areas].map((area) => {
    const able = offers.filter(({ answer }) => answer.fields.offers?.includes(area));
    return {
      area,
      asked: requests.filter(({ needs }) => needs.includes(area)).length,
      askedFirst: requests.filter(({ needs }) => needs[0] === area).length,
      offered: able.length,
      places: able.reduce((sum, offer) => sum + offer.places, 0),
    };
  });
}

type State = 'covered' | 'short' | 'nobody' | 'idle';

function stateOf({ asked, offered, places }: Coverage): State | undefined {
  if (asked === 0) return offered > 0 ? 'idle' : undefined;
  if (offered === 0) return 'nobody';
  return places < asked ? 'short' : 'covered';
}

const comments: Readonly<Record<State, (one: Coverage) => string>> = {
  covered: ({ asked, offered }) => `Запросили ${asked}, могут ${offered}.`,
  short: ({ asked, offered, places }) => `Запросили ${asked}, могут ${offered}, мест ${places}: всем не хватит.`,
  nobody: ({ asked }) => `Запросили ${asked}, не может никто. Поищите наставника или курс; базу это не задерживает.`,
  idle: ({ offered }) => `Могут ${offered}, никто не просит.`,
};

const ORDER: readonly (State | undefined)[] = ['nobody', 'short', 'covered', 'idle', undefined];

/** «Запросы и предложения»: requested areas without offers come first. */
export function coverageTable(facts: BaseFacts): DesiredTable {
  const rows = coverageOf(facts).map((one) => ({ one, state: stateOf(one) }));
  const sorted = rows.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.one.asked - a.one.asked);
  return desired(
    'coverage',
    sorted.map(({ one, state }): RowOf<'coverage'> => {
      const { area, asked, askedFirst, offered, places } = one;
      const comment = state && comments[state](one);
      return { values: { area: facts.intake.areaLabel(area), asked, askedFirst, offered, places, state, comment } };
    }),
  );
}
