import type { AllowedRole } from '../access-rules.ts';

/** The pages of the overseer's host that need no account. */
const OPEN: readonly RegExp[] = [/^\/(login|logout|first|password|forgotten|alive)$/, /^\/assets\/[\w.-]+$/];

/** Who may send a request to this path of the overseer's host. The overseer is the keeper of that host's accounts. */
export const overseerRoles = (path: string): readonly AllowedRole[] =>
  OPEN.some((each) => each.test(path)) ? ['anyone'] : ['keeper'];
