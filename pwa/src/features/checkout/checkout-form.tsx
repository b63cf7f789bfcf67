import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { ApiError, errorSentence } from '@/lib/api';
import { formatMoney } from '@/lib/money';
import { Block } from './block';
import { ContactBlock } from './contact-block';
import { checkoutSchema, emptyCheckout, type CheckoutValues } from './form';
import { Summary, type SummaryLine } from './summary';
import { UnderpaymentNote } from './underpayment-note';

interface Props {
  lines: readonly SummaryLine[];
  total: string;
  currency: string;
  limitedRegions: readonly string[];
  policy: string | undefined;
  /** Draws the choice of coins; the page brings it, since coins are the payments' business. */
  coinPicker: (value: string, onChange: (coin: string) => void) => ReactNode;
  onSubmit: (values: CheckoutValues) => Promise<void>;
}

/** The checkout: one page, three blocks, filled from top to bottom. */
export function CheckoutForm({
  lines,
  total,
  currency,
  limitedRegions,
  policy,
  coinPicker,
  onSubmit,
}: Props) {
  const form = useForm<CheckoutValues>({
    resolver: zodResolver(checkoutSchema(limitedRegions.length > 0)),
    defaultValues: emptyCheckout,
    mode: 'onTouched',
  });
  const { errors, isSubmitting } = form.formState;
  const coin = useWatch({ control: form.control, name: 'coin' });

  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values);
    } catch (error) {
      const complaint = error instanceof ApiError ? error.fieldMessage('email') : undefined;
      if (complaint) form.setError('email', { message: complaint }, { shouldFocus: true });
      else form.setError('root', { message: errorSentence(error) });
    }
  });

  const button = (
    <Button type="submit" tone="primary" size="large" wide busy={isSubmitting} data-testid="place-order">
      {isSubmitting ? 'Placing the order' : `Place order · ${formatMoney(total, currency)}`}
    </Button>
  );
  const failure = errors.root ? (
    <Notice tone="danger" role="alert" title="The order was not placed">
      {errors.root.message} Nothing was charged.
    </Notice>
  ) : null;

  return (
    <form
      noValidate
      onSubmit={(event) => void submit(event)}
      className="grid grid-cols-1 gap-6 max-lg:pb-20 lg:grid-cols-[1fr_22rem]"
    >
      <div className="space-y-6">
        <Block number={1} title="Your e-mail">
          <ContactBlock form={form} limitedRegions={limitedRegions} />
        </Block>
        <Block number={2} title="Your coin">
          {coinPicker(coin, (value) => {
            form.setValue('coin', value, { shouldValidate: true, shouldDirty: true });
          })}
          {errors.coin ? (
            <p role="alert" className="mt-3 text-sm font-medium text-danger-text">
              {errors.coin.message}
            </p>
          ) : null}
        </Block>
      </div>
      <div className="max-lg:contents">
        <div className="space-y-4 lg:sticky lg:top-24">
          <Block number={3} title="Your order">
            <div className="space-y-4">
              <Summary lines={lines} total={total} currency={currency} />
              <UnderpaymentNote policy={policy} />
              {failure}
              <div className="max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-20 max-lg:border-t max-lg:border-line max-lg:bg-ground max-lg:p-4">
                {button}
              </div>
            </div>
          </Block>
        </div>
      </div>
    </form>
  );
}
