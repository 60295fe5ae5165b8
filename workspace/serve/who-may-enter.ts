import type { Destination, Router } from '../../emulator/front-door.ts';
import { ROLES, type Role } from '../accounts/role.ts';

/**
 * Who may be let in: `anyone` needs no account; `programme` is a program on this computer that shows the token of the session.
 */
export type Visitor = Role | 'anyone' | 'programme';

export interface Entrance {
  readonly methods: readonly string[];
  readonly path: RegExp;
  readonly who: readonly Visitor[];
}

const READ = ['GET'];
const WRITE = ['POST'];
const BOTH = ['GET', 'POST'];

const enter = (methods: readonly string[], path: RegExp, ...who: readonly Visitor[]): Entrance => ({
  methods,
  path,
  who,
});

/** The only list of who may open which path. `entranceOf` decides about a path that the list does not name. */
export const ENTRANCES: readonly Entrance[] = [
  // Without an account.
  enter(BOTH, /^\/(login|first|password|forgotten)$/, 'anyone'),
  enter(WRITE, /^\/logout$/, 'anyone'),
  enter(READ, /^\/(seen|alive)$/, 'anyone'),
  enter(BOTH, /^\/unsubscribe$/, 'anyone'),
  enter(READ, /^\/forms\/d\/e\/[^/]+\/viewform$/, 'anyone'),
  enter(WRITE, /^\/forms\/d\/e\/[^/]+\/formResponse$/, 'anyone'),
  // Everybody with an account.
  enter(READ, /^\/(home)?$/, ...ROLES),
  enter(BOTH, /^\/account(\/[\w-]+)?$/, ...ROLES),
  // The server itself.
  enter(BOTH, /^\/(accounts|server|mail|backups)(\/[\w-]+)?$/, 'keeper'),
  enter(READ, /^\/health$/, 'keeper', 'curator'),
  // The programme.
  enter(READ, /^\/inbox$/, 'curator'),
  enter(BOTH, /^\/letters(\/[\w-]+)?$/, 'curator'),
  enter(READ, /^\/spreadsheets\/d\/[^/]+(\/(edit)?)?$/, 'curator', 'head', 'viewer'),
  enter(READ, /^\/document\/d\/[^/]+(\/(edit|preview|export)?)?$/, 'curator', 'head', 'viewer'),
  enter(READ, /^\/drive\/folders\/[^/]+$/, 'curator', 'head', 'viewer'),
];

/** Only the curator may open a page of the programme that the list does not name. All other unnamed paths are for programs. */
function unlisted(destination: Destination | undefined): readonly Visitor[] {
  return destination?.audience === 'people' ? ['curator'] : ['programme'];
}

/**
 * Who may send a request to this path.
 * @param router - the paths of the school's pages and APIs behind the server
 */
export function entranceOf(router: Router, method: string, path: string): readonly Visitor[] {
  const asked = method === 'HEAD' ? 'GET' : method;
  const listed = ENTRANCES.find((each) => each.methods.includes(asked) && each.path.test(path));
  return listed?.who ?? unlisted(router.find({ method, rawPath: path }));
}
