import type { OpenEndpoint } from '../endpoint.ts';

/**
 * GET /health: says that the function is running, and names the Google account with which schools must share their workbooks. It does not call
 * Google, so a probe costs no quota.
 */
export const health = ({ account }: { readonly account?: string | undefined }): OpenEndpoint => ({
  methods: ['GET'],
  run: async () => ({ json: { status: 'ok', ...(account ? { account } : {}) } }),
});
