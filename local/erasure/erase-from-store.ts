import type { Store, StoredDocument } from '../../emulator/core/store.ts';
import { MAIL } from '../inbox/index.ts';
import type { Mail } from '../inbox/mail.ts';
import { tellsSurely } from '../traces/find-traces.ts';
import { redactor } from '../traces/redactor.ts';
import type { Sought } from '../traces/sought.ts';
import { Unreadable } from '../traces/unpacked.ts';
import { ERASURES } from './order.ts';
import { redactDocument, type Tells } from './redact-document.ts';
import { redactMail } from './redact-mail.ts';

/** Whom to take out of the store. */
export interface StoreErasure {
  readonly code: string;
  readonly sought: readonly Sought[];
  /** Whether a letter was to the person. */
  readonly isOwn: (mail: Mail) => boolean;
}

/** How many were changed. */
export interface StoreChanges {
  readonly lettersDeleted: number;
  readonly lettersChanged: number;
  readonly documentsChanged: number;
}

/** Documents are looked through so many bytes at a time: one by one it would take much longer. */
const PORTION = 256 * 1024;

function tellsOf(sought: readonly Sought[]): Tells {
  return (bytes) => {
    try {
      return tellsSurely(bytes, sought);
    } catch (error) {
      if (error instanceof Unreadable) return false;
      throw error;
    }
  };
}

/** The documents that tell of the person. */
function* telling(documents: Iterable<StoredDocument>, tells: Tells): Generator<StoredDocument> {
  let portion: StoredDocument[] = [];
  let size = 0;
  const found = () => {
    const bytes = (each: readonly StoredDocument[]) => Buffer.from(each.map((one) => one.join('\0\n')).join('\0\n'));
    const all = portion;
    [portion, size] = [[], 0];
    return tells(bytes(all)) ? all.filter((one) => tells(bytes([one]))) : [];
  };
  for (const document of documents) {
    portion.push(document);
    size += document[2].length;
    if (size >= PORTION) yield* found();
  }
  yield* found();
}

/** The stored letters: those to the person are gone, others name them no more. By id; undefined for one that goes. */
async function changedMails(store: Store, { code, sought, isOwn }: StoreErasure, tells: Tells) {
  const redact = redactor(sought, code);
  const changed = new Map<string, Mail | undefined>();
  for (const [id, mail] of store.list<Mail>(MAIL)) {
    if (isOwn(mail)) {
      changed.set(id, undefined);
      continue;
    }
    if (!tells(Buffer.from(JSON.stringify(mail)))) continue;
    const said = await redactMail(mail, redact);
    changed.set(id, tells(Buffer.from(JSON.stringify(said))) ? undefined : said);
  }
  return changed;
}

/**
 * Takes a person out of everything that the store holds besides what the workbook itself emptied: letters, documents, files in
 * the trash, lists of forms, whatever a later version may store. All of it or nothing.
 */
export async function eraseFromStore(store: Store, erasure: StoreErasure): Promise<StoreChanges> {
  const { code, sought } = erasure;
  const tells = tellsOf(sought);
  const mails = await changedMails(store, erasure, tells);
  const redact = redactor(sought, code);
  const documents = [...store.dump()];
  const others = documents.filter(([collection]) => collection !== MAIL && collection !== ERASURES);
  const changed = new Map([...telling(others, tells)].map((each) => [each, redactDocument(each, code, redact, tells)]));
  const after = ([collection, id, body]: StoredDocument): StoredDocument[] => {
    if (collection === MAIL && mails.has(id)) {
      const mail = mails.get(id);
      return mail ? [[collection, id, JSON.stringify(mail)]] : [];
    }
    // What is named after the person cannot be kept.
    return collection !== ERASURES && tells(Buffer.from(id)) ? [] : [[collection, id, body]];
  };
  if (mails.size + changed.size > 0) store.restore(documents.flatMap((each) => after(changed.get(each) ?? each)));
  const lettersChanged = [...mails.values()].filter((mail) => mail !== undefined).length;
  return { lettersDeleted: mails.size - lettersChanged, lettersChanged, documentsChanged: changed.size };
}
