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
