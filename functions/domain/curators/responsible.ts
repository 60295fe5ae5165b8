import type { PairStatus } from '../../../sheets-schema/tables/pairs.ts';
import { cachedByObject } from '../cached-by-object.ts';
import type { Recipient } from '../context.ts';
import type { Programme } from '../programme.ts';
import { type Curator, curatorsOf } from './curators.ts';

/** Which curator is responsible for people, pairs and activities. */
export interface Responsible {
  readonly all: readonly [Curator, ...Curator[]];
  readonly ofPerson: (code: string) => Curator;
  readonly ofPair: (pairCode: string) => Curator;
  /** Who will lead a pair of this mentor. */
  readonly ofNewPair: (mentor: string) => Curator;
  readonly ofActivity: (id: string) => Curator;
  /** The curator with these letters; the first, if nobody has them any more. */
  readonly named: (to: Recipient) => Curator;
}

const WITHOUT_WORK: ReadonlySet<PairStatus | undefined> = new Set<PairStatus>(['declined', 'outdated']);

function read(programme: Pick<Programme, 'settings' | 'tables'>): Responsible {
  const all = curatorsOf(programme);
  const [first] = all;
  const { people, pairs, roadmap } = programme.tables;
  const byNumber = new Map(all.map((each) => [each.number, each]));
  const chosen = <R extends { readonly curator?: string | undefined }>(
    rows: readonly R[],
    keyOf: (row: R) => string | undefined,
  ) =>
    new Map(
      rows.flatMap((row) => {
        const [key, curator] = [keyOf(row), byNumber.get(row.curator ?? '')];
        return key !== undefined && curator ? [[key, curator] as const] : [];
      }),
    );
  const ownOfPerson = chosen(people, ({ code }) => code);
  const ownOfPair = chosen(pairs, ({ pairCode }) => pairCode);
  const ownOfActivity = chosen(roadmap, ({ id }) => id);
  const pairOf = new Map(pairs.map((row) => [row.pairCode, row]));
  const ofNewPair = (mentor: string) => ownOfPerson.get(mentor) ?? first;
  const ofPair = (pairCode: string) => ownOfPair.get(pairCode) ?? ofNewPair(pairOf.get(pairCode)?.mentorCode ?? '');
  const throughPair = new Map(
    pairs
      .filter(({ status }) => !WITHOUT_WORK.has(status))
      .flatMap(({ pairCode, mentorCode, menteeCodes = [] }) =>
        [mentorCode, ...menteeCodes].flatMap((code) => (code && pairCode ? [[code, ofPair(pairCode)] as const] : [])),
      ),
  );
  return {
    all,
    ofPair,
    ofNewPair,
    ofPerson: (code) => ownOfPerson.get(code) ?? throughPair.get(code) ?? first,
    ofActivity: (id) => ownOfActivity.get(id) ?? first,
    named: (to) => all.find((each) => each.to === to) ?? first,
  };
}

/** Who is responsible for whom and for what. Without a choice of the school, this is the first curator. */
export const responsible: (programme: Pick<Programme, 'settings' | 'tables'>) => Responsible = cachedByObject(read);
