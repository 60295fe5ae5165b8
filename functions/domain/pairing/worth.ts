import type { Assignment } from './assignment.ts';
import type { Transport } from './transport.ts';

/** A worth, or a bound on it, as the two digits of one number. `low` is at least 0 and less than the base of the {@link WorthScale}. */
export interface Worth {
  readonly high: number;
  readonly low: number;
}

export const nothing: Worth = { high: 0, low: 0 };

/**
 * Makes the two numbers of the objective the digits of one number, so that prices can lie between two values of `high`. The low digit has room for
 * every sum of `low`. Prices also need fractions of a unit of `low`, so one unit is `unit` steps of the low digit.
 */
export class WorthScale {
  readonly base: number;
  readonly unit: number;
  readonly #transport: Transport;

  constructor(transport: Transport) {
    const { mentees, mentors, start, low, led, room, loadStep } = transport;
    let range = 1;
    for (let mentee = 0; mentee < mentees; mentee++) {
      let most = 0;
      for (let arc = start[mentee] ?? 0; arc < (start[mentee + 1] ?? 0); arc++) most = Math.max(most, low[arc] ?? 0);
      range += most;
    }
    for (let mentor = 0; mentor < mentors; mentor++) {
      const before = led[mentor] ?? 0;
      range += loadStep * ((before + (room[mentor] ?? 0)) ** 2 - before ** 2);
    }
    const digit = 2 ** Math.ceil(Math.log2(2 * range));
    this.unit = Math.max(1, 2 ** 48 / digit);
    this.base = digit * this.unit;
    this.#transport = transport;
  }

  /** The worth of a sum of `high` and a sum of `low`. */
  worth(high: number, low: number): Worth {
    return this.digits(high, low * this.unit);
  }

  /** Carries between the digits, so that the low digit is in its range. */
  digits(high: number, low: number): Worth {
    const carry = Math.floor(low / this.base);
    return { high: high + carry, low: low - carry * this.base };
  }

  plus(a: Worth, b: Worth): Worth {
    return this.digits(a.high + b.high, a.low + b.low);
  }

  minus(a: Worth, b: Worth): Worth {
    return this.digits(a.high - b.high, a.low - b.low);
  }

  /** The smallest worth that is better than this one. */
  next({ high, low }: Worth): Worth {
    return this.digits(high, low + this.unit);
  }

  /** The worth as a floating-point number, to compute the length of a step. */
  approximately({ high, low }: Worth): number {
    return high * this.base + low;
  }

  worthOf(assignment: Assignment): Worth {
    return this.worth(...this.sums(assignment));
  }

  /** The sums of `high` and `low` of all pairs, with the costs of the places. */
  sums({ arcOf, load, transport }: Assignment): readonly [high: number, low: number] {
    let high = 0;
    let low = 0;
    for (const arc of arcOf) {
      if (arc < 0) continue;
      high += transport.high[arc] ?? 0;
      low += transport.low[arc] ?? 0;
    }
    for (let mentor = 0; mentor < load.length; mentor++) {
      const before = this.#transport.led[mentor] ?? 0;
      low -= transport.loadStep * ((before + (load[mentor] ?? 0)) ** 2 - before ** 2);
    }
    return [high, low];
  }

  /** The sums that a worth stands for. The sum of `low` may be negative. */
  sumsOf({ high, low }: Worth): readonly [high: number, low: number] {
    const whole = Math.floor(low / this.unit);
    return low < this.base / 2 ? [high, whole] : [high + 1, whole - this.base / this.unit];
  }
}

/** Negative if `a` is worth less. */
export function compareWorth(a: Worth, b: Worth): number {
  return a.high - b.high || a.low - b.low;
}
