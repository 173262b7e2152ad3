import url from '../kernels/build/kernels.wasm?url';

/**
 * Fetches and compiles the kernels, once a page; workers are given the compiled module.
 * @param again a try after one that failed: some hosts let browsers remember even that a file was missing
 * @throws Error with a sentence when the file cannot be had or the browser cannot run it
 */
export async function fetchKernels(again = false): Promise<WebAssembly.Module> {
  const response = await fetch(url, { cache: again ? 'reload' : 'default' }).catch(() => null);
  if (!response?.ok) {
    throw new Error(
      'The numerical kernels (kernels.wasm) could not be loaded. Check the connection and reload the page.',
    );
  }
  try {
    // Compiling from bytes works whatever type the host gives the file.
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch {
    throw new Error(
      'This browser cannot run the numerical kernels: they need WebAssembly with SIMD (any browser since 2023).',
    );
  }
}
