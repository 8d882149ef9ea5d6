package org.huhang.worklist;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list of cases.
 *
 * @param state open ones, closed ones or both
 * @param order by what
 * @param overdue only those with an overdue task
 * @param tier only those of a risk tier, null for all
 * @param places only those that happened in one of these regions, null for all
 * @param agency only those in which an agency takes part, null for all
 * @param number only those whose number holds this part, null for all
 * @param among only these cases, null for all
 * @param after the {@link Found#place} of the last row of the page before, null for the first page; what nobody gave out
 *     counts as null
 * @param limit rows of a page
 */
public record CaseQuery(
        State state,
        Order order,
        boolean overdue,
        @Nullable String tier,
        @Nullable Set<String> places,
        @Nullable String agency,
        @Nullable String number,
        @Nullable Set<String> among,
        @Nullable String after,
        int limit) {

    /** Among how many cases somebody can choose one: more than an office has under way, so that none is too old to be found. */
    private static final int CHOICE = 5000;

    /**
     * The cases among which somebody chooses one.
     *
     * @param state open ones, closed ones or both
     * @return all that the person may open, the newest first
     */
    public static CaseQuery choice(State state) {
        return new CaseQuery(state, Order.NEWEST, false, null, null, null, null, null, null, CHOICE);
    }

    /** Which cases. */
    public enum State {
        /** those under way */
        OPEN,
        /** those that were closed */
        CLOSED,
        /** both */
        ALL;

        /**
         * By its word in an address.
         *
         * @param name such as closed
         * @return the state, ALL for any other word
         */
        public static State of(@Nullable String name) {
            return "open".equals(name) ? OPEN : "closed".equals(name) ? CLOSED : ALL;
        }

        /**
         * Its word in an address.
         *
         * @return such as closed
         */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** By what the cases are sorted. */
    public enum Order {
        /** the nearest or longest missed term first, then those with nothing open */
        DUE,
        /** the newest first */
        NEWEST,
        /** the highest risk first, in it the newest */
        RISK;

        /**
         * By its word in an address.
         *
         * @param name such as risk
         * @return the order, NEWEST for any other word
         */
        public static Order of(@Nullable String name) {
            return "due".equals(name) ? DUE : "risk".equals(name) ? RISK : NEWEST;
        }

        /**
         * Its word in an address.
         *
         * @return such as risk
         */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A row of the page.
     *
     * @param caseNo the case
     * @param place gives the next page when it is given back as {@link #after}
     */
    public record Found(String caseNo, String place) {}
}
