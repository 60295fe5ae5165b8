import { createServer } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Mail, smtpServer } from '../../../functions/gateways/smtp.ts';

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

/** A real mail server on this machine; the mail it took. */
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

function mailServer(port: number) {
  const mail = smtpServer({ host: '127.0.0.1', port });
  open.push(mail);
  return mail;
}

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

describe('a letter that is accepted', () => {
  it('arrives as it was written: number, names, subject, both texts, attachment', async () => {
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

  it('has the same number when it is sent again', async () => {
    const { port, taken } = await post();
    const mail = mailServer(port);
    await mail.send(letter);
    await mail.send(letter);
    expect(taken.map(({ messageId }) => messageId)).toEqual([letter.messageId, letter.messageId]);
  });

  it('goes over one connection with the others', async () => {
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

describe('a letter that is not accepted', () => {
  const toward = (answer: (address: string) => Error | undefined): SMTPServerOptions => ({
    onRcptTo: ({ address }, _, done) => done(answer(address)),
  });

  it('is refused where the address is, and the next one goes on', async () => {
    const { port, taken } = await post(
      toward((address) => (address === 'anna@example.org' ? refusal(550, 'No such user here') : undefined)),
    );
    const mail = mailServer(port);
    expect(await mail.send(letter)).toEqual({
      outcome: 'refused',
      detail: expect.stringContaining('550 No such user here'),
    });
    const other = { ...letter, to: { name: 'Тестовый Борис', address: 'boris@example.org' } };
    expect(await mail.send(other)).toMatchObject({ outcome: 'sent' });
    expect(taken).toHaveLength(1);
  });

  it('is put off where the server asks for patience', async () => {
    const { port } = await post(toward(() => refusal(451, 'Greylisted, try again later')));
    expect(await mailServer(port).send(letter)).toEqual({
      outcome: 'deferred',
      detail: expect.stringContaining('451'),
    });
  });

  it.each([451, 552])('is put off where the server takes the address but not the text: %i', async (code) => {
    const { port } = await post({
      onData: (stream, _, done) => {
        stream.resume();
        stream.on('end', () => done(refusal(code, 'Not now')));
      },
    });
    expect(await mailServer(port).send(letter)).toEqual({
      outcome: 'deferred',
      detail: expect.stringContaining(String(code)),
    });
  });

  it('says nothing against the address where the sender is refused: so is every letter', async () => {
    const { port } = await post({ onMailFrom: (_, __, done) => done(refusal(550, 'Sender rejected')) });
    expect(await mailServer(port).send(letter)).toEqual({
      outcome: 'down',
      detail: expect.stringContaining('Sender rejected'),
    });
  });

  it('waits where the password is wrong', async () => {
    const { port } = await post({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_, __, done) => done(refusal(535, 'Bad credentials')),
    });
    const mail = smtpServer({ host: '127.0.0.1', port, user: 'school', password: 'wrong' });
    open.push(mail);
    expect(await mail.send(letter)).toMatchObject({ outcome: 'down' });
  });

  it('waits where the server is down, and goes once it is up again', async () => {
    const first = await post();
    const mail = mailServer(first.port);
    expect(await mail.send(letter)).toMatchObject({ outcome: 'sent' });
    await first.close();
    expect(await mail.send(letter)).toMatchObject({ outcome: 'down' });
    const second = await post({}, first.port);
    expect(await mail.send(letter)).toMatchObject({ outcome: 'sent' });
    expect(second.taken).toHaveLength(1);
  });

  it('waits where nothing listens at the port', async () => {
    const { port, close } = await post();
    await close();
    expect(await mailServer(port).send(letter)).toEqual({
      outcome: 'down',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('waits where the server breaks off in the middle', async () => {
    const server = createServer((socket) => {
      socket.write('220 school.example\r\n');
      socket.once('data', () => socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push({ close: () => new Promise<void>((resolve) => server.close(() => resolve())) });
    const address = server.address();
    const mail = mailServer(typeof address === 'object' && address ? address.port : 0);
    expect(await mail.send(letter)).toMatchObject({ outcome: 'down' });
  });
});
