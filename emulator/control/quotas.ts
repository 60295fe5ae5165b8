import type { Clock } from '../core/clock.ts';
import { ApiError, DriveError } from '../core/errors.ts';
import type { Layer, Request } from '../core/exchange.ts';

interface Quota {
  readonly service: string;
  /** The quota's name in Google's error message, e.g. `Read requests`. */
  readonly metric: string;
  /** Calls per minute. */
  readonly perProject: number;
  readonly perUser: number;
  readonly counts: (request: Request) => boolean;
}

/** Reads for which Sheets and Forms use POST. */
const READS_BY_POST = /:(getByDataFilter|batchGetByDataFilter|search)$/;
const reads = ({ method, rawPath }: Request): boolean => method === 'GET' || READS_BY_POST.test(rawPath);

const sheets = (request: Request): boolean => request.rawPath.startsWith('/v4/spreadsheets');
const forms = (request: Request): boolean => request.rawPath.startsWith('/v1/forms');
const drive = (request: Request): boolean => /^\/(upload\/)?drive\/v3\//.test(request.rawPath);
const expensive = ({ rawPath }: Request): boolean => rawPath.endsWith('/responses');

/**
 * Calls per minute, from https://developers.google.com/workspace/sheets/api/limits, …/forms/api/limits and …/drive/api/guides/limits (Drive counts in
 * units; here a call is one unit).
 */
const QUOTAS: readonly Quota[] = [
  {
    service: 'sheets.googleapis.com',
    metric: 'Read requests',
    perProject: 300,
    perUser: 60,
    counts: (request) => sheets(request) && reads(request),
  },
  {
    service: 'sheets.googleapis.com',
    metric: 'Write requests',
    perProject: 300,
    perUser: 60,
    counts: (request) => sheets(request) && !reads(request),
  },
  {
    service: 'forms.googleapis.com',
    metric: 'Expensive read requests',
    perProject: 450,
    perUser: 180,
    counts: (request) => forms(request) && reads(request) && expensive(request),
  },
  {
    service: 'forms.googleapis.com',
    metric: 'Read requests',
    perProject: 975,
    perUser: 390,
    counts: (request) => forms(request) && reads(request) && !expensive(request),
  },
  {
    service: 'forms.googleapis.com',
    metric: 'Write requests',
    perProject: 375,
    perUser: 150,
    counts: (request) => forms(request) && !reads(request),
  },
  { service: 'drive.googleapis.com', metric: 'Queries', perProject: 12_000, perUser: 12_000, counts: drive },
];

const MINUTE = 60_000;
const PROJECT_NUMBER = '100000000000';

export interface QuotaParts {
  readonly clock: Clock;
  readonly identify: (request: Request) => string;
  /** Whether the quotas apply from the start. */
  readonly enabled: boolean;
}

/**
 * Google's quotas per minute. All callers belong to one project. The user is `quotaUser`, or else the caller's identity. Refused calls do not
 * count.
 */
export class Quotas {
  /** Times of the last minute's calls, oldest first, by quota and user. */
  private readonly calls = new Map<string, number[]>();
  enabled: boolean;

  constructor(private readonly parts: QuotaParts) {
    this.enabled = parts.enabled;
  }

  clear(): void {
    this.calls.clear();
  }

  /** Counts the calls; answers 429 to calls over the quota. */
  readonly layer: Layer = (request, next) => {
    if (this.enabled) this.count(request);
    return next(request);
  };

  private count(request: Request): void {
    const quota = QUOTAS.find((each) => each.counts(request));
    if (!quota) return;
    const user = request.query.get('quotaUser') ?? this.parts.identify(request);
    const name = `${quota.service} ${quota.metric}`;
    const ofUser = this.lastMinute(`${name} ${user}`);
    const ofProject = this.lastMinute(name);
    if (ofUser.length >= quota.perUser) throw exceeded(quota, 'per minute per user');
    if (ofProject.length >= quota.perProject) throw exceeded(quota, 'per minute');
    const now = this.parts.clock.now().getTime();
    ofUser.push(now);
    ofProject.push(now);
  }

  private lastMinute(key: string): number[] {
    const now = this.parts.clock.now().getTime();
    const times = (this.calls.get(key) ?? []).filter((time) => time > now - MINUTE && time <= now);
    this.calls.set(key, times);
    return times;
  }
}

function exceeded(
  { service, metric, perUser, perProject }: Quota,
  span: 'per minute' | 'per minute per user',
): ApiError {
  if (service.startsWith('drive')) {
    const message = 'User Rate Limit Exceeded. Rate of requests for user exceed configured project quota.';
    return new DriveError(403, 'userRateLimitExceeded', message, undefined, 'usageLimits');
  }
  const consumer = `project_number:${PROJECT_NUMBER}`;
  const limit = `${metric} ${span}`;
  const byUser = span === 'per minute per user';
  return new ApiError(
    429,
    'RESOURCE_EXHAUSTED',
    `Quota exceeded for quota metric '${metric}' and limit '${limit}' of service '${service}' for consumer '${consumer}'.`,
    [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        domain: 'googleapis.com',
        metadata: {
          service,
          consumer: `projects/${PROJECT_NUMBER}`,
          quota_metric: `${service}/${metric.toLowerCase().replaceAll(' ', '_')}`,
          quota_limit: limit.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase()),
          quota_limit_value: String(byUser ? perUser : perProject),
          quota_location: 'global',
          quota_unit: byUser ? '1/min/{project}/{user}' : '1/min/{project}',
        },
      },
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [
          {
            description: 'Request a higher quota limit.',
            url: 'https://cloud.google.com/docs/quotas/help/request_increase',
          },
        ],
      },
    ],
  );
}
