// A worker that never answers anything.
self.onmessage = () => {
  for (;;);
};
