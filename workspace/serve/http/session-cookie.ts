import type { IncomingHttpHeaders } from 'node:http';

/** With the prefix `__Host-`, a browser accepts the cookie only from this host and over an encrypted connection (RFC 6265bis, 4.1.3.2). */
const nameOf = (secure: boolean): string => (secure ? '__Host-nastavnik' : 'nastavnik');

/** `Lax` instead of `Strict`: a person who follows a link in a letter must stay logged in. */
const attributes = (secure: boolean): string => `; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

export const setCookie = (token: string, secure: boolean): string => `${nameOf(secure)}=${token}${attributes(secure)}`;

export const dropCookie = (secure: boolean): string => `${nameOf(secure)}=; Max-Age=0${attributes(secure)}`;

export function cookieIn({ cookie = '' }: IncomingHttpHeaders, secure: boolean): string | undefined {
  const start = `${nameOf(secure)}=`;
  return cookie
    .split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(start))
    ?.slice(start.length);
}
