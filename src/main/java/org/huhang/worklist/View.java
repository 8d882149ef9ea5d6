package org.huhang.worklist;

/** The lists of a person. */
enum View {
    /** what I hold */
    MINE,
    /** what waits for somebody of my groups */
    POOL,
    /** both of them */
    OPEN,
    /** what I did */
    DONE;

    static View of(String name) {
        return switch (name) {
            case "pool" -> POOL;
            case "done" -> DONE;
            case "open" -> OPEN;
            default -> MINE;
        };
    }

    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
