import { statfs } from 'node:fs/promises';
import { latestBackup } from '../backup/backup-folder.ts';
import { isUnknown, unknownFolder } from '../backup/known-folder.ts';
import type { ServedSchool } from '../served-school.ts';
import type { AlertKey } from './alert-key.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** The disk is nearly full if fewer bytes than this are free. */
const LITTLE_ROOM = 500 * 1024 * 1024;

/** A fault that people must repair. */
export interface Alert {
  readonly key: AlertKey;
  readonly what: string;
  readonly toDo: string;
}

/** The facts about a school that can cause an alert. */
export interface HealthFacts {
  readonly now: number;
  readonly startedAt: number;
  readonly firstStartAt: number;
  readonly runCompletedAt: number | undefined;
  readonly runTrouble: string | undefined;
  /** Since when the mail server has taken no letters, in milliseconds. */
  readonly mailStoppedAt: number | undefined;
  /** Free bytes on the disk with the data. */
  readonly room: number;
  readonly backupAt: number | undefined;
  /** The backup folder, if the backups that were there have disappeared. */
  readonly unknownFolder: string | undefined;
}

/** An alert that has ended, with the words that say so. */
export interface EndedAlert {
  readonly key: AlertKey;
  readonly again: string;
}

interface Rule extends EndedAlert {
  find(facts: HealthFacts): Omit<Alert, 'key'> | undefined;
  /** Whether an alert of this kind has ended, if its absence alone does not prove that. */
  isOver?(facts: HealthFacts): boolean;
}

const RULES: readonly Rule[] = [
  {
    key: 'run',
    again: 'Таблица снова просматривается.',
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
    again: 'Письма снова уходят.',
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
    again: 'Места на диске снова достаточно.',
    // Without this difference, a few bytes more or less would cause a letter each minute.
    isOver: ({ room }) => room > 2 * LITTLE_ROOM,
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
    again: 'Свежая резервная копия снова есть.',
    find: ({ now, firstStartAt, unknownFolder: folder, backupAt = firstStartAt }) => {
      if (folder !== undefined) return unknownFolder(folder);
      return now - backupAt > 2 * DAY_MS
        ? {
            what: 'Последней резервной копии больше двух дней.',
            toDo: 'Сделайте копию на странице «Резервные копии»: там же сказано, почему не получается.',
          }
        : undefined;
    },
  },
];

/** The alerts that follow from these facts. */
export const alertsFor = (facts: HealthFacts): readonly Alert[] =>
  RULES.flatMap(({ key, find }) => {
    const found = find(facts);
    return found ? [{ key, ...found }] : [];
  });

/** The alerts that have ended, among those that the keepers were told of. */
export const endedAlerts = (facts: HealthFacts, told: ReadonlySet<AlertKey>): readonly EndedAlert[] =>
  RULES.filter(({ key, find, isOver }) => told.has(key) && find(facts) === undefined && (isOver?.(facts) ?? true));

/** Collects these facts about a school. */
export async function healthFactsOf(school: ServedSchool): Promise<HealthFacts> {
  const { run, folder, now, startedAt, health } = school;
  const { bavail, bsize } = await statfs(folder);
  const backups = school.backupFolder();
  return {
    now: now(),
    startedAt,
    firstStartAt: health.firstStartAt,
    runCompletedAt: run.state.completedAt,
    runTrouble: run.state.trouble,
    mailStoppedAt: health.mailStoppedAt,
    room: bavail * bsize,
    backupAt: (await latestBackup(backups))?.at.getTime(),
    unknownFolder: (await isUnknown(backups, health.lastBackup)) ? backups : undefined,
  };
}

export const alertsOf = async (school: ServedSchool): Promise<readonly Alert[]> =>
  alertsFor(await healthFactsOf(school));
