import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server on this computer that needs no login. */
export interface Mailbox {
  readonly port: number;
  /** The accepted letters, in order. */
  readonly arrived: ParsedMail[];
  /** The reply to every sender; undefined to accept letters. */
  refusal: Error | undefined;
  close(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onMailFrom: (_address, _session, done) => done(mailbox.refusal),
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        mailbox.arrived.push(mail);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  const mailbox: Mailbox = {
    port: typeof address === 'object' && address ? address.port : 0,
    arrived: [],
    refusal: undefined,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mailbox;
}
