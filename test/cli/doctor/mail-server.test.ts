import { createServer, type Server } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { beforeEach, describe, expect, it } from 'vitest';
import { mailFinding, ON_MAIL_PAGE } from '../../../cli/doctor/mail-server.ts';

const open: (() => Promise<void>)[] = [];
beforeEach(() => async () => {
  for (const close of open.splice(0)) await close();
});

const portOf = (server: Pick<Server, 'address'>) => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

/** A mail server on this machine that accepts the user «robot» with the right password. */
async function post(options: SMTPServerOptions = {}): Promise<number> {
  const server = new SMTPServer({
    closeTimeout: 50,
    onAuth: ({ username, password }, _, done) =>
      username === 'robot' && password === 'right'
        ? done(null, { user: 'robot' })
        : done(Object.assign(new Error('Authentication failed'), { responseCode: 535 })),
    ...options,
  });
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await new Promise((resolve) => listener.once('listening', resolve));
  open.push(() => new Promise((resolve) => server.close(() => resolve())));
  return portOf(listener);
}

const plain: SMTPServerOptions = { disabledCommands: ['STARTTLS'], allowInsecureAuth: true };
const robot = { user: 'robot', password: 'right' };

describe('the doctor reports about the mail server', () => {
  it('says that the mail server answers and accepts the login', async () => {
    const port = await post(plain);
    expect(await mailFinding({ host: '127.0.0.1', port, ...robot })).toMatchObject({
      state: 'ok',
      seen: '127.0.0.1 отвечает, вход выполнен',
    });
  });

  it('says that the password is wrong, and which password is needed', async () => {
    const port = await post(plain);
    expect(await mailFinding({ host: '127.0.0.1', port, user: 'robot', password: 'wrong' })).toMatchObject({
      state: 'mend',
      seen: 'сервер не принял имя входа или пароль (535)',
      mend: expect.stringContaining('пароль приложения'),
    });
  });

  it('says that the certificate is not valid for the mail server', async () => {
    const port = await post();
    expect(await mailFinding({ host: '127.0.0.1', port, ...robot })).toMatchObject({
      state: 'mend',
      seen: expect.stringContaining('сертификату сервера'),
    });
  });

  it('says that encryption must start later, not at once', async () => {
    const port = await post(plain);
    expect(await mailFinding({ host: '127.0.0.1', port, secure: true })).toMatchObject({
      state: 'mend',
      seen: expect.stringContaining('шифрование'),
      mend: expect.stringContaining('465'),
    });
  });

  it('says that nothing listens at the port', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const port = portOf(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await mailFinding({ host: '127.0.0.1', port })).toMatchObject({
      state: 'mend',
      seen: `на 127.0.0.1:${port} никто не отвечает`,
    });
  });

  it('says that there is no such server', async () => {
    expect(await mailFinding({ host: 'mail.invalid', port: 25 })).toMatchObject({
      state: 'mend',
      seen: 'сервера mail.invalid нет',
    });
  });

  it('says that the name of the server is not set', async () => {
    expect(await mailFinding(undefined)).toMatchObject({
      state: 'unknown',
      mend: expect.stringContaining('SMTP_HOST'),
    });
  });

  it('says where the settings of a school’s own server are', async () => {
    const found = [
      await mailFinding(undefined, ON_MAIL_PAGE),
      await mailFinding({ host: 'mail.invalid', port: 25 }, ON_MAIL_PAGE),
    ];
    for (const { mend } of found) {
      expect(mend).toContain('странице «Почта»');
      expect(mend).not.toContain('SMTP_');
    }
  });
});
