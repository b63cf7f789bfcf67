"""An S3 store on loopback: path-style addresses, files on disk, SigV4 checked."""
