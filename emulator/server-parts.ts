/** The parts of the emulator's own server, for an application that runs its own server in front of the emulator. */
export { type Answer, type Destination, type Head, type Request, settled } from './core/exchange.ts';
export { Router } from './core/router.ts';
export { isLoopback } from './gate/own-host.ts';
export { answerUnread, readBody } from './http/body.ts';
export { headOf } from './http/head.ts';
export { type Opened, opened } from './http/opened.ts';
export { payloadOf } from './http/payload.ts';
export { SAFE_HEADERS } from './http/safe-headers.ts';
