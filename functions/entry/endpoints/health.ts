import type { OpenEndpoint } from '../endpoint.ts';

/**
 * GET /health: the function is running, and its Google account, with which the workbook must be shared. It makes no Google call, so that a probe
 * costs no quota.
 */
export const health = ({ account }: { readonly account?: string | undefined }): OpenEndpoint => ({
  methods: ['GET'],
  run: async () => ({ json: { status: 'ok', ...(account ? { account } : {}) } }),
});
