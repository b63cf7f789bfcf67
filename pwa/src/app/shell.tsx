import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Footer } from './footer';
import { Header } from './header';
import { OfflineBar } from './offline-bar';

/** The frame around every page. After a change of page, focus moves to its content. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const first = useRef(true);

  useEffect(() => {
    if (path === undefined) return;
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [path]);

  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-50 rounded-sm bg-loot px-4 py-2 font-medium text-on-loot focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <OfflineBar />
      <Header />
      <main id="content" ref={main} tabIndex={-1} className="lamplit grow outline-none">
        <Outlet />
      </main>
      <Footer />
    </div>
  );
}
