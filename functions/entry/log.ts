import { GoogleError } from '../gateways/google-error.ts';
import { WorkbookError } from '../workbook/workbook-error.ts';

type Severity = 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR';

/** Writes a line into the log: what happened, and facts without personal data (codes, ids, numbers). */
export type Log = (severity: Severity, message: string, facts?: Readonly<Record<string, unknown>>) => void;

/** With the trace that groups the log lines of a request. */
export type TraceHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The trace and span of a request, from the W3C header `traceparent` or Google's older `X-Cloud-Trace-Context: TRACE/SPAN;o=1`. */
function traceOf(headers: TraceHeaders): { trace: string; span: string } | undefined {
  const [, trace, span] =
    /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-/.exec(String(headers.traceparent ?? '')) ??
    /^([\da-f]{32})\/(\d+)/.exec(String(headers['x-cloud-trace-context'] ?? '')) ??
    [];
  return trace && span ? { trace, span } : undefined;
}

/**
 * Writes lines for Cloud Logging to standard output: one JSON object per line, with Google's own keys
 * (https://cloud.google.com/logging/docs/structured-logging).
 */
export function structuredLog(
  write: (line: string) => void,
  { project, headers = {} }: { readonly project: string | undefined; readonly headers?: TraceHeaders },
): Log {
  const found = traceOf(headers);
  const trace =
    project && found
      ? {
          'logging.googleapis.com/trace': `projects/${project}/traces/${found.trace}`,
          'logging.googleapis.com/spanId': found.span,
        }
      : {};
  return (severity, message, facts = {}) => write(`${JSON.stringify({ severity, message, ...trace, ...facts })}\n`);
}

/** The facts about an error for the log, without its message, which may quote data. */
export function errorFacts(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    ...(error instanceof GoogleError || error instanceof WorkbookError ? { code: error.code } : {}),
    places: places.slice(0, 12).map((line) => line.trim()),
    ...(error.cause instanceof Error ? { cause: error.cause.name } : {}),
  };
}
