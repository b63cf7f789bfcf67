import type { ReactNode } from 'react';
import type { Product } from '@/lib/api-types';
import { dayText } from '@/lib/countdown';
import { activationTitle } from '@/lib/platform';
import { countryName } from '@/lib/region';

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-3 border-t border-line pt-6">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  );
}

/** Text from the catalog, kept as text: paragraphs at its line breaks. */
function Prose({ text }: { text: string }) {
  return (
    <div className="max-w-[70ch] space-y-3 text-muted">
      {text
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line, index) => (
          <p key={index}>{line}</p>
        ))}
    </div>
  );
}

const list = (values: readonly string[]) => (values.length > 0 ? values.join(', ') : null);

/** Label and value of what is known; what is not known is left out. */
function factsOf(product: Product): [string, string][] {
  const rows: [string, string | null][] = [
    ['Developer', list(product.developers)],
    ['Publisher', list(product.publishers)],
    ['Released', product.release_date && dayText(product.release_date)],
    ['Genres', list(product.genres)],
    ['Languages', list(product.languages)],
    ['Age rating', product.age_rating],
    ['Metacritic', product.metacritic_score === null ? null : `${product.metacritic_score} of 100`],
    ['Not sold in', list(product.excluded_countries.map(countryName))],
  ];
  return rows.flatMap(([label, value]) => (value ? [[label, value]] : []));
}

function Facts({ facts }: { facts: [string, string][] }) {
  return (
    <dl className="grid gap-x-8 text-sm sm:grid-cols-2">
      {facts.map(([label, value]) => (
        <div key={label} className="flex gap-4 border-b border-line py-2.5">
          <dt className="w-24 shrink-0 text-muted">{label}</dt>
          <dd className="figures min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Requirements({ systems }: { systems: Product['system_requirements'] }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {systems.map(({ system, requirement }) => (
        <div key={system} className="rounded-md border border-line p-4 text-sm">
          <h3 className="mb-2 text-sm">{system}</h3>
          <ul className="space-y-1 text-muted">
            {requirement.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Trailers({ videos, title }: { videos: Product['videos']; title: string }) {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
      {videos.map(({ video_id: id }, index) => (
        <li key={id}>
          <a
            href={`https://www.youtube.com/watch?v=${encodeURIComponent(id)}`}
            target="_blank"
            rel="noreferrer noopener"
            className="text-loot-text underline underline-offset-4"
          >
            {title}, trailer {index + 1} (on YouTube)
          </a>
        </li>
      ))}
    </ul>
  );
}

export function ProductDetails({ product }: { product: Product }) {
  const facts = factsOf(product);
  return (
    <div className="space-y-8">
      {product.description ? (
        <Section title="About">
          <Prose text={product.description} />
        </Section>
      ) : null}
      {product.activation_instructions ? (
        <Section title={activationTitle(product.platform)}>
          <Prose text={product.activation_instructions} />
        </Section>
      ) : null}
      {product.delivery_instructions ? (
        <Section title="Delivery">
          <Prose text={product.delivery_instructions} />
        </Section>
      ) : null}
      {facts.length > 0 ? (
        <Section title="Facts">
          <Facts facts={facts} />
        </Section>
      ) : null}
      {product.system_requirements.length > 0 ? (
        <Section title="What it needs">
          <Requirements systems={product.system_requirements} />
        </Section>
      ) : null}
      {product.videos.length > 0 ? (
        <Section title="Trailers">
          <Trailers videos={product.videos} title={product.title} />
        </Section>
      ) : null}
    </div>
  );
}
