import type { Store, StoredDocument } from '../../emulator/store.ts';
import { MAIL } from '../inbox/index.ts';
import type { Mail } from '../inbox/mail.ts';
import { certainTraceDetector } from '../traces/find-traces.ts';
import { redactor } from '../traces/redactor.ts';
import type { TracePattern } from '../traces/trace-patterns.ts';
import { ERASURES } from './order.ts';
import { type HasTraces, redactDocument } from './redact-document.ts';
import { redactMail } from './redact-mail.ts';
import type { SearchedDocuments } from './searched-documents.ts';

/** The person to remove from the store. */
export interface StoreErasure {
  readonly code: string;
  readonly sought: readonly TracePattern[];
  /** Documents that need no second search. */
  readonly searched: SearchedDocuments;
  /** Whether the letter was sent to the person. */
  readonly isOwn: (mail: Mail) => boolean;
}

/** How many items changed, by kind. */
export interface StoreChanges {
  readonly lettersDeleted: number;
  readonly lettersChanged: number;
  readonly documentsChanged: number;
}

/** The searchable bytes of a document. */
const bytesOf = (document: StoredDocument) => Buffer.from(document.join('\0\n'));

/**
 * The stored letters that change, by id. `undefined` means that we delete the letter, because it went to the person or
 * because the name cannot be removed.
 */
async function changedMails(store: Store, { code, sought, searched, isOwn }: StoreErasure, tells: HasTraces) {
  const redact = redactor(sought, code);
  const changed = new Map<string, Mail | undefined>();
  for (const [id, mail] of store.list<Mail>(MAIL)) {
    if (isOwn(mail)) {
      changed.set(id, undefined);
      continue;
    }
    const document: StoredDocument = [MAIL, id, JSON.stringify(mail)];
    if (searched.has(document) || !tells(bytesOf(document))) continue;
    const said = await redactMail(mail, redact);
    changed.set(id, tells(Buffer.from(JSON.stringify(said))) ? undefined : said);
  }
  return changed;
}

/**
 * Removes a person from the parts of the store that the workbook's own erasure did not reach: letters, documents, trashed files, lists of forms, data
 * of later versions. Changes everything or nothing.
 */
export async function eraseFromStore(store: Store, erasure: StoreErasure): Promise<StoreChanges> {
  const { code, sought, searched } = erasure;
  const tells = certainTraceDetector(sought);
  await searched.search(store);
  const mails = await changedMails(store, erasure, tells);
  const redact = redactor(sought, code);
  const documents = [...store.dump()];
  const others = documents.filter(([collection]) => collection !== MAIL && collection !== ERASURES);
  const telling = others.filter((each) => !searched.has(each) && tells(bytesOf(each)));
  const changed = new Map(telling.map((each) => [each, redactDocument(each, code, redact, tells)]));
  const after = ([collection, id, body]: StoredDocument): StoredDocument[] => {
    if (collection === MAIL && mails.has(id)) {
      const mail = mails.get(id);
      return mail ? [[collection, id, JSON.stringify(mail)]] : [];
    }
    // A document whose id names the person is deleted.
    return collection !== ERASURES && tells(Buffer.from(id)) ? [] : [[collection, id, body]];
  };
  if (mails.size + changed.size > 0) store.restore(documents.flatMap((each) => after(changed.get(each) ?? each)));
  const lettersChanged = [...mails.values()].filter((mail) => mail !== undefined).length;
  return { lettersDeleted: mails.size - lettersChanged, lettersChanged, documentsChanged: changed.size };
}
