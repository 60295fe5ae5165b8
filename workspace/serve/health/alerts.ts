import { statfs } from 'node:fs/promises';
import { latestBackup } from '../backup/backup-folder.ts';
import type { ServedSchool } from '../served-school.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** The disk is nearly full if fewer bytes than this are free. */
const LITTLE_ROOM = 500 * 1024 * 1024;

/** A fault that people must repair. */
export interface Alert {
  readonly key: 'run' | 'mail' | 'disk' | 'backup';
  readonly what: string;
  readonly toDo: string;
}

/** The facts about a school that can cause an alert. */
export interface HealthFacts {
  readonly now: number;
  readonly startedAt: number;
  readonly runCompletedAt: number | undefined;
  readonly runTrouble: string | undefined;
  /** Since when the mail server has taken no letters, in milliseconds. */
  readonly mailStoppedAt: number | undefined;
  /** Free bytes on the disk with the data. */
  readonly room: number;
  readonly backupAt: number | undefined;
}

const RULES: readonly { readonly key: Alert['key']; find(facts: HealthFacts): Omit<Alert, 'key'> | undefined }[] = [
  {
    key: 'run',
    find: ({ now, startedAt, runCompletedAt = startedAt, runTrouble }) =>
      now - runCompletedAt > HOUR_MS
        ? {
            what: 'Программа больше часа не может просмотреть таблицу.',
            toDo: runTrouble ?? 'Перезапустите сервер; если не поможет, покажите журнал тому, кто его ставил.',
          }
        : undefined,
  },
  {
    key: 'mail',
    find: ({ now, mailStoppedAt }) =>
      mailStoppedAt !== undefined && now - mailStoppedAt > DAY_MS
        ? {
            what: 'Письма не уходят больше суток.',
            toDo: 'Причина – на странице «Письма»; настройки – на странице «Почта».',
          }
        : undefined,
  },
  {
    key: 'disk',
    find: ({ room }) =>
      room < LITTLE_ROOM
        ? {
            what: `На диске осталось ${Math.floor(room / 1024 / 1024)} МБ.`,
            toDo: 'Освободите место: когда оно кончится, ответы перестанут сохраняться.',
          }
        : undefined,
  },
  {
    key: 'backup',
    find: ({ now, startedAt, backupAt = startedAt }) =>
      now - backupAt > 2 * DAY_MS
        ? {
            what: 'Последней резервной копии больше двух дней.',
            toDo: 'Сделайте копию на странице «Резервные копии»: там же сказано, почему не получается.',
          }
        : undefined,
  },
];

/** The alerts that follow from these facts. */
export const alertsFor = (facts: HealthFacts): readonly Alert[] =>
  RULES.flatMap(({ key, find }) => {
    const found = find(facts);
    return found ? [{ key, ...found }] : [];
  });

/** Collects these facts about a school. */
export async function healthFactsOf(school: ServedSchool): Promise<HealthFacts> {
  const { run, folder, now, startedAt } = school;
  const { bavail, bsize } = await statfs(folder);
  return {
    now: now(),
    startedAt,
    runCompletedAt: run.state.completedAt,
    runTrouble: run.state.trouble,
    mailStoppedAt: run.state.mailStoppedAt,
    room: bavail * bsize,
    backupAt: (await latestBackup(school.backupFolder()))?.at.getTime(),
  };
}

export const alertsOf = async (school: ServedSchool): Promise<readonly Alert[]> =>
  alertsFor(await healthFactsOf(school));
