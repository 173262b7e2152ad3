/**
 * Follows the inner size of an element, in CSS pixels: `set` is told at once, and again with each frame that finds it
 * changed. What `set` changes is laid out with that frame: changed inside of the observer's own round, it would move
 * elements that were observed already, which browsers report as an error of the page.
 */
export function sized(set: (width: number, height: number) => void): (element: Element) => () => void {
  return (element) => {
    let frame = 0;
    const measure = () => set(element.clientWidth, element.clientHeight);
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    });
    measure();
    observer.observe(element);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  };
}
