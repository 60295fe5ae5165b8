import * as z from 'zod';
import { readSession } from '../session-file.ts';
import { UserFacingError } from '../user-facing-error.ts';
import type { ErasureService } from './erasure-service.ts';

const texts = z.array(z.string());

const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('notWithdrawn'), code: z.string() }),
  z.object({
    kind: z.literal('asked'),
    preview: z.object({
      code: z.string(),
      person: z.string(),
      withdrawnOn: z.string(),
      what: texts,
      found: texts,
      confirmationPending: z.boolean(),
      files: z.array(z.object({ place: z.string(), action: z.enum(['delete', 'rewrite']) })),
    }),
  }),
  z.object({ kind: z.literal('done'), erased: z.object({ lines: texts, clean: z.boolean(), complete: z.boolean() }) }),
  z.object({ kind: z.literal('refused'), why: z.string() }),
]);

const NOT_FOUND =
  'Школа открыта другой командой, и попросить её удалить данные нельзя. Дождитесь, пока та закончит, или остановите «Наставника» (Ctrl+C) и повторите.';

/**
 * Makes an {@link ErasureService} that passes requests to the school that runs with this data folder.
 * @throws UserFacingError if no running school uses the folder
 */
export async function runningService(folder: string): Promise<ErasureService> {
  const session = await readSession(folder);
  if (session === undefined) throw new UserFacingError(NOT_FOUND);
  const { url, token } = session;
  return async (request) => {
    const answer = await fetch(`${url}erasure.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(request),
    }).catch((error: unknown) => {
      if (error instanceof TypeError) throw new UserFacingError(NOT_FOUND);
      throw error;
    });
    const outcome = outcomeSchema.safeParse(await answer.json().catch(() => undefined));
    if (outcome.success) return outcome.data;
    throw new UserFacingError(
      `«Наставник» по адресу ${url} ответил ${answer.status}. Остановите его (Ctrl+C) и повторите.`,
    );
  };
}
