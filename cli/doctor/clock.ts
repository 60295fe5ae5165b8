import { type Finding, ok, toMend, unknown } from './finding.ts';
import type { GoogleFacts } from './google-facts.ts';

/** Greatest clock difference that the doctor accepts, in seconds. Google's library accepts a difference of 300. */
const MOST_SKEW = 120;

/** Describes the difference between two clocks, in whole seconds as in `Date` headers; undefined if it is small enough. */
export function skewOf(ours: Date, theirs: Date): string | undefined {
  const seconds = Math.round((ours.getTime() - theirs.getTime()) / 1000);
  if (Math.abs(seconds) <= MOST_SKEW) return undefined;
  const minutes = Math.round(Math.abs(seconds) / 60);
  return `${seconds > 0 ? 'спешат' : 'отстают'} на ${minutes} мин`;
}

/** Compares this computer's clock with Google's. */
export async function clockFinding(google: Pick<GoogleFacts, 'time'>, now: () => Date): Promise<Finding> {
  const check = 'Часы';
  const answer = await google.time().catch((error: unknown) => {
    // fetch throws a TypeError, and nothing else, if the server cannot be reached.
    if (error instanceof TypeError) return undefined;
    throw error;
  });
  if (!answer || Number.isNaN(answer.date.getTime())) return unknown(check, 'Google не отвечает, сверить не с чем');
  const skew = skewOf(new Date(now().getTime() - answer.tookMs / 2), answer.date);
  return skew
    ? toMend(
        check,
        `часы этого компьютера ${skew}`,
        'Включите установку времени по интернету: с неверными часами Google отвергает вход.',
      )
    : ok(check, 'идут верно');
}
