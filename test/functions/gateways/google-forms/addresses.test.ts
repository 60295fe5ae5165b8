import { describe, expect, it } from 'vitest';
import { entryOf, publishedIdOf } from '../../../../functions/gateways/google-forms/addresses.ts';

describe('the address of a form', () => {
  it('gives each question its entry, the number in its id', () => {
    expect(entryOf('5c52a646')).toBe(1548920390);
    expect(entryOf('0000000a')).toBe(10);
    expect(entryOf('ffffffff')).toBe(4294967295);
  });

  it('has the id of the public address', () => {
    expect(publishedIdOf('https://docs.google.com/forms/d/e/1FAIpQL-Sd_x/viewform')).toBe('1FAIpQL-Sd_x');
    expect(publishedIdOf('https://forms.gle/xyz')).toBe('');
  });
});
