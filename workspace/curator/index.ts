import { assetOf } from '../../build/browser-files.ts';
import type { Route } from '../../emulator/application-pages.ts';
import { actionsRoute } from './actions-page.tsx';
import { assetRoutes } from './assets.ts';
import type { CuratorContext } from './context.ts';
import { gridRoutes } from './grid/grid-routes.tsx';
import { groupMeetingRoutes } from './group-meeting/group-meeting-routes.tsx';
import { changesSeenRoutes } from './home/changes-seen.ts';
import { homeRoutes } from './home/home-page.tsx';
import { startRoutes } from './home/start-page.tsx';
import { interviewRoutes } from './interview/interview-page.tsx';
import { listRoutes } from './lists/list-routes.tsx';
import { newYearRoutes } from './new-year/new-year-page.tsx';
import { undoRoute } from './notice.tsx';
import { pageRoutes } from './page-routes.tsx';
import { pairingRoutes } from './pairing/pairing-routes.tsx';
import { papersRoutes } from './papers/papers-routes.tsx';
import { peopleRoutes } from './people/people-routes.tsx';
import { programmeRoutes } from './programme/programme-page.tsx';

export { type CuratorContext, type View, viewIn, viewOf } from './context.ts';
export { googleClients } from './google-clients.ts';
export { Editions } from './grid/editions.ts';
export { kindsOfLetters } from './kinds-of-letters.ts';
export { NextLetters } from './letters/next-letters.tsx';
export { CURATOR_MENU, HEAD_MENU, redirect, staffPage } from './page.tsx';
export { isAddress, isUnsigned, type Paper, papersOf } from './papers/waiting.ts';
export { UndoLog } from './undo.ts';

/**
 * The pages on which the staff run the programme.
 * @param context - returns undefined until the school is open
 * @param doing - the work that keeps the school closed, in Russian
 */
export function curatorPages(
  context: () => CuratorContext | undefined,
  doing: () => string | undefined,
): readonly Route[] {
  const routes = [
    ...homeRoutes,
    ...changesSeenRoutes,
    ...startRoutes,
    ...programmeRoutes,
    ...peopleRoutes,
    ...listRoutes,
    ...interviewRoutes,
    ...groupMeetingRoutes,
    ...pairingRoutes,
    ...papersRoutes,
    ...gridRoutes,
    ...newYearRoutes,
    undoRoute,
    actionsRoute,
  ];
  return [...pageRoutes(routes, context, doing), ...assetRoutes(assetOf)];
}
