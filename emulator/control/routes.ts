import * as z from 'zod';
import type { MovableClock } from '../core/clock.ts';
import { ApiError, invalidArgument } from '../core/errors.ts';
import { type Answer, type Destination, json, type Layer, type Request } from '../core/exchange.ts';
import type { Router } from '../core/router.ts';
import { parseBody } from '../sheets/shape.ts';
import type { AccessLog } from './access-log.ts';
import { type Faults, faultOrder } from './faults.ts';
import { logPage } from './log-page.tsx';
import type { Quotas } from './quotas.ts';

export interface Controls {
  readonly clock: MovableClock;
  readonly faults: Faults;
  readonly quotas: Quotas;
  readonly log: AccessLog;
  /** Empties the emulator and resets all its controls. */
  reset(): void;
  exportState(): Buffer;
  /** @throws 400 if the file cannot be read; the state then stays the same */
  importState(file: Buffer): void;
}

const clockOrder = z.strictObject({
  /** RFC 3339. */
  now: z.iso.datetime({ offset: true }).optional(),
  advanceMs: z.number().optional(),
  frozen: z.boolean().optional(),
});

const quotaOrder = z.strictObject({ enabled: z.boolean() });

type Control = (controls: Controls, request: Request) => Answer;

const CONTROLS: Readonly<Record<string, Control>> = {
  'GET /emulator/faults': ({ faults }, request) => json({ faults: faults.list() }, request),
  'POST /emulator/faults': ({ faults }, request) => json(faults.add(ordered(faultOrder, request)), request),
  'DELETE /emulator/faults': ({ faults }, request) => {
    faults.clear();
    return json({}, request);
  },
  'GET /emulator/clock': ({ clock }, request) => showClock(clock, request),
  'POST /emulator/clock': ({ clock }, request) => {
    const { now, advanceMs = 0, frozen } = ordered(clockOrder, request);
    const moment = (now === undefined ? clock.now() : new Date(now)).getTime() + advanceMs;
    if (Number.isNaN(new Date(moment).getTime())) throw invalidArgument('There is no such moment.');
    clock.set(new Date(moment), frozen);
    return showClock(clock, request);
  },
  'DELETE /emulator/clock': ({ clock }, request) => {
    clock.restart();
    return showClock(clock, request);
  },
  'GET /emulator/quotas': ({ quotas }, request) => json({ enabled: quotas.enabled }, request),
  'POST /emulator/quotas': ({ quotas }, request) => {
    quotas.enabled = ordered(quotaOrder, request).enabled;
    quotas.clear();
    return json({ enabled: quotas.enabled }, request);
  },
  'POST /emulator/reset': (controls, request) => {
    controls.reset();
    return json({}, request);
  },
  'GET /emulator/state': (controls) => ({
    status: 200,
    headers: {
      'content-type': 'application/x-ndjson',
      'content-disposition': 'attachment; filename="google-emulator.ndjson"',
    },
    body: controls.exportState(),
  }),
  'PUT /emulator/state': (controls, request) => {
    controls.importState(request.body);
    return json({}, request);
  },
  'GET /emulator/log': ({ log }) => logPage(log.list()),
  'GET /emulator/log.json': ({ log }, request) => json({ calls: log.list() }, request),
  'DELETE /emulator/log': ({ log }, request) => {
    log.clear();
    return json({}, request);
  },
};

/** The maximum size of a state file in bytes. The file contains the whole state. */
const STATE_LIMIT = 256 * 1024 * 1024;

const controls: ReadonlyMap<Destination, Control> = new Map(
  Object.entries(CONTROLS).map(([key, control]) => {
    const [method = '', path = ''] = key.split(' ');
    const pattern = new RegExp(`^${path.replace('.', '\\.')}$`);
    return [path === '/emulator/state' ? { method, pattern, bodyLimit: STATE_LIMIT } : { method, pattern }, control];
  }),
);

/** The addresses under `/emulator/` that control the emulator. */
export const controlDestinations: readonly Destination[] = [...controls.keys()];

/** Serves the control routes under `/emulator/`, which faults, quotas and the log do not affect. */
export function controlLayer(parts: Controls, router: Router): Layer {
  return (request, next) => {
    const destination = router.find(request);
    const control = destination && controls.get(destination);
    return control ? control(parts, request) : next(request);
  };
}

/** The request's body, parsed by the schema. @throws 400 that names the problem */
function ordered<T>(schema: z.ZodType<T>, request: Request): T {
  const { data, error } = schema.safeParse(parseBody(request.body));
  if (error) throw new ApiError(400, 'INVALID_ARGUMENT', z.prettifyError(error));
  return data as T;
}

function showClock(clock: MovableClock, request: Request): Answer {
  return json({ now: clock.now().toISOString(), frozen: clock.frozen }, request);
}
