"""A package, so that its shop and its browser live as long as these tests and no longer."""
