import type { Context } from '../domain/context.ts';
import type { Snapshot } from './snapshot.ts';

/** The titles and link addresses of a workbook's tabs, for links inside the workbook. */
export function standingTabs({ tabs }: Snapshot): Context['tab'] {
  return (name) => {
    const tab = tabs.get(name);
    return tab && { title: tab.title, address: `#gid=${tab.sheetId}` };
  };
}
