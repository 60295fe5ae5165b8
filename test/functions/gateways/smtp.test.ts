import { connect, createServer, type Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Mail, smtpServer } from '../../../functions/gateways/smtp.ts';
import { knownReplies } from './smtp/known-replies.ts';

const letter: Mail = {
  messageId: '<0123456789abcdef@school.example>',
  from: { name: 'Программа наставничества, Школа № 5', address: 'nastavnik@school.example' },
  to: { name: 'Тестовая Анна Ивановна', address: 'anna@example.org' },
  replyTo: 'curator@school.example',
  subject: 'Встреча наставнической пары: что записать и когда прислать отчёт «Журнал встреч» – до 1 октября',
  text: 'Здравствуйте, Анна Ивановна!\n',
  html: '<p>Здравствуйте, Анна Ивановна!</p>',
  attachments: [
    {
      filename: 'Встреча – 1.ics',
      contentType: 'text/calendar',
      content: 'BEGIN:VCALENDAR\r\nSUMMARY:Встреча\r\nEND:VCALENDAR\r\n',
    },
  ],
  date: new Date('2026-09-21T07:15:00Z'),
};

const open: { close(): Promise<void> | void }[] = [];
beforeEach(() => async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

/** Starts a real mail server on this machine. @returns its port, and the mail that it accepts */
async function post(
  options: SMTPServerOptions = {},
  port = 0,
): Promise<{ port: number; taken: ParsedMail[]; close(): Promise<void> }> {
  const taken: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 50,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _, done) => {
      simpleParser(stream).then((mail) => {
        taken.push(mail);
        done();
      }, done);
    },
    ...options,
  });
  const listener = server.listen(port, '127.0.0.1');
  await new Promise((resolve) => listener.once('listening', resolve));
  const address = listener.address();
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  const running = { port: typeof address === 'object' && address ? address.port : 0, taken, close };
  open.push(running);
  return running;
}

/** A server with exactly this behaviour. */
async function rawServer(talk: (socket: Socket) => void): Promise<{ port: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    talk(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => new Promise<void>((resolve) => server.close(() => resolve())) });
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0 };
}

function mailServer(port: number) {
  const mail = smtpServer({ host: '127.0.0.1', port });
  open.push(mail);
  return mail;
}

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

describe('a letter that is accepted', () => {
  it('arrives as written: Message-ID, names, subject, both texts, attachment', async () => {
    const { port, taken } = await post();
    expect(await mailServer(port).send(letter)).toEqual({ outcome: 'sent', detail: expect.stringMatching(/^250 /) });
    const [mail] = taken;
    expect(mail?.messageId).toBe(letter.messageId);
    expect(mail?.from?.value).toEqual([letter.from]);
    expect(mail?.to).toMatchObject({ value: [letter.to] });
    expect(mail?.replyTo?.value).toMatchObject([{ address: 'curator@school.example' }]);
    expect(mail?.subject).toBe(letter.subject);
    expect(mail?.text?.trim()).toBe('Здравствуйте, Анна Ивановна!');
    expect(mail?.html).toBe(letter.html);
    expect(mail?.date).toEqual(letter.date);
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    const [file] = mail?.attachments ?? [];
    expect(file).toMatchObject({ filename: 'Встреча – 1.ics', contentType: 'text/calendar' });
    expect(file?.content.toString('utf8')).toContain('SUMMARY:Встреча');
  });

  it('has the same Message-ID when it is sent again', async () => {
    const { port, taken } = await post();
    const mail = mailServer(port);
    await mail.send(letter);
    await mail.send(letter);
    expect(taken.map(({ messageId }) => messageId)).toEqual([letter.messageId, letter.messageId]);
  });

  it('shares one connection with the others', async () => {
    let connections = 0;
    const { port, taken } = await post({
      onConnect: (_, done) => {
        connections++;
        done();
      },
    });
    const mail = mailServer(port);
    for (let i = 0; i < 5; i++) await mail.send(letter);
    expect([taken.length, connections]).toEqual([5, 1]);
  });
});

/** Replies that our test server can give: a single line, in a phase after the login. */
const oneLine = knownReplies.filter(
  ([phase, reply]) => ['sender', 'recipient', 'text'].includes(phase) && !/\n/.test(reply),
);

describe('a refused letter', () => {
  it('gets the meaning of the reply, in any phase, and the next letter is sent', async () => {
    let next: (typeof oneLine)[number] | undefined;
    const answer = (phase: string, done: (error?: Error) => void) => {
      const [at, reply] = next ?? [];
      done(at === phase ? refusal(Number(reply?.slice(0, 3)), reply?.slice(4) ?? '') : undefined);
    };
    const { port } = await post({
      onMailFrom: (_, __, done) => answer('sender', done),
      onRcptTo: (_, __, done) => answer('recipient', done),
      onData: (stream, _, done) => {
        stream.resume();
        stream.on('end', () => answer('text', done));
      },
    });
    const mail = mailServer(port);
    for (const each of oneLine) {
      next = each;
      const [, reply, meaning] = each;
      expect(await mail.send(letter)).toEqual({
        outcome: 'refused',
        refusal: meaning,
        detail: reply.replace(/^(\d{3})-/, '$1 '),
      });
    }
    next = undefined;
    expect(await mail.send(letter)).toMatchObject({ outcome: 'sent' });
  });

  it('waits if the password is wrong', async () => {
    const { port } = await post({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_, __, done) => done(refusal(535, 'Bad credentials')),
    });
    const mail = smtpServer({ host: '127.0.0.1', port, user: 'school', password: 'wrong' });
    open.push(mail);
    expect(await mail.send(letter)).toMatchObject({ outcome: 'refused', refusal: 'login' });
  });

  it.each([
    ['554 5.7.1 You are on our block list', 'blocked'],
    ['421 4.7.0 Too many connections', 'rate'],
  ] as const)('waits if the server greets with a refusal: %s', async (greeting, meaning) => {
    const { port } = await rawServer((socket) => socket.end(`${greeting}\r\n`));
    expect(await mailServer(port).send(letter)).toMatchObject({ outcome: 'refused', refusal: meaning });
  });

  it('waits while the server is down, and is sent once it is up again', async () => {
    const first = await post();
    const mail = mailServer(first.port);
    expect(await mail.send(letter)).toMatchObject({ outcome: 'sent' });
    await first.close();
    expect(await mail.send(letter)).toMatchObject({ outcome: 'refused', refusal: 'unreachable' });
    const second = await post({}, first.port);
    expect(await mail.send(letter)).toMatchObject({ outcome: 'sent' });
    expect(second.taken).toHaveLength(1);
  });

  it('waits if nothing listens at the port', async () => {
    const { port, close } = await post();
    await close();
    expect(await mailServer(port).send(letter)).toEqual({
      outcome: 'refused',
      refusal: 'unreachable',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('waits if the server breaks off before it has asked for the text', async () => {
    const { port } = await rawServer((socket) => {
      socket.write('220 school.example\r\n');
      socket.once('data', () => socket.destroy());
    });
    expect(await mailServer(port).send(letter)).toMatchObject({ outcome: 'refused', refusal: 'unreachable' });
  });

  it('may have arrived if the connection ends after the text, with or without an answer', async () => {
    const whole = '\r\n.\r\n';
    const { port } = await rawServer((socket) => {
      let text = '';
      socket.write('220 school.example\r\n');
      socket.on('data', (chunk) => {
        const said = chunk.toString('latin1');
        if (/^DATA/im.test(said)) socket.write('354 Go on\r\n');
        else if (/^(EHLO|MAIL|RCPT)/i.test(said)) socket.write('250 Ok\r\n');
        else text += said;
        if (text.endsWith(whole)) socket.destroy();
      });
    });
    expect(await mailServer(port).send(letter)).toMatchObject({ outcome: 'refused', refusal: 'dropped' });
  });

  it('uses a new connection, once, if the server closed the old one in between', async () => {
    const { port, taken } = await post();
    const before = await rawServer((socket) => {
      const upstream = connect(port, '127.0.0.1');
      upstream.pipe(socket);
      socket.pipe(upstream);
      // Closes the connection after each letter, as some servers do.
      upstream.on('data', (chunk) => /queued|OK: message/i.test(String(chunk)) && setImmediate(() => socket.destroy()));
      socket.on('close', () => upstream.destroy());
      upstream.on('error', () => socket.destroy());
      socket.on('error', () => upstream.destroy());
    });
    const mail = mailServer(before.port);
    for (let i = 0; i < 3; i++) expect(await mail.send(letter)).toMatchObject({ outcome: 'sent' });
    expect(taken).toHaveLength(3);
  });
});

describe('the mailbox that letters go from', () => {
  it('is the login if the login is an address', () => {
    const mailboxOf = (user?: string) => smtpServer({ host: '127.0.0.1', port: 25, ...(user ? { user } : {}) }).mailbox;
    expect(mailboxOf('school@example.org')).toBe('school@example.org');
    expect([mailboxOf('school'), mailboxOf()]).toEqual([undefined, undefined]);
  });
});
