import { type Chance, seeded } from '../seeded.ts';
import type { Aftermath, CallFault, Destination, EditFault, Fault, LetterFault, TriggerFault } from './fault.ts';
import type { Strike } from './strike.ts';

type FaultAt<A extends Fault['at']> = Extract<Fault, { readonly at: A }>;

interface Armed {
  readonly fault: Fault;
  readonly strike: Strike;
  skip: number;
  left: number;
}

/** A fault that occurs now, with the random generator for its details. */
export interface Due<F extends Fault> {
  readonly fault: F;
  readonly chance: Chance;
}

/** Decides at each step whether a planned fault of the year occurs, and counts the faults that occurred. */
export class FaultInjector {
  /** How often each fault occurred. */
  readonly struck = new Map<string, number>();
  private readonly waiting: Armed[];
  private armed: Armed[] = [];
  private isActive = false;

  constructor(strikes: readonly Strike[], faults: readonly Fault[]) {
    const named = new Map(faults.map((fault) => [fault.name, fault]));
    this.waiting = strikes.map((strike) => {
      const fault = named.get(strike.fault);
      if (!fault) throw new Error(`There is no fault ${strike.fault}.`);
      return { fault, strike, skip: strike.skip, left: fault.at === 'call' ? (fault.calls ?? 1) : 1 };
    });
  }

  /** From now on, the faults planned up to this day may occur. */
  activate(today: string): void {
    this.isActive = true;
    while (this.waiting[0] && this.waiting[0].strike.on <= today) this.armed.push(...this.waiting.splice(0, 1));
  }

  /** From now on, no fault occurs. */
  deactivate(): void {
    this.isActive = false;
  }

  call(destination: Destination): Due<CallFault> | undefined {
    return this.take('call', ({ of }) => of === undefined || of.includes(destination));
  }

  letter(): Due<LetterFault> | undefined {
    return this.take('letter', () => true);
  }

  trigger(): Due<TriggerFault> | undefined {
    return this.take('trigger', () => true);
  }

  edit(): Due<EditFault> | undefined {
    return this.take('edit', () => true);
  }

  /** The worst aftermath of the faults that occurred. */
  aftermath(faults: readonly Fault[]): Aftermath {
    const left = new Set(faults.filter(({ name }) => this.struck.has(name)).map(({ leaves }) => leaves));
    return left.has('damage') ? 'damage' : left.has('delay') ? 'delay' : 'nothing';
  }

  private take<A extends Fault['at']>(at: A, fits: (fault: FaultAt<A>) => boolean): Due<FaultAt<A>> | undefined {
    if (!this.isActive) return undefined;
    const suitable = this.armed.filter((armed) => armed.fault.at === at && fits(armed.fault as FaultAt<A>));
    const due = suitable.find(({ skip }) => skip === 0 || at === 'trigger');
    for (const armed of suitable) if (armed !== due && armed.skip > 0) armed.skip--;
    if (!due) return undefined;
    due.left--;
    if (due.left === 0) this.armed = this.armed.filter((armed) => armed !== due);
    const { name } = due.fault;
    this.struck.set(name, (this.struck.get(name) ?? 0) + 1);
    return { fault: due.fault as FaultAt<A>, chance: seeded(due.strike.salt, due.left) };
  }
}
