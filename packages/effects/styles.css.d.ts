/** A stylesheet has nothing to import by name; this only tells TypeScript that it is there. */
declare const styles: undefined;
export default styles;
