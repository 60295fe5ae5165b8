import type { OpenEndpoint } from '../endpoint.ts';

/**
 * GET /health: says that the function is running, and as which Google account. The workbook must be shared with that account. It makes no
 * Google call, so a probe costs no quota.
 */
export const health = ({ account }: { readonly account?: string | undefined }): OpenEndpoint => ({
  methods: ['GET'],
  run: async () => ({ json: { status: 'ok', ...(account ? { account } : {}) } }),
});
