// Like the sign-in, it needs no script: it works on any device, and nobody waits for it.
export const csr = false;
