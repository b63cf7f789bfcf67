import { describe, expect, it } from 'vitest';
import { checkoutSchema } from '@/features/checkout/form';

const filled = { email: 'mara@example.com', acceptTerms: true, acknowledgeRegion: false, coin: 'btc' };
const complaints = (values: object, limited = false) => {
  const result = checkoutSchema(limited).safeParse(values);
  return result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
};

describe('checkout form', () => {
  it('takes a filled form', () => {
    expect(complaints(filled)).toEqual([]);
  });

  it.each([
    [{ email: 'mara' }, 'email'],
    [{ email: '' }, 'email'],
    [{ acceptTerms: false }, 'acceptTerms'],
    [{ coin: '' }, 'coin'],
  ])('with %o complains about %s', (change, field) => {
    expect(complaints({ ...filled, ...change })).toEqual([field]);
  });

  it('asks about the region only when one is limited', () => {
    expect(complaints(filled, true)).toEqual(['acknowledgeRegion']);
    expect(complaints({ ...filled, acknowledgeRegion: true }, true)).toEqual([]);
  });
});
