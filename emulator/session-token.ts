/** The tokens of programs at an emulator that was started with a `secret`. */
export { claimedHolder, sessionToken } from './gate/session-token.ts';
