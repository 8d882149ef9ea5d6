/* Two functions that the diagram and form viewers call and that Chromium has only since 93 and 98. */
Object.hasOwn ??= (object, key) => Object.prototype.hasOwnProperty.call(object, key);
globalThis.structuredClone ??= (value) => JSON.parse(JSON.stringify(value));
