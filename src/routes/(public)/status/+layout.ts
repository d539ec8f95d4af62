// A page of the door is whole without a script; what scripts add stands in door.js.
export const csr = false;
