import { type Identify, tokenOf } from '../core/exchange.ts';

/** The identity behind a token, and what it may do; everything if no scopes are named. */
export interface TokenHolder {
  /** An address. */
  readonly identity: string;
  /** Short names, e.g. `spreadsheets.readonly`, or full ones. */
  readonly scopes?: readonly string[];
}

/** The accepted tokens; a plain text value is the address of someone who may do everything. */
export type AcceptedTokens = Readonly<Record<string, string | TokenHolder>>;

const SCOPE_ROOT = 'https://www.googleapis.com/auth/';

/** The holder of a token, with short scope names; undefined for a token that is not accepted. */
export function holderOf(token: string | undefined, tokens: AcceptedTokens): TokenHolder | undefined {
  const holder = token !== undefined && Object.hasOwn(tokens, token) ? tokens[token] : undefined;
  if (holder === undefined) return undefined;
  if (typeof holder === 'string') return { identity: holder };
  return { ...holder, ...(holder.scopes && { scopes: holder.scopes.map((each) => each.replace(SCOPE_ROOT, '')) }) };
}

const NOBODY = 'anonymous@emulator.local';

/** The identity of a request, if only these tokens are accepted. */
export const identifyBy =
  (tokens: AcceptedTokens): Identify =>
  (request) =>
    holderOf(tokenOf(request), tokens)?.identity ?? NOBODY;
