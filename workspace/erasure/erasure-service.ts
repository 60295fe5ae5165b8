import { ErasureError } from '../../functions/jobs/erasure-error.ts';
import { recordWithdrawal } from '../../functions/jobs/record-withdrawal.ts';
import { sync } from '../../functions/jobs/sync.ts';
import { normalCode } from '../../sheets-schema/cell.ts';
import { userMessage } from '../user-facing-error.ts';
import { type ErasedHere, type ErasurePreview, eraseHere, previewErasure } from './erase-here.ts';
import type { ErasureContext } from './erasure-context.ts';
import { unfinishedErasures } from './order.ts';

/**
 * A request. The code alone asks for a preview; the code with the day of a withdrawal first enters the withdrawal, which stops all work with the
 * data; the code with the same `confirmCode` erases the data.
 */
export interface ErasureRequest {
  readonly code: string;
  readonly withdrawnOn?: string | undefined;
  readonly confirmCode?: string | undefined;
}

/** The result of a request; a refusal is in Russian. */
export type ErasureOutcome =
  /** The register has no withdrawal yet. */
  | { readonly kind: 'notWithdrawn'; readonly code: string }
  | { readonly kind: 'asked'; readonly preview: ErasurePreview }
  | { readonly kind: 'done'; readonly erased: ErasedHere }
  | { readonly kind: 'refused'; readonly why: string };

/** Handles erasure requests, one erasure at a time. */
export type ErasureService = (request: ErasureRequest) => Promise<ErasureOutcome>;

const refused = (why: string): ErasureOutcome => ({ kind: 'refused', why });

const participant = (text: string) => {
  const code = normalCode(text);
  return code?.startsWith('К-') ? code : undefined;
};

/** Turns an error that a person can resolve into a refusal. Rethrows program errors. */
function failed(error: unknown, { store }: ErasureContext, code: string): ErasureOutcome {
  if (error instanceof ErasureError && error.reason === 'notWithdrawn') return { kind: 'notWithdrawn', code };
  const sentence = error instanceof ErasureError ? error.message : userMessage(error);
  if (sentence === undefined) throw error;
  const begun = unfinishedErasures(store).some((order) => order.code === code);
  const again = `Удаление данных ${code} начато и не закончено: устраните причину и повторите, оно продолжится.`;
  return refused(begun ? `${sentence} ${again}` : sentence);
}

/** Makes the erasure service of a school on this computer. */
export function erasureService(place: ErasureContext): ErasureService {
  let underWay = false;
  return async ({ code: asked, withdrawnOn, confirmCode }) => {
    const code = participant(asked);
    if (code === undefined) return refused('Нужен код участника вида К-07. Он стоит на листе «Участники».');
    if (underWay) return refused('Удаление уже идёт. Дождитесь, пока оно закончится.');
    if (confirmCode !== undefined && participant(confirmCode) !== code) {
      return refused('Коды не совпадают: ничего не удалено.');
    }
    underWay = true;
    try {
      if (withdrawnOn !== undefined) {
        await recordWithdrawal(place.school, code, withdrawnOn);
        await sync(place.school);
      }
      return confirmCode === undefined
        ? { kind: 'asked', preview: await previewErasure(place, code) }
        : { kind: 'done', erased: await eraseHere(place, code) };
    } catch (error) {
      return failed(error, place, code);
    } finally {
      underWay = false;
    }
  };
}
