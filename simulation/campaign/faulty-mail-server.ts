import type { Mail, Posting } from '../../functions/gateways/smtp.ts';
import { MAIL } from '../../workspace/inbox/index.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { LetterFault } from './fault.ts';
import { refused } from './faults/post.ts';
import type { Run } from './run.ts';

/** A letter that arrived. */
export interface Delivered {
  readonly mail: Mail;
  /** The true time of its arrival. */
  readonly at: Date;
  readonly run: Run;
  /** Whether the sender did not learn that the letter arrived. */
  doubtful: boolean;
}

/** A mail server with faults. It delivers letters to the inbox, where people read them. */
export class FaultyMailServer {
  readonly delivered: Delivered[] = [];
  private readonly workspace: Workspace;
  private trouble: { readonly fault: LetterFault; readonly until: number } | undefined;

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  /** The fault that affects every letter at the moment; undefined if there is none. */
  standing(): LetterFault | undefined {
    const { trouble } = this;
    return trouble && trouble.until > this.workspace.clock.now().getTime() ? trouble.fault : undefined;
  }

  /** From now on, the fault affects every letter for this number of hours. */
  begin(fault: LetterFault, hours: number): void {
    this.trouble = { fault, until: this.workspace.clock.now().getTime() + hours * HOUR };
  }

  /** Records that the sender of the last letter did not learn that it arrived. */
  doubt(): void {
    const last = this.delivered.at(-1);
    if (last) last.doubtful = true;
  }

  take(mail: Mail, run: Run): Posting {
    const { workspace, delivered } = this;
    if (mail.to.address.endsWith('@refused.example.org')) return refused('recipient', '550 5.1.1 Mailbox unavailable');
    const at = workspace.clock.now();
    delivered.push({ mail, at, run, doubtful: false });
    const number = delivered.length;
    workspace.store.put(MAIL, String(number), {
      number,
      to: mail.to.address,
      from: mail.from.address,
      subject: mail.subject,
      messageId: mail.messageId,
      date: at.toISOString(),
      text: mail.text,
      html: mail.html,
      attachments: mail.attachments.map(({ filename }) => filename),
      raw: `To: ${mail.to.name} <${mail.to.address}>\nSubject: ${mail.subject}\n\n${mail.text}`,
    });
    workspace.inbox.reread();
    return { outcome: 'sent', detail: '250 OK' };
  }
}

const HOUR = 3_600_000;
