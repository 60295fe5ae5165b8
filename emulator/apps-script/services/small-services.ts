import type { Realm } from '../realm.ts';
import { refusing } from '../realm.ts';

/** `LockService.getDocumentLock()`. `taken` returns whether another run holds the lock. */
export function lockService(taken: () => boolean, realm: Realm): object {
  let held = false;
  const lock = {
    tryLock() {
      held = held || !taken();
      return held;
    },
    hasLock: () => held,
    releaseLock() {
      held = false;
    },
  };
  return refusing('LockService', { getDocumentLock: () => refusing('Lock', lock, realm) }, realm);
}

/** `Session`. Google may hide the active user; it always shows the effective user. */
export function session(user: string, hidesActive: boolean, realm: Realm): object {
  const who = (email: string) => refusing('User', { getEmail: () => email }, realm);
  const members = { getActiveUser: () => who(hidesActive ? '' : user), getEffectiveUser: () => who(user) };
  return refusing('Session', members, realm);
}

/** `HtmlService`: makes pages from HTML text. */
export function htmlService(realm: Realm): object {
  const createHtmlOutput = (content: string) => {
    let title = '';
    const output = {
      getContent: () => content,
      getTitle: () => title,
      setTitle(text: string) {
        title = text;
        return self;
      },
      setWidth: () => self,
      setHeight: () => self,
    };
    const self: object = refusing('HtmlOutput', output, realm);
    return self;
  };
  return refusing('HtmlService', { createHtmlOutput }, realm);
}

/** `Utilities`. `sleep` does nothing here. */
export function utilities(uuid: () => string, realm: Realm): object {
  const members = {
    getUuid: uuid,
    sleep: () => undefined,
    newBlob: (content: string, contentType: string, name: string) => ({ content, contentType, name }),
  };
  return refusing('Utilities', members, realm);
}

export interface FetchRequest {
  readonly url: string;
  /** GET by default. */
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly payload?: string;
}

export interface FetchAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type GivenRequest = Omit<FetchRequest, 'headers'> & {
  readonly headers?: FetchRequest['headers'];
  readonly muteHttpExceptions?: boolean;
};

/** `UrlFetchApp`, answered by the host. It follows no redirects. */
export function urlFetchApp(fetch: (request: FetchRequest) => FetchAnswer, realm: Realm): object {
  const one = ({ muteHttpExceptions = false, headers = {}, ...request }: GivenRequest) => {
    const { status, text, headers: answered = {} } = fetch({ ...request, headers });
    if (status >= 400 && !muteHttpExceptions)
      throw realm.error(`Request failed for ${request.url} returned code ${status}.`);
    const response = { getResponseCode: () => status, getContentText: () => text, getHeaders: () => answered };
    return refusing('HTTPResponse', response, realm);
  };
  const members = {
    fetch: (url: string, params: Omit<GivenRequest, 'url'>) => one({ ...params, url }),
    fetchAll: (requests: readonly GivenRequest[]) => requests.map(one),
  };
  return refusing('UrlFetchApp', members, realm);
}
