import * as z from 'zod';
import type { Store } from '../../../emulator/store.ts';
import { storedRecord } from '../../stored-record.ts';
import type { LastBackup } from '../backup/known-folder.ts';
import { ALERT_KEYS, type AlertKey } from './alert-key.ts';

/** The store's collection with the only record. A restored backup is not about this server's health, so a restore empties it. */
export const HEALTH = 'health';
const ID = 'record';

const recordSchema = z.object({
  firstStartAt: z.number(),
  mailStoppedAt: z.number().optional(),
  told: z.array(z.enum(ALERT_KEYS)),
  /** Absent until the first backup. */
  lastBackup: z.object({ folder: z.string(), name: z.string() }).optional(),
});

type Kept = z.infer<typeof recordSchema>;

/** The part of the health that must survive a restart. Otherwise a computer that is switched off each night would never count a day without mail. */
export class HealthRecord {
  private kept: Kept;

  constructor(
    private readonly store: Store,
    now: number,
  ) {
    const found = store.get(HEALTH, ID);
    this.kept = found === undefined ? { firstStartAt: now, told: [] } : storedRecord(store, recordSchema, found);
    if (found === undefined) this.change({});
  }

  /** When the server was first started with these data, in milliseconds. */
  get firstStartAt(): number {
    return this.kept.firstStartAt;
  }

  /** Since when the mail server has taken no letters, in milliseconds; undefined if it takes them or nothing waits. */
  get mailStoppedAt(): number | undefined {
    return this.kept.mailStoppedAt;
  }

  set mailStoppedAt(mailStoppedAt: number | undefined) {
    if (mailStoppedAt !== this.kept.mailStoppedAt) this.change({ mailStoppedAt });
  }

  /** The last backup that this server made, and its folder; undefined before the first. */
  get lastBackup(): LastBackup | undefined {
    return this.kept.lastBackup;
  }

  set lastBackup(lastBackup: LastBackup | undefined) {
    this.change({ lastBackup });
  }

  /** The alerts of which the keepers know by letter. */
  get told(): ReadonlySet<AlertKey> {
    return new Set(this.kept.told);
  }

  set told(told: ReadonlySet<AlertKey>) {
    this.change({ told: [...told] });
  }

  private change(changes: Partial<Kept>): void {
    this.kept = { ...this.kept, ...changes };
    this.store.put(HEALTH, ID, this.kept);
  }
}
