import { Link } from '@tanstack/react-router';
import type { UseFormReturn } from 'react-hook-form';
import { CheckBox } from '@/components/check-box';
import { TextField } from '@/components/field';
import type { CheckoutValues } from './form';

interface Props {
  form: UseFormReturn<CheckoutValues>;
  limitedRegions: readonly string[];
}

/** Block one: where to write to, and what is agreed. */
export function ContactBlock({ form, limitedRegions }: Props) {
  const { register, formState } = form;
  const { errors } = formState;
  return (
    <div className="space-y-4">
      <TextField
        label="E-mail"
        type="email"
        inputMode="email"
        autoComplete="email"
        placeholder="name@example.com"
        hint="For the receipt and the way back to your order. The key itself is never mailed."
        data-testid="checkout-email"
        error={errors.email?.message}
        {...register('email')}
      />
      <div className="space-y-1">
        {limitedRegions.length > 0 ? (
          <CheckBox
            error={errors.acknowledgeRegion?.message}
            data-testid="acknowledge-region"
            {...register('acknowledgeRegion')}
          >
            I know where these keys work, and my account belongs there:{' '}
            <strong>{limitedRegions.join('; ')}</strong>.
          </CheckBox>
        ) : null}
        <CheckBox error={errors.acceptTerms?.message} data-testid="accept-terms" {...register('acceptTerms')}>
          I accept the{' '}
          <Link to="/terms" target="_blank" className="text-loot-text underline underline-offset-4">
            terms
          </Link>
          , and that a key which was opened cannot be returned.
        </CheckBox>
      </div>
    </div>
  );
}
