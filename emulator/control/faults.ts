import * as z from 'zod';
import { ApiError, DriveError } from '../core/errors.ts';
import type { Answer, Handle, Layer, Request } from '../core/exchange.ts';
import { re2 } from '../core/re2.ts';
import { refuse } from '../core/refuse.ts';

/** Default delays in milliseconds: how long a `timeout` keeps the connection open, and how late a `slow` answer comes. */
const HANGING = 60_000;
const SLOW = 1_000;

class NotAPattern extends Error {}

const patternOf = (text: string) => re2(text, () => new NotAPattern(text));

/** A regular expression of RE2 as text. */
const pattern = z.string().refine(isPattern, { error: 'is not a regular expression' });

function isPattern(text: string): boolean {
  try {
    patternOf(text);
    return true;
  } catch (error) {
    if (error instanceof NotAPattern) return false;
    throw error;
  }
}

/**
 * An order for one fault. The fault affects calls that fit everything in `match`. An empty `match` fits every call except calls to `/emulator/` that
 * control the emulator.
 */
export const faultOrder = z.strictObject({
  fault: z.enum(['409', '429', '500', '503', 'timeout', 'cut', 'slow']),
  /** Whether the call fails before or after it takes effect. With `cut` and `slow`, the call always takes effect. */
  when: z.enum(['before', 'after']).default('before'),
  match: z
    .strictObject({
      method: z.string().optional(),
      /** Regular expression, searched in the decoded path. */
      path: pattern.optional(),
      /** Regular expression, searched in the body. */
      body: pattern.optional(),
      identity: z.string().optional(),
    })
    .default({}),
  /** How many matching calls succeed before a call fails. */
  skip: z.int().min(0).default(0),
  /** How many calls fail. */
  times: z.int().min(1).default(1),
  /** Milliseconds until a `slow` answer comes, or until a `timeout` closes the connection. */
  delayMs: z.int().min(0).max(600_000).optional(),
  /** How many bytes of a `cut` answer's body arrive; half of them by default. */
  keepBytes: z.int().min(0).optional(),
});

export type FaultOrder = z.infer<typeof faultOrder>;
export type FaultInput = z.input<typeof faultOrder>;

/** An active fault. `times` is the number of calls that the fault will still affect. */
export interface Fault extends FaultOrder {
  readonly id: number;
}

/** The active faults. If several faults match a call, the oldest fault applies. */
export class Faults {
  private inForce: Fault[] = [];
  private nextId = 1;

  constructor(private readonly identify: (request: Request) => string) {}

  /** @throws {z.ZodError} if the order is invalid */
  add(order: FaultInput): Fault {
    const fault = { ...faultOrder.parse(order), id: this.nextId };
    this.nextId += 1;
    this.inForce.push(fault);
    return fault;
  }

  list(): readonly Fault[] {
    return this.inForce;
  }

  clear(): void {
    this.inForce = [];
  }

  readonly layer: Layer = (request, next) => {
    const fault = this.take(request);
    return fault ? goWrong(fault, request, next) : next(request);
  };

  private take(request: Request): Fault | undefined {
    const matching = this.inForce.filter((fault) => this.matches(fault, request));
    const due = matching.find((fault) => fault.skip === 0);
    this.inForce = this.inForce.flatMap((fault) => {
      if (fault === due) return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
      return fault.skip > 0 && matching.includes(fault) ? [{ ...fault, skip: fault.skip - 1 }] : [fault];
    });
    return due;
  }

  private matches({ match }: Fault, request: Request): boolean {
    if (match.method !== undefined && match.method.toUpperCase() !== request.method) return false;
    if (match.path !== undefined && !patternOf(match.path).test(readable(request.rawPath))) return false;
    if (match.body !== undefined && !patternOf(match.body).test(request.body.toString('utf8'))) return false;
    return match.identity === undefined || match.identity === this.identify(request);
  }
}

function readable(rawPath: string): string {
  try {
    return decodeURIComponent(rawPath);
  } catch (error) {
    if (error instanceof URIError) return rawPath;
    throw error;
  }
}

const ERRORS = {
  '409': () => new ApiError(409, 'ABORTED', 'The operation was aborted.'),
  '429': () => new ApiError(429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).'),
  '500': () => new ApiError(500, 'INTERNAL', 'Internal error encountered.'),
  '503': () => new ApiError(503, 'UNAVAILABLE', 'The service is currently unavailable.'),
} as const;

const DRIVE_429 = () => new DriveError(429, 'rateLimitExceeded', 'Rate Limit Exceeded', undefined, 'usageLimits');

function goWrong({ fault, when, delayMs, keepBytes }: Fault, request: Request, next: Handle): Answer {
  if (fault === 'slow') return { ...next(request), delivery: { delayMs: delayMs ?? SLOW } };
  if (fault === 'cut') {
    const answer = next(request);
    return { ...answer, delivery: { cutAfter: keepBytes ?? Math.floor(Buffer.byteLength(answer.body) / 2) } };
  }
  if (when === 'after') next(request);
  if (fault === 'timeout') {
    return { ...refuse(ERRORS['503'](), request), delivery: { delayMs: delayMs ?? HANGING, cutAfter: -1 } };
  }
  const drive = request.rawPath.includes('/drive/') && fault === '429';
  return refuse(drive ? DRIVE_429() : ERRORS[fault](), request);
}
