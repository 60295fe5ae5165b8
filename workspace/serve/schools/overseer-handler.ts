import { ASSETS, assetOf } from '../../../build/browser-files.ts';
import { isOpen } from '../../accounts/account.ts';
import { findAccount } from '../../accounts/accounts.ts';
import { sessionOwner } from '../../accounts/sessions.ts';
import { assetAnswers } from '../../curator/assets.ts';
import { refusalPage } from '../http/refusal-page.tsx';
import { RequestHandler } from '../http/request-handler.ts';
import { RequestLog } from '../http/request-log.ts';
import { accountPages } from '../pages/account.tsx';
import { loginPages } from '../pages/login.tsx';
import { passwordPages } from '../pages/password.tsx';
import type { ServerSettings } from '../settings/settings.ts';
import { firstOverseerPages } from './first-overseer.tsx';
import { type OverseerContext, overseerPages } from './overseer-pages.tsx';
import { overseerRoles } from './overseer-rules.ts';

/** Answers the requests to the overseer's host. It reaches no school's data. */
export function overseerHandler(
  context: OverseerContext,
  { trustedProxies }: ServerSettings,
  encrypted: boolean,
): RequestHandler {
  const { overseer, folder } = context;
  const { store, now, today, publicRoot, warn } = overseer;
  const all = [
    ...overseerPages(context),
    ...loginPages(overseer),
    ...accountPages(overseer),
    ...passwordPages(overseer),
    ...firstOverseerPages(overseer),
  ];
  const answerAsset = assetAnswers(assetOf);
  return new RequestHandler(
    {
      settings: () => ({ publicUrl: publicRoot(), trustedProxies }),
      allowedRoles: (_method, path) => overseerRoles(path),
      formLimit: () => undefined,
      accountOf(session) {
        const account = findAccount(store, sessionOwner(store, session, now()) ?? '');
        return account && isOpen(account, today()) ? account : undefined;
      },
      async answer(visit) {
        const method = visit.method === 'HEAD' ? 'GET' : visit.method;
        const page = all.find((each) => each.path === visit.path && each.method === method);
        if (page) return page.handle(visit);
        const asset = ASSETS.find((name) => visit.path === `/assets/${name}`);
        return asset && method === 'GET' ? answerAsset(asset) : refusalPage('missing');
      },
      answerProgramme: async () => refusalPage('missing'),
      now,
      log: new RequestLog(folder, warn),
      warn,
    },
    encrypted,
  );
}
