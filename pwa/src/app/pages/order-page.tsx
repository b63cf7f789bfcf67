import { getRouteApi } from '@tanstack/react-router';
import { ButtonLink } from '@/components/button';
import { Empty } from '@/components/empty';
import { orderToken } from '@/lib/order-passes';
import { DocumentHead } from '@/lib/document';
import { Page } from '../page';
import { OrderView } from './order-view';

const route = getRouteApi('/orders/$orderId');

/** The order, for whoever holds its pass on this device. */
export function OrderPage() {
  const { orderId } = route.useParams();
  const token = orderToken(orderId);
  if (token === null) {
    return (
      <Empty
        level="h1"
        title="This device has no pass for this order"
        action={<ButtonLink to="/orders">Your orders on this device</ButtonLink>}
      >
        <DocumentHead title="Order" hidden />
        An order opens on the device that placed it. Open this page there, or write to us with the order
        number.
      </Empty>
    );
  }
  return (
    <Page width="middle">
      <OrderView key={orderId} id={orderId} token={token} />
    </Page>
  );
}
