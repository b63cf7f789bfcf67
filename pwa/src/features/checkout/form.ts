import { z } from 'zod';

// Zod would try to compile its checks; the page's policy forbids eval, and reports the try.
z.config({ jitless: true });

/** What the buyer fills in. The region's box is asked for only when the cart has a limited region. */
export const checkoutSchema = (regionLimited: boolean) =>
  z.object({
    email: z.email('Write the address as name@example.com.').max(254, 'This address is too long.'),
    acceptTerms: z.boolean().refine((accepted) => accepted, 'Accept the terms to go on.'),
    acknowledgeRegion: z
      .boolean()
      .refine((known) => known || !regionLimited, 'Confirm that the region fits your account.'),
    coin: z.string().min(1, 'Choose the coin you want to pay with.'),
  });

export interface CheckoutValues {
  email: string;
  acceptTerms: boolean;
  acknowledgeRegion: boolean;
  coin: string;
}

export const emptyCheckout: CheckoutValues = {
  email: '',
  acceptTerms: false,
  acknowledgeRegion: false,
  coin: '',
};
