import { Link } from '@tanstack/react-router';
import { Mark } from '@/components/logo';

const link = 'inline-block py-1 underline-offset-4 hover:text-ink hover:underline';

export function Footer() {
  return (
    <footer className="mt-16 border-t border-line text-sm text-muted">
      <div className="mx-auto flex max-w-[90rem] flex-wrap items-center justify-between gap-x-8 gap-y-4 px-4 py-8 sm:px-6">
        <p className="flex items-center gap-3">
          <Mark className="size-5 shrink-0" />
          Keys are sealed when they reach us and opened in your browser.
        </p>
        <nav aria-label="More" className="flex flex-wrap gap-x-6">
          <Link to="/products" className={link}>
            Catalog
          </Link>
          <Link to="/deals" className={link}>
            Deals
          </Link>
          <Link to="/orders" className={link}>
            Your orders
          </Link>
          <Link to="/help" className={link}>
            Help
          </Link>
          <Link to="/terms" className={link}>
            Terms
          </Link>
        </nav>
      </div>
    </footer>
  );
}
