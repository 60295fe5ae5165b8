import loadHighs from 'highs';
import {
  type Level,
  levelsOf,
  type ObjectiveVector,
  type PairingProblem,
  score,
} from '../../functions/domain/pairing/index.ts';

const highs = await loadHighs();

type Terms = readonly (readonly [factor: number, name: string])[];

/** The pairing as a mixed-integer programme in HiGHS's text format. It maximises one level and keeps the values of all higher levels. */
function levelModel({ mentees, mentors, rules }: PairingProblem, held: readonly number[]): string {
  const levels = levelsOf(rules);
  const options = mentees.flatMap((mentee, i) =>
    mentors.flatMap((mentor, j) => {
      const points = score(mentee, mentor, rules);
      if ('excluded' in points) return [];
      const isFormer = rules.formerPairs.some((pair) => pair.mentee === mentee.code && pair.mentor === mentor.code);
      const worth: Readonly<Record<Exclude<Level['key'], 'led' | 'evenness' | 'atLeast'>, number>> = {
        served: 1,
        priority: rules.priority?.rank.get(mentee.code) ?? 0,
        again: isFormer ? 1 : 0,
        firstNeed: points.firstNeedMet ? 1 : 0,
        mutual: points.mutual ? 1 : 0,
        profile: points.profile,
        sympathy: points.sympathy,
      };
      const gains = levels.map((level) =>
        level.key === 'evenness' || level.key === 'led'
          ? 0
          : level.key === 'atLeast'
            ? Number(points.profile >= level.least)
            : worth[level.key],
      );
      return [
        {
          i,
          j,
          name: `x${i}_${j}`,
          gains,
          alone: mentee.alone,
          together: mentee.together,
          mentee: mentee.code,
          mentor: mentor.code,
        },
      ];
    }),
  );
  const places = mentors.flatMap((mentor, j) =>
    Array.from({ length: Math.min(mentor.capacity, rules.maxLoad) }, (_, k) => ({ j, k, name: `y${j}_${k}` })),
  );
  const grouped = mentors.map((_, j) => ({ j, name: `g${j}` }));
  const leading = mentors.map((_, j) => ({ j, name: `z${j}` }));
  const sum = (terms: Terms) =>
    terms.map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`).join(' ') || '0 zero';
  const each = (names: readonly { readonly name: string }[], factor = 1): Terms =>
    names.map(({ name }) => [factor, name]);
  const goal = (level: number) => {
    if (levels[level]?.key === 'led') return sum(each(leading));
    return levels[level]?.key !== 'evenness'
      ? sum(options.map(({ gains, name }) => [gains[level] ?? 0, name]))
      : sum(places.map(({ k, name }) => [-2 * k - 1, name]));
  };
  const lines = [
    ...held.map((value, level) => `${goal(level)} >= ${value}`),
    ...mentees.map((_, i) => `${sum(each(options.filter((one) => one.i === i)))} <= 1`),
    ...mentors.flatMap((_, j) => {
      const own = options.filter((one) => one.j === j);
      const room = places.filter((one) => one.j === j);
      const alone = each(own.filter((one) => one.alone));
      const together = [...own.filter((one) => !one.alone), ...room.filter(({ k }) => k > 0)];
      return [
        `${sum([...each(own), ...each(room, -1)])} <= 0`,
        `${sum([[1, `z${j}`], ...each(own, -1)])} <= 0`,
        `${sum([...each(own), [-room.length, `g${j}`]])} <= 1`,
        `${sum([[rules.leastGroup, `g${j}`], ...each(own, -1)])} <= 0`,
        ...own.filter((one) => one.together).map(({ name }) => `${name} - g${j} <= 0`),
        ...(alone.length === 0 ? [] : together.map(({ name }) => `${sum([...alone, [1, name]])} <= 1`)),
      ];
    }),
    ...(rules.allowBothDirections ? [] : options).flatMap((one) =>
      options
        .filter((other) => one.mentee === other.mentor && one.mentor === other.mentee && one.name < other.name)
        .map((other) => `${one.name} + ${other.name} <= 1`),
    ),
  ];
  const names = [...options, ...places, ...leading, ...grouped].map(({ name }) => name);
  const rows = lines.map((line, at) => ` r${at}: ${line}`).join('\n');
  return `Maximize\n obj: ${goal(held.length)} + 0 zero\nSubject To\n${rows}\n zero <= 0\nBinary\n ${names.join('\n ')}\nEnd`;
}

/** The best vector of a problem without pins, fixed and kept pairs, computed level by level. */
export function optimumByHighs(problem: PairingProblem): ObjectiveVector {
  const held: number[] = [];
  const next = (): number => {
    const { Status, ObjectiveValue } = highs.solve(levelModel(problem, held), { mip_rel_gap: 0, mip_abs_gap: 0.5 });
    if (Status !== 'Optimal') throw new Error(`HiGHS: ${Status}`);
    const value = Math.round(ObjectiveValue) + 0;
    held.push(value);
    return value;
  };
  return levelsOf(problem.rules).map(next);
}
