interface Props {
  title: string;
  description?: string | undefined;
  /** Pages that belong to one person are kept out of search engines. */
  hidden?: boolean;
}

/** The page's title and description; React moves them into the head. */
export function DocumentHead({ title, description, hidden = false }: Props) {
  return (
    <>
      <title>{`${title} · BitLoot`}</title>
      {description ? <meta name="description" content={description} /> : null}
      {hidden ? <meta name="robots" content="noindex" /> : null}
    </>
  );
}

/** What the server put into the head of the page that was opened first. */
const served = () => document.head.querySelectorAll('[data-served]');

/** Whether the server has described this page already: the app then says nothing twice. */
export function isServed(): boolean {
  return served().length > 0;
}

/** On the way to another page what the server said of the first one no longer holds. */
export function forgetServed(): void {
  for (const element of served()) element.remove();
}
