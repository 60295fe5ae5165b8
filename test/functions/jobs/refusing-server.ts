import { SMTPServer } from 'smtp-server';

/**
 * A test server's treatment of a letter. The server accepts the letter, refuses it in a phase with this reply, or
 * accepts it and drops the connection.
 */
export type Treatment = 'take' | 'drop' | { readonly phase: 'sender' | 'recipient' | 'text'; readonly reply: string };

export interface RefusingServer {
  readonly port: number;
  /** Accepted letters, even if the server never confirmed them. */
  readonly taken: { readonly from: string; readonly to: string; readonly messageId: string }[];
  /** The recipients of all attempts, in order. */
  readonly asked: string[];
  treat: (to: string) => Treatment;
  close(): Promise<void>;
}

const errorOf = (reply: string) =>
  Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });

/** A real mail server that treats letters as the test says. */
export async function refusingServer(): Promise<RefusingServer> {
  const taken: RefusingServer['taken'] = [];
  const asked: string[] = [];
  const running = { treat: (_to: string): Treatment => 'take' };
  const said = (to: string, at: string) => {
    const treatment = running.treat(to);
    return typeof treatment === 'object' && treatment.phase === at ? errorOf(treatment.reply) : undefined;
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 50,
    onMailFrom: (_, __, done) => done(said('', 'sender')),
    onRcptTo: ({ address }, _, done) => {
      asked.push(address);
      done(said(address, 'recipient'));
    },
    onData: (stream, { envelope }, done) => {
      let text = '';
      stream.on('data', (chunk) => (text += chunk));
      stream.on('end', () => {
        const to = envelope.rcptTo[0]?.address ?? '';
        const refusal = said(to, 'text');
        if (refusal) return done(refusal);
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        taken.push({ from, to, messageId: /^message-id: *(\S+)/im.exec(text)?.[1] ?? '' });
        if (running.treat(to) !== 'drop') return done();
        for (const connection of server.connections) connection.close();
      });
    },
  });
  const listener = server.listen(0, '127.0.0.1');
  await new Promise((resolve) => listener.once('listening', resolve));
  const address = listener.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    taken,
    asked,
    get treat() {
      return running.treat;
    },
    set treat(treat) {
      running.treat = treat;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
