interface Steps {
  forward(inputs: unknown): Promise<unknown>;
}

/**
 * Lets the worker listen between two tokens: on the processor a whole reply is otherwise computed without a pause, and nobody could
 * cancel it.
 */
export function breathe(model: object): void {
  const steps = model as Steps;
  const forward = steps.forward.bind(model);
  steps.forward = async (inputs) => {
    await pause();
    return forward(inputs);
  };
}

/** A timer would be slowed down to four milliseconds; a message comes at once, but after those that wait. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
