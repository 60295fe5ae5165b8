import { hasRole } from '../../accounts/account.ts';
import { allAccounts } from '../../accounts/accounts.ts';
import { sendServiceLetter } from '../mail/send-service-letter.tsx';
import type { ServedSchool } from '../served-school.ts';
import { type Alert, alertsOf } from './alerts.ts';

/** Sends the keepers a letter about each alert: once when it begins, and again only if it ended in between. */
export class HealthMonitor {
  private told = new Set<Alert['key']>();

  constructor(private readonly school: ServedSchool) {}

  async check(): Promise<void> {
    const alerts = await alertsOf(this.school);
    const present = new Set(alerts.map(({ key }) => key));
    this.told = new Set([...this.told].filter((key) => present.has(key)));
    const fresh = alerts.filter(({ key }) => !this.told.has(key));
    if (fresh.length === 0 || !this.school.mailServer.isKnown) return;
    const lines = [...fresh.map(({ what, toDo }) => `${what} ${toDo}`), `Состояние: ${this.school.publicRoot()}health`];
    for (const keeper of allAccounts(this.school.store).filter((each) => hasRole(each, 'keeper'))) {
      const { outcome } = await sendServiceLetter(
        this.school,
        keeper,
        'Серверу программы наставничества нужно внимание',
        lines,
      );
      if (outcome === 'sent') for (const { key } of fresh) this.told.add(key);
    }
  }
}
