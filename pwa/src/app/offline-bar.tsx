import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void) {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

export function OfflineBar() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {online ? null : (
        <p className="flex items-center justify-center gap-2 border-b border-warning-line bg-warning-ground px-4 py-2 text-sm text-warning-text">
          <WifiOff aria-hidden="true" className="size-4 shrink-0" />
          You are offline. What you see may be old; nothing can be bought or opened now.
        </p>
      )}
    </div>
  );
}
