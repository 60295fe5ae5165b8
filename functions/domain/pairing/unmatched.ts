import { pairExclusion } from './eligibility.ts';
import { type HallViolator, hallViolatorAround, shortageSentence } from './hall-violator.ts';
import { largestGroup } from './largest-group.ts';
import {
  compareCodes,
  type ExcludedPerson,
  type ExclusionReason,
  exclusionSentences,
  type Mentee,
  type Mentor,
  type PairingProblem,
  type Requirement,
} from './problem.ts';
import { requirements } from './requirements.ts';
import type { Solution } from './solution.ts';

interface Words {
  readonly all: (who: string) => string;
  readonly some: string;
}

const demanded = ([requirement, { name }]: [string, { readonly name: string }]): [string, Words] => [
  requirement,
  {
    all: (who) => `Все${who} не отвечают требованию школы «${name}».`,
    some: `не отвечают требованию «${name}»`,
  },
];

/**
 * Why a mentee and one mentor cannot be a pair. We use the first text if this is true of all mentors who could help, and the second text in a list of
 * several reasons.
 */
const obstacles = {
  privateWishes: {
    all: (who: string) => `Все${who} исключены личными пожеланиями.`,
    some: 'исключены личными пожеланиями',
  },
  banned: {
    all: (who: string) => `Все${who} исключены решением куратора: пара запрещена или отклонена.`,
    some: 'исключены решением куратора',
  },
  former: {
    all: (who: string) => `Все${who} – прошлогодние наставники, а школа прошлогодних пар не повторяет.`,
    some: 'прошлогодние наставники, а школа прошлогодних пар не повторяет',
  },
  lowProfile: {
    all: (who: string) => `Все${who} не набирают наименьшего соответствия, заданного школой.`,
    some: 'не набирают наименьшего соответствия',
  },
  ...(Object.fromEntries(Object.entries(requirements).map(demanded)) as Record<Requirement, Words>),
  ownMentor: {
    all: () => 'Кроме первого наставника, подходящих наставников нет.',
    some: 'первый наставник этого человека',
  },
  full: { all: (who: string) => `Все${who} уже заняты.`, some: 'уже заняты' },
  onlyGroups: {
    all: () => 'Места есть только в группах, а выбрана работа вдвоём.',
    some: 'ведут других, а выбрана работа вдвоём',
  },
  noGroup: {
    all: (who: string) => `Все${who} не ведут групп, а выбрана работа в группе.`,
    some: 'не ведут групп, а выбрана работа в группе',
  },
  tooSmall: {
    all: (who: string) => `Все${who} взяли бы только в группу, а она не набирается.`,
    some: 'взяли бы только в группу, а она не набирается',
  },
  bothDirections: {
    all: (who: string) => `Все${who} – наставляемые этого человека, а в обе стороны пары не создаются.`,
    some: 'наставляемые этого человека, а в обе стороны пары не создаются',
  },
  noPlaces: { all: (who: string) => `Все${who} сейчас не берут наставляемых.`, some: 'сейчас не берут наставляемых' },
  free: {
    all: () => 'Место есть, но перебор остановлен раньше, чем нашёл лучший набор пар: закрепите подходящую пару.',
    some: 'свободны, но перебор остановлен раньше, чем нашёл лучший набор пар',
  },
} as const;

type Obstacle = keyof typeof obstacles;

const isObstacle = (reason: string): reason is Obstacle => reason in obstacles;

/** Obstacles that may disappear if other people are paired differently. */
const passing: ReadonlySet<Obstacle> = new Set<Obstacle>(['full', 'onlyGroups', 'tooSmall', 'bothDirections', 'free']);

export type UnmatchedReason =
  | 'notEligible'
  | 'noConsent'
  | 'onlyNotAdmitted'
  | 'noOffer'
  | 'shortage'
  | 'several'
  | Obstacle;

export interface UnmatchedMentee {
  readonly mentee: string;
  readonly reason: UnmatchedReason;
  /** A sentence for the curator. It never reveals who had a private wish, or whom the wish concerned. */
  readonly sentence: string;
  /** The people for whom there are too few places, if the reason is `shortage`. */
  readonly violator?: HallViolator;
}

/** Says for each mentee without a pair why they have none, in the order of codes. This includes mentees whom the caller excluded from the pairing. */
export function explainUnmatched(solution: Solution): UnmatchedMentee[] {
  const { problem, commitments } = solution.model;
  const mentees = new Map(problem.mentees.map((mentee) => [mentee.code, mentee]));
  const left = solution.unmatched.flatMap((code): UnmatchedMentee[] => {
    const mentee = mentees.get(code);
    return mentee === undefined ? [] : [{ mentee: code, ...reasonFor(mentee, solution) }];
  });
  const out = problem.excluded
    .filter(({ role, code }) => role === 'mentee' && commitments.mentorOf(code) === undefined)
    .map(leftOut);
  return [...left, ...out].sort((a, b) => compareCodes(a.mentee, b.mentee));
}

function leftOut({ code, reason }: ExcludedPerson): UnmatchedMentee {
  const sentence = `${capitalised(exclusionSentences[reason])}.`;
  return { mentee: code, reason: reason === 'noConsent' ? 'noConsent' : 'notEligible', sentence };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type Reason = Omit<UnmatchedMentee, 'mentee'>;

function reasonFor(mentee: Mentee, solution: Solution): Reason {
  const { problem } = solution.model;
  const anybody = problem.rules.allowNoOverlap;
  const offering = problem.mentors.filter(
    ({ code, offers }) => code !== mentee.code && (anybody || shares(mentee, offers)),
  );
  if (offering.length === 0) return nobodyOffers(mentee, problem);
  const found = offering.map((mentor) => obstacleTo(mentee, mentor, solution));
  const possible = found.filter((one) => passing.has(one));
  if (possible.length > 0 && possible.every((one) => one === 'full')) {
    const violator = hallViolatorAround(mentee.code, solution);
    if (violator !== null) return { reason: 'shortage', sentence: shortageSentence(violator), violator };
  }
  const kinds = (Object.keys(obstacles) as Obstacle[]).filter((kind) => found.includes(kind));
  const [only] = kinds;
  if (only !== undefined && kinds.length === 1) {
    const who = anybody ? ' наставники' : ', кто предлагает нужные направления,';
    return { reason: only, sentence: obstacles[only].all(who) };
  }
  const whole = anybody ? 'Из всех наставников' : 'Из тех, кто предлагает нужные направления';
  const counts = kinds.map((kind) => `${obstacles[kind].some} – ${found.filter((one) => one === kind).length}`);
  return { reason: 'several', sentence: `${whole}: ${counts.join('; ')}.` };
}

/** People with these reasons may still become mentors. */
const mayComeLater: ReadonlySet<ExclusionReason> = new Set([
  'noConsent',
  'noWorkWish',
  'notAdmitted',
  'notTrained',
  'certificateLapsed',
]);

function nobodyOffers(mentee: Mentee, { excluded, mentors }: PairingProblem): Reason {
  const isComing = excluded.some(
    ({ role, code, reason, offers = [] }) =>
      role === 'mentor' && code !== mentee.code && mayComeLater.has(reason) && shares(mentee, offers),
  );
  if (isComing) {
    const sentence = 'Нужные направления предлагают только те, кто сейчас не допущен к наставничеству.';
    return { reason: 'onlyNotAdmitted', sentence };
  }
  const isMentor = mentors.some(({ code }) => code === mentee.code);
  const nobody = isMentor ? 'Ни один другой допущенный наставник' : 'Ни один допущенный наставник';
  const sentence =
    mentors.length === 0 ? 'Допущенных наставников пока нет.' : `${nobody} не предлагает нужных направлений.`;
  return { reason: 'noOffer', sentence };
}

function obstacleTo(mentee: Mentee, mentor: Mentor, { model, pairs }: Solution): Obstacle {
  const { problem, commitments } = model;
  const { rules } = problem;
  const exclusion = pairExclusion(mentee, mentor, rules);
  if (exclusion === 'ban') return 'banned';
  if (exclusion !== null) return isObstacle(exclusion) ? exclusion : 'privateWishes';
  const led = pairs.filter((pair) => pair.mentor === mentor.code);
  if (led.some((pair) => pair.mentee === mentee.code)) return 'ownMentor';
  const room = largestGroup(mentor, rules);
  if (room === 0 && led.length === 0) return 'noPlaces';
  if (mentee.together && room < rules.leastGroup) return 'noGroup';
  const isAlone = led.some(
    (pair) => pair.origin === 'proposed' && problem.mentees.some(({ code, alone }) => alone && code === pair.mentee),
  );
  if (isAlone || commitments.isClosed(mentor.code) || led.length >= room) return 'full';
  const leadsMentor = pairs.some((pair) => pair.mentee === mentor.code && pair.mentor === mentee.code);
  if (leadsMentor && !rules.allowBothDirections) return 'bothDirections';
  if (mentee.alone) return led.length > 0 ? 'onlyGroups' : 'free';
  const isWhole = led.length + 1 >= rules.leastGroup || (led.length === 0 && !mentee.together);
  return isWhole ? 'free' : 'tooSmall';
}

function shares(mentee: Mentee, offers: readonly string[]): boolean {
  return mentee.needs.some((need) => offers.includes(need));
}
