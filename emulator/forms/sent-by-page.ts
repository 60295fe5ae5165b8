import { createHash } from 'node:crypto';
import type { Context } from '../core/exchange.ts';
import type { ResponseDocument } from './model.ts';
import { findResponse } from './repository.ts';

const LENGTH = 76;

/** A new token for a page of a form. The ids of the page's answers are made from the token, so an answer that arrives twice is recognised. */
export const newToken = ({ ids }: Pick<Context, 'ids'>): string => ids.token(LENGTH);

/** The token of a page, from its address or from a sent form; undefined if there is no valid token. */
export function tokenIn(params: URLSearchParams): string | undefined {
  const token = params.get('submission') ?? '';
  return token.length === LENGTH && /^[\w-]+$/.test(token) ? token : undefined;
}

/**
 * The id of the response that a page sends. If the page sends several responses, each later id also contains a number. The token cannot be found from
 * an id: programs and readers of a workbook see ids, while the token opens the answer.
 */
export function newResponseId(token: string, nth = 1): string {
  const digest = createHash('sha512').update(token).digest('base64url').slice(0, LENGTH);
  return `ACYDBN${digest}${nth === 1 ? '' : `-${nth}`}`;
}

/** The last response that the page with this token sent, and the id of the page's next response. */
export function sentByPage(
  formId: string,
  token: string,
  context: Pick<Context, 'store'>,
): { readonly last: ResponseDocument | undefined; readonly nextId: string } {
  let last: ResponseDocument | undefined;
  for (let nth = 1; ; nth++) {
    const nextId = newResponseId(token, nth);
    const found = findResponse(context, formId, nextId);
    if (!found) return { last, nextId };
    last = found;
  }
}
