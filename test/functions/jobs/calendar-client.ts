import { type Attachment, simpleParser } from 'mailparser';
import ical, { type VEvent } from 'node-ical';

/** An entry as a calendar program shows it. */
export interface Shown {
  readonly summary: string;
  /** ISO start in the entry's own time zone; only the date for a whole-day entry. */
  readonly start: string;
  readonly minutes: number;
  readonly place: string;
  readonly sequence: number;
  readonly timeZone: string | undefined;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function shown(event: VEvent): Shown {
  const wholeDay = event.datetype === 'date';
  const at = event.start as Date & { tz?: string };
  const local = at.toLocaleString('sv-SE', { timeZone: at.tz ?? 'UTC' }).replace(' ', 'T');
  return {
    summary: textOf(event.summary),
    // node-ical reads a whole day as midnight in this machine's time zone.
    start: wholeDay ? at.toLocaleDateString('sv-SE') : local.slice(0, 16),
    minutes: Math.round(((event.end?.getTime() ?? at.getTime()) - at.getTime()) / 60_000),
    place: textOf(event.location),
    sequence: Number(event.sequence ?? 0),
    timeZone: wholeDay ? undefined : at.tz,
  };
}

/**
 * A calendar program that reads the letters of one mailbox (RFC 5546). A REQUEST with a known UID replaces the entry,
 * unless the REQUEST is older. A CANCEL removes the entry.
 */
export class CalendarClient {
  private readonly entries = new Map<string, Shown>();
  private readonly gone = new Map<string, number>();

  /** The calendar files of a raw letter. */
  static async filesOf(raw: string): Promise<Attachment[]> {
    const { attachments } = await simpleParser(raw);
    return attachments.filter(({ contentType }) => /^(text\/calendar|application\/ics)/.test(contentType));
  }

  async take(raw: string): Promise<void> {
    for (const file of await CalendarClient.filesOf(raw)) this.open(file.content.toString('utf8'));
  }

  open(content: string): void {
    const parsed = ical.sync.parseICS(content);
    const method = /^METHOD:(\w+)/m.exec(content)?.[1];
    for (const event of Object.values(parsed)) {
      if (event?.type !== 'VEVENT') continue;
      const entry = shown(event);
      const known = this.entries.get(event.uid)?.sequence ?? this.gone.get(event.uid) ?? -1;
      if (entry.sequence < known) continue;
      if (method === 'CANCEL') {
        this.entries.delete(event.uid);
        this.gone.set(event.uid, entry.sequence);
      } else if (method === 'REQUEST') this.entries.set(event.uid, entry);
    }
  }

  get shows(): readonly Shown[] {
    return [...this.entries.values()];
  }

  get uids(): readonly string[] {
    return [...this.entries.keys()];
  }
}
