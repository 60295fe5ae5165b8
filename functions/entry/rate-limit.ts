import { Refusal } from './refusal.ts';

const MINUTE_MS = 60_000;

/** If there are more callers, we forget the one whose last call is the oldest. */
const MOST_CALLERS = 10_000;

/** Limits each caller's rate per minute with a token bucket. Each instance counts only its own calls, so the number of instances limits the total. */
export class RateLimit {
  private readonly buckets = new Map<string, { level: number; at: number }>();
  private readonly perMinute: number;
  private readonly now: () => number;

  constructor(perMinute: number, now: () => number) {
    this.perMinute = perMinute;
    this.now = now;
  }

  /**
   * Counts a call.
   * @throws Refusal 429 with the seconds to wait
   */
  enter(caller: string): void {
    const now = this.now();
    const bucket = this.buckets.get(caller) ?? { level: this.perMinute, at: now };
    // If somebody moved the clock back, no time has passed.
    const passed = Math.max(0, now - bucket.at);
    const level = Math.min(this.perMinute, bucket.level + (passed / MINUTE_MS) * this.perMinute);
    this.buckets.delete(caller);
    this.buckets.set(caller, { level: level >= 1 ? level - 1 : level, at: now });
    const [oldest] = this.buckets.keys();
    if (this.buckets.size > MOST_CALLERS && oldest !== undefined) this.buckets.delete(oldest);
    if (level >= 1) return;
    const seconds = Math.ceil(((1 - level) / this.perMinute) * 60);
    throw new Refusal(429, 'Слишком много запросов подряд. Подождите и повторите.', { 'Retry-After': String(seconds) });
  }
}
