import type { AllowedRole } from '../access-rules.ts';

/** The pages of the overseer's host that need no account. */
const OPEN: readonly RegExp[] = [/^\/(login|logout|first|password|forgotten|alive)$/, /^\/assets\/[\w.-]+$/];

/** Who may send a request to this path of the overseer's host. An account of that host is the overseer's. */
export const overseerRoles = (path: string): readonly AllowedRole[] =>
  OPEN.some((each) => each.test(path)) ? ['anyone'] : ['keeper'];
