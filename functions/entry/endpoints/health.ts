import type { OpenEndpoint } from '../endpoint.ts';

/** GET /health: the function was started and answers. It asks nothing of Google, so that a probe costs no quota. */
export const health: OpenEndpoint = { methods: ['GET'], run: async () => ({ json: { status: 'ok' } }) };
