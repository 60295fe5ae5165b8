import { describe, expect, it } from 'vitest';
import { missingPlace, placeOfThing } from '../../../../functions/domain/roadmap/missing-place.ts';
import { tables } from '../../../../sheets-schema/tables/index.ts';
import { programme } from '../programme-kit.ts';
import { MENTOR, stateOf } from './whole-school.ts';

/** The tabs as an installation writes them, and the papers of stage 1 without any details. */
const installed = {
  settings: tables.settings.initialRows?.(2026).map(({ value: _, ...row }) => row) ?? [],
  materials: tables.materials.initialRows?.(2026) ?? [],
  documents: (['orderCurator', 'orderPilot', 'regulation'] as const).map((kind) => ({ kind })),
};
const parts = { tables: installed };

describe('the place of a missing thing', () => {
  it.each([
    ['1.3', 'settings'],
    ['1.5', 'documents'],
    ['1.6', 'materials'],
  ] as const)('of %s is a row of its own', (id, tab) => {
    const known = programme(parts);
    const { missing } = stateOf(id, parts);
    const places = missing.map((text) => placeOfThing(known, id, text));
    expect(places.length).toBeGreaterThan(1);
    for (const place of places) expect(place).toEqual({ tab, rows: [expect.any(Number)] });
    expect(new Set(places.map(({ rows }) => rows?.[0])).size).toBe(places.length);
  });

  it('is the row of the person in the register of the work, and otherwise its tab', () => {
    const known = programme({ tables: { interviews: [{ code: 'К-09' }, { code: MENTOR }] } });
    expect(missingPlace(known, '3.5', `${MENTOR}: итог собеседования`)).toEqual({ tab: 'interviews', rows: [2] });
    expect(missingPlace(known, '3.5', 'К-77: собеседование')).toEqual({ tab: 'interviews' });
    expect(missingPlace(known, '6.4', 'П-01: регулярная встреча')).toEqual({ tab: 'pairs' });
    expect(placeOfThing(known, '3.5', `${MENTOR}: итог собеседования`)).toEqual({ tab: 'interviews' });
  });
});
