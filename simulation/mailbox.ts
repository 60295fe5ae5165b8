import * as z from 'zod';
import type { Workspace } from '../workspace/workspace.ts';

const messagesSchema = z.array(
  z.object({
    to: z.union([z.string(), z.array(z.string())]).transform((to) => [to].flat()),
    subject: z.string(),
    messageId: z.string(),
    text: z.string(),
  }),
);

export type Message = z.infer<typeof messagesSchema>[number];

const ADDRESS = /[^\s<>,;"]+@[^\s<>,;"]+/g;

/** The addresses of a letter's recipients, in lower case. */
export function addressesOf({ to }: Message): string[] {
  return to.flatMap((each) => each.match(ADDRESS) ?? []).map((address) => address.toLowerCase());
}

/** The school's mail as its people fetch it. Each call of `fresh` returns the letters since the last call. */
export class Mailbox {
  private seen = 0;
  private readonly url: string;
  private readonly fetch: typeof fetch;
  private readonly headers: Readonly<Record<string, string>>;

  /** @param identity - a person who may read the inbox */
  constructor({ programme, fetch, tokenOf }: Pick<Workspace, 'programme' | 'fetch' | 'tokenOf'>, identity: string) {
    this.url = programme.inbox;
    this.fetch = fetch;
    this.headers = { authorization: `Bearer ${tokenOf(identity)}` };
  }

  /** @throws Error if the inbox does not answer. */
  async fresh(): Promise<Message[]> {
    const answer = await this.fetch(`${this.url}?after=${this.seen}`, { headers: this.headers });
    if (!answer.ok) throw new Error(`The inbox answered ${answer.status}.`);
    const messages = messagesSchema.parse(await answer.json());
    this.seen += messages.length;
    return messages;
  }
}
