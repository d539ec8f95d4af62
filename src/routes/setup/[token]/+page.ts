// Like the sign-in, it needs no script.
export const csr = false;
