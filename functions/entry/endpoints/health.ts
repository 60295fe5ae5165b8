import type { OpenEndpoint } from '../endpoint.ts';

/**
 * GET /health: the function was started and answers, and as whom it comes to Google: the workbook must be open for that account.
 * It asks nothing of Google, so that a probe costs no quota.
 */
export const health = ({ account }: { readonly account?: string | undefined }): OpenEndpoint => ({
  methods: ['GET'],
  run: async () => ({ json: { status: 'ok', ...(account ? { account } : {}) } }),
});
