import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from '@/components/button';
import { Empty } from '@/components/empty';

/** A page that broke, or whose code could not be loaded (offline, or a newer version was put up). */
export function PageFailure({ reset }: ErrorComponentProps) {
  const offline = !navigator.onLine;
  return (
    <Empty
      level="h1"
      title={offline ? 'You are offline' : 'This page did not load'}
      action={
        <Button
          tone="primary"
          onClick={() => {
            reset();
            location.reload();
          }}
        >
          Load it again
        </Button>
      }
    >
      <p role="alert">
        {offline
          ? 'The shop needs a connection. Your cart and your orders are kept on this device.'
          : 'The shop may have been renewed meanwhile. Your cart and your orders are kept.'}
      </p>
    </Empty>
  );
}
