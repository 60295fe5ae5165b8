import { invalidArgument } from '../core/errors.ts';

const GRAMMAR = /^\s*timestamp\s*(>=|>)\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z\s*$/;

/** A moment as text that sorts by time: seconds, then the fraction padded to nanoseconds. */
const comparable = (seconds: string, fraction = ''): string => `${seconds}.${fraction.padEnd(9, '0')}`;

/**
 * A predicate on `lastSubmittedTime` from the `filter` of responses.list: `timestamp > T` or `timestamp >= T`, where T is an RFC 3339 time in UTC
 * ("Zulu" format).
 * @throws 400 for any other filter
 */
export function timestampFilter(filter: string): (time: string) => boolean {
  if (filter === '') return () => true;
  const [, operator, seconds, fraction] = GRAMMAR.exec(filter) ?? [];
  if (seconds === undefined || Number.isNaN(Date.parse(`${seconds}Z`))) {
    throw invalidArgument(`Invalid filter: ${filter}. Supported are 'timestamp > N' and 'timestamp >= N'.`);
  }
  const limit = comparable(seconds, fraction);
  return (time) => {
    const [whole = '', part] = time.replace('Z', '').split('.');
    const moment = comparable(whole, part);
    return operator === '>=' ? moment >= limit : moment > limit;
  };
}
