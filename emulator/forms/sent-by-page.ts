import { createHash } from 'node:crypto';
import type { Context } from '../core/exchange.ts';
import type { ResponseDocument } from './model.ts';
import { findResponse } from './repository.ts';

const LENGTH = 76;

/** A new token of a form's page. Whatever the page sends has an id made from the token, so an answer that arrives twice is recognised. */
export const newToken = ({ ids }: Pick<Context, 'ids'>): string => ids.token(LENGTH);

/** The token of a page, in its address or in what it sent; undefined without a usable one. */
export function tokenIn(params: URLSearchParams): string | undefined {
  const token = params.get('submission') ?? '';
  return token.length === LENGTH && /^[\w-]+$/.test(token) ? token : undefined;
}

/**
 * The id of the response that a page sends. If the page sends several, each after the first has its number. Programs and readers of a workbook see ids,
 * and the token opens the answer, so no id tells its token.
 */
export function newResponseId(token: string, nth = 1): string {
  const digest = createHash('sha512').update(token).digest('base64url').slice(0, LENGTH);
  return `ACYDBN${digest}${nth === 1 ? '' : `-${nth}`}`;
}

/** The last response that the page with this token sent, and the id of the next one. */
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
