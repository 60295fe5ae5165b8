import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { describe, expect, test } from 'vitest';
import { systemDns } from '../../../workspace/serve/mail/sender-dns.ts';
import { senderRecords } from '../../../workspace/serve/mail/sender-records.ts';
import { spfVerdict } from '../../../workspace/serve/mail/spf.ts';
import { zone } from './serving-kit.ts';

const SENDER = 'programma@school5.example';
const YANDEX = 'smtp.yandex.ru';
const RELAY = 'mail.district.example';

const good = {
  'TXT school5.example': ['google-site-verification=x', 'v=spf1 include:_spf.yandex.net ~all'],
  'TXT mail._domainkey.school5.example': ['v=DKIM1; k=rsa; p=MIGf'],
  'TXT _dmarc.school5.example': ['v=DMARC1; p=quarantine'],
};

/** For each record: its state, and a part of the text about it. */
const statesOf = async (records: Record<string, readonly string[]>, host = YANDEX, sender = SENDER) =>
  Object.fromEntries((await senderRecords(sender, host, zone(records))).map(({ check, state }) => [check, state]));

const saidAbout = async (check: string, records: Record<string, readonly string[]>, host = YANDEX) => {
  const found = (await senderRecords(SENDER, host, zone(records))).find((each) => each.check === check);
  return `${found?.state}: ${found?.seen}. ${found?.mend ?? ''}`;
};

describe('the records of the sender’s domain', () => {
  test('are fine if SPF names the server, the key is there and a policy is set', async () => {
    expect(await statesOf(good)).toEqual({ SPF: 'ok', DKIM: 'ok', DMARC: 'ok' });
  });

  test.each([
    [
      'SPF',
      { ...good, 'TXT school5.example': [] },
      /^mend.*её нет.*TXT у school5\.example: v=spf1 include:_spf\.yandex\.net ~all/,
    ],
    [
      'SPF',
      { ...good, 'TXT school5.example': ['v=spf1 include:_spf.mail.ru -all'] },
      /^mend.*smtp\.yandex\.ru в ней не назван.*дописать в неё include:_spf\.yandex\.net/,
    ],
    [
      'SPF',
      { ...good, 'TXT school5.example': ['v=spf1 include:_spf.yandex.net ~all', 'v=spf1 mx -all'] },
      /^mend.*две таких записи.*соединить/,
    ],
    [
      'DKIM',
      { ...good, 'TXT mail._domainkey.school5.example': [] },
      /^mend.*mail\._domainkey\.school5\.example нет.*Яндекс 360/,
    ],
    ['DKIM', { ...good, 'TXT mail._domainkey.school5.example': ['v=DKIM1; p='] }, /^mend.*отозван/],
    ['DMARC', { ...good, 'TXT _dmarc.school5.example': [] }, /^mend.*TXT _dmarc\.school5\.example: v=DMARC1; p=none/],
    ['DMARC', { ...good, 'TXT _dmarc.school5.example': ['v=DMARC1; rua=mailto:a@b.example'] }, /^mend.*нет правила p=/],
  ])('%s: what is missing, and whom to ask: %j', async (check, records, said) => {
    const text = await saidAbout(check, records);
    expect(text).toMatch(said);
    expect(text).toContain('кто ведёт домен школы');
  });

  test('a policy of the parent domain counts', async () => {
    const records = { ...good, 'TXT _dmarc.school5.example': [], 'TXT _dmarc.district.example': ['v=DMARC1; p=none'] };
    const found = await senderRecords('a@school5.district.example', YANDEX, zone(records));
    expect(found.find(({ check }) => check === 'DMARC')?.state).toBe('ok');
  });

  test('a mailbox at the provider itself needs nothing, but not through another server', async () => {
    expect(await statesOf({}, YANDEX, 'school5@yandex.ru')).toEqual({ 'Записи домена отправителя': 'ok' });
    const foreign = {
      'TXT yandex.ru': ['v=spf1 redirect=_spf.yandex.ru'],
      'TXT _spf.yandex.ru': ['v=spf1 ip4:198.51.100.0/24 ~all'],
    };
    expect(await statesOf({ ...foreign, [`A ${RELAY}`]: ['203.0.113.9'] }, RELAY, 'school5@yandex.ru')).toMatchObject({
      SPF: 'unknown',
    });
  });

  test('an address without a domain is no sender', async () => {
    expect(await statesOf({}, YANDEX, 'nastavnik@localhost')).toEqual({ 'Записи домена отправителя': 'mend' });
  });

  test.each([
    [RELAY, `v=spf1 a:${RELAY} ~all`],
    ['203.0.113.9', 'v=spf1 ip4:203.0.113.9 ~all'],
    ['2001:db8::9', 'v=spf1 ip6:2001:db8::9 ~all'],
  ])('the SPF record for the relay %s: %s', async (host, record) => {
    expect(await saidAbout('SPF', {}, host)).toContain(record);
  });

  test('a relay that SPF does not name may have another outside address, so a person must ask', async () => {
    const own = { ...good, [`A ${RELAY}`]: ['203.0.113.9'] };
    expect(await saidAbout('SPF', own, RELAY)).toMatch(/^unknown.*mail\.district\.example/);
    expect(
      await saidAbout('SPF', { ...own, 'TXT school5.example': ['v=spf1 ip4:203.0.113.0/28 -all'] }, RELAY),
    ).toMatch(/^ok/);
    expect(await saidAbout('DKIM', own, RELAY)).toMatch(/^unknown.*dkim=pass/);
  });
});

describe('SPF', () => {
  const server = { records: [], addresses: ['203.0.113.9', '2001:db8::9'] };
  test.each([
    ['v=spf1 +all', 'allowed'],
    ['v=spf1 -all', 'not-named'],
    ['v=spf1 ip4:203.0.113.9 -all', 'allowed'],
    ['v=spf1 -ip4:203.0.113.9 -all', 'not-named'],
    ['v=spf1 ip4:203.0.114.0/24 -all', 'not-named'],
    ['v=spf1 ip6:2001:db8::/32 -all', 'allowed'],
    ['v=spf1 mx -all', 'allowed'],
    ['v=spf1 a -all', 'not-named'],
    ['v=spf1 a:relay.example/24 -all', 'allowed'],
    ['v=spf1 a:relay.example/24//64 -all', 'allowed'],
    ['v=spf1 a:relay.example//64 -all', 'not-named'],
    ['v=spf1 ip4:203.0.113.9/33 ip6:2001:db8::/129 a:relay.example/99 -all', 'not-named'],
    ['v=spf1 include:inner.example -all', 'allowed'],
    ['v=spf1 redirect=inner.example', 'allowed'],
    ['v=spf1 -all redirect=inner.example', 'not-named'],
    ['v=spf1 include:loop.example -all', 'too-many-lookups'],
    ['V=SPF1 IP4:203.0.113.9 -ALL', 'allowed'],
    ['v=spf10 ip4:203.0.113.9', 'missing'],
  ])('«%s» gives %s', async (record, verdict) => {
    const records = {
      'TXT one.example': [record],
      'TXT inner.example': ['v=spf1 ip4:203.0.113.0/24 ~all'],
      'TXT loop.example': ['v=spf1 include:loop.example -all'],
      'MX one.example': ['mx.example'],
      'A mx.example': ['203.0.113.9'],
      'A relay.example': ['203.0.113.200'],
    };
    expect(await spfVerdict('one.example', server, zone(records))).toBe(verdict);
  });
});

/** A DNS server that answers every question with this code: 3 is «no such name», 2 is «server failure». */
async function dnsWith(code: number) {
  const socket = createSocket('udp4', (question, { port, address }) => {
    const answer = Buffer.from(question);
    answer.writeUInt16BE(0x8180 | code, 2);
    socket.send(answer, port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return { dns: systemDns(resolver), close: () => new Promise<void>((resolve) => socket.close(() => resolve())) };
}

describe('DNS itself', () => {
  test.each([
    [3, 'mend'],
    [2, 'unknown'],
  ])(
    'code %i: a missing record is to be mended, a silent server says nothing about the records',
    async (code, state) => {
      const { dns, close } = await dnsWith(code);
      const found = await senderRecords(SENDER, YANDEX, dns);
      await close();
      expect(found.map((each) => each.state)).toEqual([state, state, state]);
    },
  );
});
