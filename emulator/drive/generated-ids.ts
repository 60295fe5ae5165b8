import { type Answer, type Context, json, type Request } from '../core/exchange.ts';
import { invalidParameter } from './drive-error.ts';

/** Ids that were given out and not used yet (collection `generated-id`, by id). */
const GENERATED = 'generated-id';

const MOST_IDS = 1000;

/** files.generateIds: ids that files.create and files.copy take, each once. */
export function generateIds(request: Request, { ids, store }: Context): Answer {
  const count = Number(request.query.get('count') ?? 10);
  if (!Number.isInteger(count) || count < 1 || count > MOST_IDS) throw invalidParameter('count');
  const made = Array.from({ length: count }, () => ids.file());
  for (const id of made) store.put(GENERATED, id, {});
  return json({ kind: 'drive#generatedIds', space: 'drive', ids: made }, request);
}

/** Uses an id up. @returns whether it was given out before */
export function useGeneratedId({ store }: Context, id: string): boolean {
  if (store.get(GENERATED, id) === undefined) return false;
  store.delete(GENERATED, id);
  return true;
}
