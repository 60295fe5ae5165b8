import { ANONYMOUS, type Identify, tokenOf } from '../core/exchange.ts';

/** The holder of a token and its scopes. Without `scopes`, the token allows everything. */
export interface TokenHolder {
  /** The holder's e-mail address. */
  readonly identity: string;
  /** Short (`spreadsheets.readonly`) or full names of scopes. */
  readonly scopes?: readonly string[];
}

/** The accepted tokens and their holders. A plain string is the address of a holder whose token allows everything. */
export type AcceptedTokens = Readonly<Record<string, string | TokenHolder>>;

const SCOPE_ROOT = 'https://www.googleapis.com/auth/';

/** The holder of a token, with short scope names; undefined for a token that is not accepted. */
export function holderOf(token: string | undefined, tokens: AcceptedTokens): TokenHolder | undefined {
  const holder = token !== undefined && Object.hasOwn(tokens, token) ? tokens[token] : undefined;
  if (holder === undefined) return undefined;
  if (typeof holder === 'string') return { identity: holder };
  return { ...holder, ...(holder.scopes && { scopes: holder.scopes.map((each) => each.replace(SCOPE_ROOT, '')) }) };
}

/** Returns a function that finds the sender of a request among the holders of these tokens. */
export const identifyBy =
  (tokens: AcceptedTokens): Identify =>
  (request) =>
    holderOf(tokenOf(request), tokens)?.identity ?? ANONYMOUS;
