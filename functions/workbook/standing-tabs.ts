import type { Context } from '../domain/context.ts';
import type { Snapshot } from './snapshot.ts';

/** The present places of a workbook's tabs, for links inside it. */
export function standingTabs({ tabs }: Snapshot): Context['tab'] {
  return (name) => {
    const tab = tabs.get(name);
    return tab && { title: tab.title, address: `#gid=${tab.sheetId}` };
  };
}
