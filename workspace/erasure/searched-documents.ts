import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Store, StoredDocument } from '../../emulator/store.ts';
import { type Certainty, traceDetector } from '../traces/find-traces.ts';
import type { TracePattern } from '../traces/trace-patterns.ts';
import { type OnUnsearchable, Unreadable } from '../traces/unpacked.ts';
import { ERASURES } from './order.ts';

/** How many bytes we search at once. To search each document separately takes much longer. */
const PORTION = 256 * 1024;

const digestOf = (document: StoredDocument) => createHash('sha256').update(JSON.stringify(document)).digest('base64');

/** The stored documents in which a search found no trace of the person. The same erasure does not search an unchanged document twice. */
export class SearchedDocuments {
  private readonly digests = new Set<string>();
  private readonly detect: (bytes: Buffer, onUnsearchable: OnUnsearchable) => Certainty;

  constructor(sought: readonly TracePattern[]) {
    this.detect = traceDetector(sought);
  }

  has(document: StoredDocument): boolean {
    return this.digests.has(digestOf(document));
  }

  /** Searches the documents that were not searched yet. Other work can use the store meanwhile. */
  async search(store: Store): Promise<void> {
    let portion: StoredDocument[] = [];
    let size = 0;
    for (const document of [...store.dump()]) {
      if (document[0] === ERASURES || this.has(document)) continue;
      portion.push(document);
      size += document[2].length;
      if (size < PORTION) continue;
      await this.searchTogether(portion);
      [portion, size] = [[], 0];
    }
    await this.searchTogether(portion);
  }

  private async searchTogether(documents: readonly StoredDocument[]): Promise<void> {
    await setImmediate();
    if (this.isWithoutTrace(documents)) {
      for (const document of documents) this.digests.add(digestOf(document));
    } else if (documents.length > 1) {
      const half = Math.ceil(documents.length / 2);
      await this.searchTogether(documents.slice(0, half));
      await this.searchTogether(documents.slice(half));
    }
  }

  private isWithoutTrace(documents: readonly StoredDocument[]): boolean {
    let opaque = false;
    const onUnsearchable = () => {
      opaque = true;
    };
    try {
      const bytes = Buffer.from(documents.map((each) => each.join('\0\n')).join('\0\n'));
      return this.detect(bytes, onUnsearchable) === 'none' && !opaque;
    } catch (error) {
      // The final report names the unreadable document, like a document with an image.
      if (error instanceof Unreadable) return false;
      throw error;
    }
  }
}
