import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readFilters, type Filters } from '@/features/catalog/filters';
import { productQuery } from '@/features/catalog/queries';
import { forgetServed } from '@/lib/document';
import { queryClient } from '@/lib/query-client';
import { parseSearch, stringifySearch } from '@/lib/search-params';
import { NotFound } from './not-found';
import { PageFailure } from './page-failure';
import { Shell } from './shell';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: PageFailure });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home-page'), 'HomePage'),
});

const catalog = createRoute({
  getParentRoute: () => root,
  path: '/products',
  validateSearch: (search: Record<string, unknown>): Filters => readFilters(search),
  component: lazyRouteComponent(() => import('./pages/catalog-page'), 'CatalogPage'),
});

const product = createRoute({
  getParentRoute: () => root,
  path: '/products/$slug',
  loader: ({ params }) => {
    // A head start only: the page itself shows what goes wrong.
    queryClient.query(productQuery(params.slug)).catch(() => undefined);
  },
  component: lazyRouteComponent(() => import('./pages/product-page'), 'ProductPage'),
});

const deals = createRoute({
  getParentRoute: () => root,
  path: '/deals',
  component: lazyRouteComponent(() => import('./pages/deals-page'), 'DealsPage'),
});

const cart = createRoute({
  getParentRoute: () => root,
  path: '/cart',
  component: lazyRouteComponent(() => import('./pages/cart-page'), 'CartPage'),
});

const checkout = createRoute({
  getParentRoute: () => root,
  path: '/checkout',
  component: lazyRouteComponent(() => import('./pages/checkout-page'), 'CheckoutPage'),
});

const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  component: lazyRouteComponent(() => import('./pages/orders-page'), 'OrdersPage'),
});

const findOrder = createRoute({
  getParentRoute: () => root,
  path: '/orders/find',
  component: lazyRouteComponent(() => import('./pages/find-order-page'), 'FindOrderPage'),
});

const order = createRoute({
  getParentRoute: () => root,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('./pages/order-page'), 'OrderPage'),
});

const refund = createRoute({
  getParentRoute: () => root,
  path: '/refunds/$token',
  component: lazyRouteComponent(() => import('./pages/refund-page'), 'RefundPage'),
});

const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  component: lazyRouteComponent(() => import('./pages/help-page'), 'HelpPage'),
});

const terms = createRoute({
  getParentRoute: () => root,
  path: '/terms',
  component: lazyRouteComponent(() => import('./pages/terms-page'), 'TermsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    catalog,
    product,
    deals,
    cart,
    checkout,
    orders,
    findOrder,
    order,
    refund,
    help,
    terms,
  ]),
  defaultPreload: 'intent',
  defaultPreloadDelay: 80,
  scrollRestoration: true,
  parseSearch,
  stringifySearch,
});

router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
  if (fromLocation !== undefined && pathChanged) forgetServed();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
