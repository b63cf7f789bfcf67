import { ButtonLink } from '@/components/button';
import { Empty } from '@/components/empty';
import { DeviceOrders } from '@/features/orders/device-orders';
import { useOrderPasses } from '@/lib/order-passes';
import { DocumentHead } from '@/lib/document';
import { Page } from '../page';

export function OrdersPage() {
  const passes = useOrderPasses();
  if (passes.length === 0) {
    return (
      <Empty
        level="h1"
        title="No orders on this device"
        action={<ButtonLink to="/orders/find">Find your orders</ButtonLink>}
      >
        <DocumentHead title="Your orders" hidden />
        Orders you place here are listed here. For those of another device, a code is mailed to your address.
      </Empty>
    );
  }
  return (
    <Page width="reading">
      <DocumentHead title="Your orders" hidden />
      <h1 className="text-xl">Your orders on this device</h1>
      <p className="mt-1 mb-6 text-muted">
        Whoever uses this browser can open them while their pass is valid. Forget one to take its pass away.
      </p>
      <DeviceOrders passes={passes} />
      <p className="mt-6">
        <ButtonLink to="/orders/find" tone="quiet" size="small">
          Find orders of another device
        </ButtonLink>
      </p>
    </Page>
  );
}
