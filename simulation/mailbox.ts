import * as z from 'zod';

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
  private readonly headers: Readonly<Record<string, string>>;

  /**
   * @param url - URL of the inbox's JSON: all letters, oldest first.
   * @param token - the workspace's token for programs.
   */
  constructor(url: string, token: string) {
    this.url = url;
    this.headers = { authorization: `Bearer ${token}` };
  }

  /** @throws Error if the inbox does not answer. */
  async fresh(): Promise<Message[]> {
    const answer = await fetch(`${this.url}?after=${this.seen}`, { headers: this.headers });
    if (!answer.ok) throw new Error(`The inbox answered ${answer.status}.`);
    const messages = messagesSchema.parse(await answer.json());
    this.seen += messages.length;
    return messages;
  }
}
