"""An invented catalogue, the same on every machine: words, items, texts, offers, documents."""
