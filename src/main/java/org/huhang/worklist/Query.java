package org.huhang.worklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as it stands in the address.
 *
 * @param view which list
 * @param filter which part of it
 * @param process a process id, null for all
 * @param agency an agency's code, null for all
 * @param order by which date
 * @param after the last row of the page before, null for the first page
 * @param limit rows of a page
 */
record Query(
        View view,
        Filter filter,
        @Nullable String process,
        @Nullable String agency,
        Order order,
        @Nullable Place after,
        int limit) {

    /** The first row of a list of every process, for whoever only counts. */
    static Query all(View view, Filter filter) {
        return new Query(view, filter, null, null, Order.DUE, null, 1);
    }

    /** The same from its beginning, as a page of so many rows. */
    Query first(int rows) {
        return new Query(view, filter, process, agency, order, null, rows);
    }

    /** Whether it is all that its reader may take, by term, from its beginning. */
    boolean allOfPool() {
        return equals(all(View.POOL, Filter.ALL).first(limit));
    }

    /** Another part of the same list, or of another one of the same process, from its beginning. */
    Query part(View other, Filter part) {
        return new Query(other, part, process, other == view ? agency : null, order, null, 1);
    }

    enum Filter {
        ALL,
        OVERDUE,
        /** due within 24 hours, not overdue */
        SOON,
        RED,
        /** taken by nobody, and RED, or due within the hour, or overdue */
        URGENT;

        static Filter of(String name) {
            return switch (name) {
                case "overdue" -> OVERDUE;
                case "soon" -> SOON;
                case "red" -> RED;
                case "urgent" -> URGENT;
                default -> ALL;
            };
        }

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    enum Order {
        DUE("due_at", false),
        RECEIVED("received_at", true),
        ENDED("ended_at", true);

        final String column;
        final boolean newestFirst;

        Order(String column, boolean newestFirst) {
            this.column = column;
            this.newestFirst = newestFirst;
        }

        static Order of(String name, View view) {
            return view == View.DONE ? ENDED : name.equals("received") ? RECEIVED : DUE;
        }

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A row's place in an order; the id breaks ties.
     *
     * @param at the date ordered by, null for "never"
     * @param id the row
     */
    record Place(@Nullable Instant at, java.util.UUID id) {

        static @Nullable Place of(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            try {
                var dash = text.indexOf('_');
                var at = text.substring(0, dash);
                return new Place(
                        at.equals("never") ? null : micros(Long.parseLong(at)),
                        java.util.UUID.fromString(text.substring(dash + 1)));
            } catch (RuntimeException e) {
                // A place that nobody gave out: the list simply starts at its beginning.
                return null;
            }
        }

        private static Instant micros(long micros) {
            return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
        }

        String text() {
            return (at == null ? "never" : String.valueOf(at.getEpochSecond() * 1_000_000L + at.getNano() / 1000)) + "_"
                    + id;
        }
    }
}
