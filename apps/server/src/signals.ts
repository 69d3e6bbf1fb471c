// Stops what runs when the operator or the machine asks it to. Rule O38.

/** Resolves when SIGTERM or SIGINT came and the server has stopped; a second signal ends the process at once. */
export const stoppedBySignal = (running: { readonly close: () => Promise<void> }): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => {
      process.off("SIGTERM", stop);
      process.off("SIGINT", stop);
      void running.close().then(resolve);
    };
    process.on("SIGTERM", stop);
    process.on("SIGINT", stop);
  });
