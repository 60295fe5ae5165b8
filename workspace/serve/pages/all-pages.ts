import type { ServedPage } from '../http/visit.ts';
import type { ServedSchool } from '../served-school.ts';
import { accountPages } from './account.tsx';
import { accountsPages } from './accounts.tsx';
import { backupsPages } from './backups.tsx';
import { firstPages } from './first.tsx';
import { healthPages } from './health.tsx';
import { homePages } from './home.tsx';
import { lettersPages } from './letters.tsx';
import { loginPages } from './login.tsx';
import { mailPages } from './mail.tsx';
import { ownAnswersPages } from './own-answers.tsx';
import { passwordPages } from './password.tsx';
import { serverPages } from './server.tsx';
import { signaturesPages } from './signatures.tsx';
import { unsubscribePages } from './unsubscribe.tsx';

/** Every page of the server's own. The pages of the programme are behind the emulator. */
export const allPages = (school: ServedSchool): readonly ServedPage[] =>
  [
    accountPages,
    accountsPages,
    backupsPages,
    firstPages,
    healthPages,
    homePages,
    lettersPages,
    loginPages,
    mailPages,
    ownAnswersPages,
    passwordPages,
    serverPages,
    signaturesPages,
    unsubscribePages,
  ].flatMap((pagesOf) => pagesOf(school));
