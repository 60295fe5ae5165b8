export const ALERT_KEYS = ['run', 'mail', 'disk', 'backup'] as const;

/** What a fault is about: the runs of the programme, its mail, the disk, the backups. */
export type AlertKey = (typeof ALERT_KEYS)[number];
