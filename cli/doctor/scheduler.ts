import { cloudscheduler, type cloudscheduler_v1 } from 'googleapis/build/src/apis/cloudscheduler/index.js';
import type { GoogleAccess } from '../../functions/gateways/google-auth.ts';
import { callGoogle } from '../../functions/gateways/google-call.ts';
import { GoogleError } from '../../functions/gateways/google-error.ts';
import { type Finding, ok, toMend, unknown } from './finding.ts';
import { generalRefusal } from './refusals.ts';
import { isOverdue } from './timer-hours.ts';

const CHECK = 'Таймер';

/** OAuth scope that allows listing the jobs of Cloud Scheduler. */
export const SCHEDULER_SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

export interface TimerParts {
  readonly access: GoogleAccess;
  readonly project: string;
  readonly region: string;
  readonly now: () => Date;
}

type Job = cloudscheduler_v1.Schema$Job;

const shortName = ({ name }: Job) => name?.split('/').at(-1) ?? '';

function troubleOf(job: Job, region: string, now: Date): readonly [string, string] | undefined {
  const name = shortName(job);
  const gcloud = (verb: string) => `gcloud scheduler jobs ${verb} ${name} --location=${region}`;
  if (job.state !== 'ENABLED') {
    return [`таймер ${name} остановлен`, `Включите его: ${gcloud('resume')}`];
  }
  if (job.status?.code) {
    return [
      `последний запуск ${name} не удался (код ${job.status.code})`,
      `Посмотрите журнал функции nastavnik и запустите ещё раз: ${gcloud('run')}`,
    ];
  }
  const last = job.lastAttemptTime ? new Date(job.lastAttemptTime) : undefined;
  const since = last ?? new Date(job.userUpdateTime ?? now);
  if (isOverdue(since, now, job.timeZone ?? 'Etc/UTC')) {
    return [
      last ? `таймер ${name} не приходил с ${last.toISOString()}` : `таймер ${name} не приходил ни разу`,
      `Проверьте расписание (*/15 6-21 * * *) и запустите его: ${gcloud('run')}`,
    ];
  }
  return undefined;
}

/** Checks that the timers of a deployment exist, are enabled and run. */
export async function timerFinding({ access, project, region, now }: TimerParts): Promise<Finding> {
  const { auth, rootUrl } = access;
  const api = cloudscheduler({ version: 'v1', auth, ...(rootUrl ? { rootUrl } : {}) });
  const parent = `projects/${project}/locations/${region}`;
  try {
    const { jobs = [] } = await callGoogle(access, 'reading', 'harmless', (options) =>
      api.projects.locations.jobs.list({ parent, pageSize: 500 }, options),
    );
    const ours = jobs.filter((job) => /^nastavnik-(sweep|sync-\d+)$/.test(shortName(job)));
    if (ours.length === 0) {
      return toMend(
        CHECK,
        `в проекте ${project} (${region}) таймера нет`,
        'Разместите ещё раз: npm run deploy -- … --run.',
      );
    }
    const troubles = ours.flatMap((job) => [troubleOf(job, region, now())].filter((each) => each !== undefined));
    const [, what] = troubles[0] ?? [];
    return what
      ? toMend(CHECK, troubles.map(([seen]) => seen).join('; '), what)
      : ok(CHECK, `включён, приходит: ${ours.map(shortName).join(', ')}`);
  } catch (error) {
    const refused = generalRefusal(error);
    if (refused) return unknown(CHECK, refused.seen, refused.mend);
    if (!(error instanceof GoogleError)) throw error;
    return unknown(
      CHECK,
      `таймеры проекта ${project} этому входу не показывают`,
      'Нужна роль «Cloud Scheduler Viewer» и включённая служба cloudscheduler.googleapis.com.',
    );
  }
}
