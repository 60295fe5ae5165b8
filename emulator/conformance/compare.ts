import { type IdMap, isIdKey } from './id-map.ts';

/** A place where our answer differs from the recorded answer. `undefined` means that the answer lacks the field. */
export interface Difference {
  readonly at: string;
  readonly recorded: unknown;
  readonly ours: unknown;
}

const LINK = /^(url|uri)$|(Url|Uri|Link)$/;
const MOMENT = /(Time|Date)$/;
const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z?$/;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Every place where two JSON values differ. Of time stamps, links, people's addresses and new identifiers we compare only presence and type. */
export function differences(recorded: unknown, ours: unknown, ids: IdMap, at = '', key = ''): Difference[] {
  const differ = [{ at, recorded, ours }];
  if (Array.isArray(recorded)) {
    if (!Array.isArray(ours)) return differ;
    const longest = Math.max(recorded.length, ours.length);
    return Array.from({ length: longest }, (_, index) =>
      index < recorded.length && index < ours.length
        ? differences(recorded[index], ours[index], ids, `${at}[${index}]`, key)
        : [{ at: `${at}[${index}]`, recorded: recorded[index], ours: ours[index] }],
    ).flat();
  }
  if (isObject(recorded)) {
    if (!isObject(ours)) return differ;
    const names = new Set([...Object.keys(recorded), ...Object.keys(ours)]);
    return [...names].flatMap((name) => {
      const place = at ? `${at}.${name}` : name;
      return name in recorded && name in ours
        ? differences(recorded[name], ours[name], ids, place, name)
        : [{ at: place, recorded: recorded[name], ours: ours[name] }];
    });
  }
  return sameScalar(recorded, ours, ids, key) ? [] : differ;
}

function sameScalar(recorded: unknown, ours: unknown, ids: IdMap, key: string): boolean {
  if (typeof recorded !== typeof ours) return false;
  if (typeof recorded !== 'string' && typeof recorded !== 'number') return recorded === ours;
  if (isIdKey(key)) {
    const known = ids.get(key, recorded);
    return known === undefined || known === ours;
  }
  if (typeof recorded === 'number') return recorded === ours;
  if (LINK.test(key) || (MOMENT.test(key) && ISO_MOMENT.test(recorded))) return ours !== '';
  if (ADDRESS.test(recorded)) return ours !== '';
  return recorded === ours || ids.inText(recorded) === ours;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
