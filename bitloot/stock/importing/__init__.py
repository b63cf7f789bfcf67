"""Many keys at once: sealed where they arrive, looked through, imported all or not at all."""
