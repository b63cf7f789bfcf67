import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ButtonLink } from '@/components/button';
import { Empty } from '@/components/empty';
import { cartTotal, limitedRegions } from '@/features/cart/rules';
import { useCart } from '@/features/cart/store';
import { useCheckedLines } from '@/features/cart/use-checked-lines';
import { CheckoutForm } from '@/features/checkout/checkout-form';
import type { CheckoutValues } from '@/features/checkout/form';
import { placeAndPay } from '@/features/checkout/place-order';
import { CoinPicker } from '@/features/payments/coin-picker';
import { ApiError } from '@/lib/api';
import { DocumentHead } from '@/lib/document';
import { times } from '@/lib/money';
import { platformName } from '@/lib/platform';
import { regionName } from '@/lib/region';
import { shopQuery, useShop } from '@/lib/shop';
import { Page } from '../page';

export function CheckoutPage() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const shop = useShop();
  const clearCart = useCart((cart) => cart.clear);
  const lines = useCheckedLines().map(({ line }) => line);
  const regions = limitedRegions(lines);
  const total = cartTotal(lines);

  const submit = async ({ email, coin }: CheckoutValues) => {
    const { terms_version } = await client.query({ ...shopQuery, staleTime: 'static' });
    const id = await placeAndPay(
      {
        email,
        terms_version,
        expected_total: total,
        items: lines
          .filter((line) => line.bundle !== true)
          .map(({ productId, quantity }) => ({ product_id: productId, quantity })),
        bundles: lines
          .filter((line) => line.bundle === true)
          .map(({ productId, quantity }) => ({ bundle_id: productId, quantity })),
        ...(regions.length > 0 ? { acknowledged_region: true } : {}),
      },
      coin,
    ).catch(async (error: unknown) => {
      // A price or the stock has moved: the lines are asked for again, and show what changed.
      if (error instanceof ApiError && error.status === 409) {
        await client.invalidateQueries({ queryKey: ['products'] });
      }
      throw error;
    });
    await navigate({ to: '/orders/$orderId', params: { orderId: id } });
    clearCart();
  };

  if (lines.length === 0) {
    return (
      <Empty
        level="h1"
        title="There is nothing to pay for"
        action={<ButtonLink to="/products">Open the catalog</ButtonLink>}
      >
        <DocumentHead title="Checkout" hidden />
        Your cart is empty.
      </Empty>
    );
  }
  return (
    <Page width="middle">
      <DocumentHead title="Checkout" hidden />
      <h1 className="mb-6 text-xl">Checkout</h1>
      <CheckoutForm
        total={total}
        currency={lines[0]?.currency ?? 'EUR'}
        limitedRegions={regions}
        policy={shop?.underpayment_policy}
        lines={lines.map((line) => ({
          id: line.productId,
          title: line.title,
          detail: [platformName(line.platform), line.region && regionName(line.region)]
            .filter(Boolean)
            .join(' · '),
          coverUrl: line.coverUrl,
          quantity: line.quantity,
          total: times(line.price, line.quantity),
        }))}
        coinPicker={(value, onChange) => <CoinPicker amount={total} value={value} onChange={onChange} />}
        onSubmit={submit}
      />
    </Page>
  );
}
