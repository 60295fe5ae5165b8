import type { Destination, Router } from '../../emulator/server-parts.ts';
import { ROLES, type Role } from '../accounts/role.ts';

/**
 * Who may be admitted: `anyone` needs no account; `programme` is a program on this computer that shows the token of the session.
 */
export type AllowedRole = Role | 'anyone' | 'programme';

export interface AccessRule {
  readonly methods: readonly string[];
  readonly path: RegExp;
  readonly who: readonly AllowedRole[];
}

const READ = ['GET'];
const WRITE = ['POST'];
const BOTH = ['GET', 'POST'];

const allow = (methods: readonly string[], path: RegExp, ...who: readonly AllowedRole[]): AccessRule => ({
  methods,
  path,
  who,
});

/**
 * The only list of who may open which path. {@link unlisted} decides about a path that the list does not name. `reading-limits.ts` says which
 * documents and tabs a role reads at these paths.
 */
export const ACCESS_RULES: readonly AccessRule[] = [
  // Without an account.
  allow(BOTH, /^\/(login|first|password|forgotten)$/, 'anyone'),
  allow(WRITE, /^\/logout$/, 'anyone'),
  allow(READ, /^\/(seen|alive)$/, 'anyone'),
  allow(BOTH, /^\/(unsubscribe|my)$/, 'anyone'),
  allow(READ, /^\/forms\/d\/e\/[^/]+\/viewform$/, 'anyone'),
  allow(BOTH, /^\/forms\/d\/e\/[^/]+\/formResponse$/, 'anyone'),
  allow(READ, /^\/assets\/((pages|forms|programme)\.(css|js)|golos-\w+\.woff2)$/, 'anyone'),
  // Everybody with an account.
  allow(READ, /^\/(home)?$/, ...ROLES),
  allow(BOTH, /^\/account(\/[\w-]+)?$/, ...ROLES),
  // The server itself.
  allow(BOTH, /^\/(accounts|server|mail|backups)(\/[\w-]+)?$/, 'keeper'),
  allow(READ, /^\/health$/, 'keeper', 'curator'),
  // The programme.
  allow(READ, /^\/inbox$/, 'curator'),
  allow(BOTH, /^\/letters(\/[\w-]+)?$/, 'curator'),
  allow(READ, /^\/spreadsheets\/d\/[^/]+(\/(edit)?)?$/, 'curator', 'head', 'viewer'),
  allow(READ, /^\/document\/d\/[^/]+(\/(edit|preview|export)?)?$/, 'curator', 'head', 'viewer'),
  allow(READ, /^\/drive\/folders\/[^/]+$/, 'curator', 'viewer'),
  allow(READ, /^\/(signatures|programme)$/, 'curator', 'head'),
];

/** Only the curator may open a page of the programme that the list does not name. All other unnamed paths are for programs. */
function unlisted(destination: Destination | undefined): readonly AllowedRole[] {
  return destination?.audience === 'people' ? ['curator'] : ['programme'];
}

/**
 * Who may send a request to this path.
 * @param router - the paths of the school's pages and APIs behind the server
 */
export function allowedRoles(router: Router, method: string, path: string): readonly AllowedRole[] {
  const asked = method === 'HEAD' ? 'GET' : method;
  const listed = ACCESS_RULES.find((each) => each.methods.includes(asked) && each.path.test(path));
  return listed?.who ?? unlisted(router.find({ method, rawPath: path }));
}
