import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { ButtonLink } from '@/components/button';
import { LoadFailure } from '@/components/load-failure';
import type { ProductQuery } from '@/lib/api-types';
import { ProductGridSkeleton, ProductRow } from '@/features/catalog/product-grid';
import { categoriesQuery, dealsQuery, rowQuery, sectionsQuery } from '@/features/catalog/queries';
import { VaultWall } from '@/features/catalog/vault-wall';
import { DocumentHead } from '@/lib/document';
import { Page } from '../page';

const featured: ProductQuery = { limit: 24, in_stock: true, sort: 'relevance' };
const newest: ProductQuery = { limit: 6, in_stock: true, sort: 'newest' };

function Categories() {
  const { data } = useQuery(categoriesQuery());
  return (
    <ul aria-label="Categories" className="flex min-h-10 flex-wrap gap-2">
      {data?.items.map(({ slug, name, count }) => (
        <li key={slug}>
          <Link
            to="/products"
            search={{ category: slug }}
            className="flex h-10 items-center gap-2 rounded-full border border-line bg-raised px-4 text-sm hover:border-line-strong"
          >
            {name}
            <span className="figures text-faint">{count}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

const steps = [
  ['Pay in the coin you hold', 'No account, no card. You get an address for this order alone.'],
  ['We see it within seconds', 'The page follows your payment live. You may close it once it is seen.'],
  ['Break the seal', 'Your key arrives encrypted and is opened in your browser, by you.'],
] as const;

function HowItWorks() {
  return (
    <section aria-label="How it works" className="border-y border-line">
      <ol className="mx-auto grid max-w-[90rem] divide-y divide-line px-4 sm:px-6 md:grid-cols-3 md:divide-x md:divide-y-0">
        {steps.map(([title, text], index) => (
          <li key={title} className="flex gap-4 py-6 md:px-8 md:first:pl-0 md:last:pr-0">
            <span aria-hidden="true" className="figures font-mono text-sm text-loot-text">
              {index + 1}
            </span>
            <div>
              <h2 className="text-base">{title}</h2>
              <p className="text-sm text-muted">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface RowProps {
  title: string;
  query: ProductQuery;
  /** Which of the answer's products stand in the row. */
  first?: boolean;
}

function Row({ title, query, first = false }: RowProps) {
  const { data, isPending, isError, error, refetch } = useQuery(rowQuery(query));
  const products = data?.items ?? [];
  const shown = first
    ? products.toSorted((one, other) => Number(other.featured) - Number(one.featured))
    : products;
  return (
    <section aria-labelledby={`row-${title}`} className="space-y-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={`row-${title}`} className="text-lg">
          {title}
        </h2>
        <Link
          to="/products"
          search={query.sort === 'newest' ? { sort: 'newest' } : {}}
          className="flex items-center gap-1 py-1 text-sm text-muted underline-offset-4 hover:text-ink hover:underline"
        >
          See all <ArrowRight aria-hidden="true" className="size-4" />
        </Link>
      </div>
      {isPending ? <ProductGridSkeleton count={6} /> : null}
      {isError ? <LoadFailure error={error} onRetry={() => void refetch()} /> : null}
      <ProductRow products={shown.slice(0, 6)} />
    </section>
  );
}

/** Deals that are on, with their clocks; nothing while there are none. */
function Deals() {
  const { data } = useQuery(dealsQuery());
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section aria-labelledby="deals" className="space-y-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="deals" className="text-lg">
          Cheaper for a while
        </h2>
        <Link
          to="/deals"
          className="flex items-center gap-1 py-1 text-sm text-muted underline-offset-4 hover:text-ink hover:underline"
        >
          All deals <ArrowRight aria-hidden="true" className="size-4" />
        </Link>
      </div>
      <ProductRow products={data.items.slice(0, 6)} apart />
    </section>
  );
}

/** The rows that the shop has put together; best sellers where there are none. */
function Sections() {
  const { data, isPending } = useQuery(sectionsQuery());
  if (isPending) return <ProductGridSkeleton count={6} />;
  if (data === undefined || data.items.length === 0) {
    return <Row title="On display" query={featured} first />;
  }
  return data.items.map((section) => (
    <section key={section.slug} aria-labelledby={`section-${section.slug}`} className="space-y-4">
      <div>
        <h2 id={`section-${section.slug}`} className="text-lg">
          {section.title}
        </h2>
        {section.subtitle ? <p className="text-sm text-muted">{section.subtitle}</p> : null}
      </div>
      <ProductRow products={section.products.slice(0, 12)} />
    </section>
  ));
}

function Hero() {
  const { data } = useQuery(rowQuery(featured));
  const withCover = data?.items.filter((product) => product.cover_url !== null) ?? [];
  return (
    <div className="mx-auto grid max-w-[90rem] items-center gap-10 px-4 py-10 sm:px-6 sm:py-16 lg:grid-cols-[1fr_30rem] lg:gap-16 lg:py-20">
      <div className="space-y-8">
        <div className="space-y-4">
          <h1 className="max-w-[16ch] text-xl sm:text-2xl lg:text-[3.25rem] lg:leading-[3.5rem]">
            Game keys and gift cards for crypto, in your hands in seconds.
          </h1>
          <p className="max-w-[52ch] text-muted sm:text-lg">
            Pick something, send the coins, break the seal. No account needed.
          </p>
        </div>
        <ButtonLink to="/products" tone="primary" size="large">
          Open the catalog
        </ButtonLink>
        <Categories />
      </div>
      <VaultWall products={withCover.slice(6)} />
    </div>
  );
}

export function HomePage() {
  return (
    <>
      <DocumentHead
        title="Digital goods for crypto"
        description="Game keys, software licenses, subscriptions and gift cards for crypto, delivered within seconds of payment."
      />
      <Hero />
      <HowItWorks />
      <Page>
        <div className="space-y-12">
          <Deals />
          <Sections />
          <Row title="New in the vault" query={newest} />
        </div>
      </Page>
    </>
  );
}
