import { pubsub } from 'googleapis/build/src/apis/pubsub/index.js';
import type { GoogleAccess } from './google-auth.ts';
import { callGoogle } from './google-call.ts';

export interface Topic {
  /** Publishes a JSON value, perhaps twice if an answer is lost. That is harmless, because a message only says "sync". */
  publish(value: object): Promise<void>;
}

/** A topic of Pub/Sub, by its full name `projects/p/topics/t`. */
export function googleTopic(access: GoogleAccess, topic: string): Topic {
  const { rootUrl, auth } = access;
  const api = pubsub({ version: 'v1', auth, ...(rootUrl ? { rootUrl } : {}) });
  return {
    async publish(value) {
      const data = Buffer.from(JSON.stringify(value)).toString('base64');
      const requestBody = { messages: [{ data }] };
      await callGoogle(access, 'publishing', 'harmless', (options) =>
        api.projects.topics.publish({ topic, requestBody }, options),
      );
    },
  };
}
