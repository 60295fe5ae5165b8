import type { Realm } from './realm.ts';
import type { Rest, RestCall } from './rest.ts';

interface Sheets {
  readonly sheets?: readonly { readonly properties?: { readonly sheetId?: number } }[];
}

/**
 * Hides the tab of a newly linked form from the next reads, as Google may do after `Form.setDestination`.
 * @param reads - the number of reads that do not show the tab yet
 */
export function lateTabs(rest: Rest, realm: Realm, reads: number): Rest {
  if (reads === 0) return rest;
  const unseen = new Map<number, number>();
  const isHidden = (sheetId: number) => (unseen.get(sheetId) ?? 0) > 0;
  const withoutHidden = (answer: Sheets): unknown => {
    const sheets = (answer.sheets ?? []).filter(({ properties }) => !isHidden(properties?.sheetId ?? 0));
    for (const [sheetId, left] of unseen) unseen.set(sheetId, left - 1);
    return realm.value({ ...answer, sheets });
  };
  return {
    call(service: string, call: RestCall) {
      const answer = rest.call(service, call);
      if (call.path.endsWith(':setDestination')) unseen.set((answer as { sheetId: number }).sheetId, reads);
      return call.method === 'GET' && call.path.startsWith('/v4/spreadsheets/')
        ? withoutHidden(answer as Sheets)
        : answer;
    },
  };
}
