package org.huhang.worklist;

/** The lists of a person. */
enum View {
    /** what I hold */
    MINE,
    /** what waits for somebody of my groups */
    POOL,
    /** both of them */
    OPEN,
    /** what lies with the agency that I lead, whoever holds it */
    AGENCY,
    /** what is open in the counties that I oversee, whoever holds it */
    REGION,
    /** what I did */
    DONE;

    /** Whether it is about the work of others. */
    boolean ofOthers() {
        return this == AGENCY || this == REGION;
    }

    /** Where a part of it is looked for: what is late or soon due is the desk's also while nobody took it. */
    View partOf(Query.Filter part) {
        return this == MINE && (part == Query.Filter.OVERDUE || part == Query.Filter.SOON) ? OPEN : this;
    }

    static View of(String name) {
        return switch (name) {
            case "pool" -> POOL;
            case "done" -> DONE;
            case "agency" -> AGENCY;
            case "region" -> REGION;
            case "open" -> OPEN;
            default -> MINE;
        };
    }

    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
