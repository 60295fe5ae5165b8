import { hasRole } from '../../accounts/account.ts';
import { allAccounts } from '../../accounts/accounts.ts';
import { sendServiceLetter } from '../mail/send-service-letter.tsx';
import type { ServedSchool } from '../served-school.ts';
import { alertsFor, endedAlerts, healthFactsOf } from './alerts.ts';

/** The least time between two tries to send a letter, in milliseconds. The mail itself may be the fault. */
const PAUSE_MS = 60 * 60_000;

/** Sends the keepers one letter about each alert when it begins, and one when it has ended. */
export class HealthMonitor {
  private triedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly school: ServedSchool) {}

  async check(): Promise<void> {
    const { health, mailServer, now } = this.school;
    const facts = await healthFactsOf(this.school);
    const { told } = health;
    const fresh = alertsFor(facts).filter(({ key }) => !told.has(key));
    const ended = endedAlerts(facts, told);
    if (fresh.length + ended.length === 0 || !mailServer.isKnown || Math.abs(now() - this.triedAt) < PAUSE_MS) return;
    const lines = [...fresh.map(({ what, toDo }) => `${what} ${toDo}`), ...ended.map(({ again }) => again)];
    if (!(await this.tell(fresh.length > 0, lines))) {
      this.triedAt = now();
      return;
    }
    const over = new Set(ended.map(({ key }) => key));
    health.told = new Set([...[...told].filter((key) => !over.has(key)), ...fresh.map(({ key }) => key)]);
  }

  /** Sends a letter to all keepers. @returns whether the mail server took one */
  private async tell(isFault: boolean, lines: readonly string[]): Promise<boolean> {
    const { school } = this;
    const subject = isFault
      ? 'Серверу программы наставничества нужно внимание'
      : 'Сервер программы наставничества снова работает';
    const text = [...lines, `Состояние: ${school.publicRoot()}health`];
    let isTold = false;
    for (const keeper of allAccounts(school.store).filter((each) => hasRole(each, 'keeper'))) {
      const { outcome } = await sendServiceLetter(school, keeper, subject, text);
      isTold ||= outcome === 'sent';
    }
    return isTold;
  }
}
