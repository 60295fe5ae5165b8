import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../functions/entry/environment.ts';

const whole = {
  NASTAVNIK_SCHOOLS: 'id-1=curator@example.org; id-2=',
  NASTAVNIK_AUDIENCES: 'https://example.org/run client.example.org',
  SMTP_HOST: 'mail.example.org',
};

describe('the environment', () => {
  it('has defaults for optional variables', () => {
    expect(readEnvironment({ ...whole, PATH: '/bin' })).toEqual({
      ...whole,
      GOOGLE_API_TOKEN: 'nastavnik@emulator.local',
      NASTAVNIK_AUDIENCES: ['https://example.org/run', 'client.example.org'],
      NASTAVNIK_SERVICE_ACCOUNTS: [],
      NASTAVNIK_SCHOOLS_PER_MINUTE: 45,
      NASTAVNIK_CALLS_PER_MINUTE: 60,
      SMTP_PORT: 587,
    });
  });

  it('parses numbers, and the root of the APIs with a trailing slash', () => {
    const root = (GOOGLE_API_ROOT: string) => readEnvironment({ ...whole, SMTP_PORT: '25', GOOGLE_API_ROOT });
    expect(root('http://127.0.0.1:8080')).toMatchObject({ SMTP_PORT: 25, GOOGLE_API_ROOT: 'http://127.0.0.1:8080/' });
    expect(root('http://127.0.0.1:8080/')).toMatchObject({ GOOGLE_API_ROOT: 'http://127.0.0.1:8080/' });
  });

  it('names every missing variable', () => {
    expect(() => readEnvironment({})).toThrow(
      'Не заданы или не подходят переменные окружения: NASTAVNIK_AUDIENCES, SMTP_HOST, NASTAVNIK_SCHOOLS.',
    );
  });

  it('requires the schools, or the registry that lists them', () => {
    const { NASTAVNIK_SCHOOLS, ...rest } = whole;
    expect(readEnvironment({ ...rest, NASTAVNIK_REGISTRY: 'registry' })).toMatchObject({
      NASTAVNIK_REGISTRY: 'registry',
    });
    expect(() => readEnvironment(rest)).toThrow('Не заданы или не подходят переменные окружения: NASTAVNIK_SCHOOLS.');
    expect(() => readEnvironment({ ...whole, NASTAVNIK_TOPIC: 'schools' })).toThrow('NASTAVNIK_TOPIC');
    expect(NASTAVNIK_SCHOOLS).toBeDefined();
  });

  it('names invalid variables, but never their values', () => {
    const read = () => readEnvironment({ ...whole, SMTP_PORT: 'smtp', GOOGLE_API_ROOT: 'здесь' });
    expect(read).toThrow('Не заданы или не подходят переменные окружения: GOOGLE_API_ROOT, SMTP_PORT.');
    expect(read).not.toThrow(/короткий|здесь/);
  });
});
