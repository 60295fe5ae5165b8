import { deskFiles } from '../../build/desk-files.ts';
import type { Route } from '../../emulator/application-pages.ts';
import { assetRoutes } from './assets.ts';
import type { Desk } from './desk.ts';
import { type DeskRoute, deskRoutes } from './desk-routes.tsx';
import { gatheringRoutes } from './gathering/gathering-routes.tsx';
import { homeRoutes } from './home/home-page.tsx';
import { startRoutes } from './home/start-page.tsx';
import { listRoutes } from './lists/list-routes.tsx';
import { undoRoute } from './notice.tsx';
import { redirect } from './page.tsx';
import { pairingRoutes } from './pairing/pairing-routes.tsx';
import { papersRoutes } from './papers/papers-routes.tsx';
import { peopleRoutes } from './people/people-routes.tsx';

export type { Desk } from './desk.ts';
export { UndoLog } from './undo.ts';

const workbook: DeskRoute = {
  method: 'GET',
  pattern: /^\/workbook$/,
  answer: async ({ desk }) => redirect(`/spreadsheets/d/${desk.school.spreadsheetId}`),
};

/**
 * The pages on which the staff run the programme.
 * @param desk - returns undefined until the school is open
 * @param doing - what is being done meanwhile, in Russian
 */
export function deskPages(desk: () => Desk | undefined, doing: () => string | undefined): readonly Route[] {
  const routes = [
    ...homeRoutes,
    ...startRoutes,
    ...peopleRoutes,
    ...listRoutes,
    ...gatheringRoutes,
    ...pairingRoutes,
    ...papersRoutes,
    undoRoute,
    workbook,
  ];
  return [...deskRoutes(routes, desk, doing), ...assetRoutes(deskFiles)];
}
