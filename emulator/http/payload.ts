import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../core/exchange.ts';

/**
 * The bytes of an answer, after its delay. Makes them first if they need an asynchronous library.
 * @throws Node's AbortError if `signal` ends the delay
 */
export async function payloadOf({ body, rendering, delivery = {} }: Answer, signal?: AbortSignal): Promise<Uint8Array> {
  const content = rendering ? await rendering() : body;
  if (delivery.delayMs) await pause(delivery.delayMs, undefined, { ref: false, ...(signal && { signal }) });
  return typeof content === 'string' ? Buffer.from(content) : content;
}
