"""Sealing: AES-256-GCM under a fresh data key, data keys wrapped by a rotating key ring."""
