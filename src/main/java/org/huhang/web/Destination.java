package org.huhang.web;

/**
 * A place in the navigation.
 *
 * @param name what the keys {@code web.nav.<name>} and {@code web.nav.<name>.short} name, such as {@code tasks}
 * @param path the page, such as {@code /tasks}
 * @param order smaller stands further left; the first one is where a person begins
 * @param count how much is new there, 0 for nothing to say, 100 for more than 99
 * @param urgent whether the count is about something that cannot wait
 */
public record Destination(String name, String path, int order, int count, boolean urgent) {

    private static final int EXACT = 99;

    /**
     * A place without a count.
     *
     * @param name see {@link #name}
     * @param path see {@link #path}
     * @param order see {@link #order}
     * @return the place
     */
    public static Destination plain(String name, String path, int order) {
        return new Destination(name, path, order, 0, false);
    }

    /**
     * The count as it is shown.
     *
     * @return exact up to 99, then 99+
     */
    public String shown() {
        return count > EXACT ? EXACT + "+" : String.valueOf(count);
    }
}
