// Nothing here needs a script: the sign-in is there at once, and works where scripts do not.
export const csr = false;
