/** Tokens for programs that call an emulator with a `secret`. */
export { claimedHolder, sessionToken } from './gate/session-token.ts';
