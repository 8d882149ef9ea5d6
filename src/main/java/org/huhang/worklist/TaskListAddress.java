package org.huhang.worklist;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.huhang.form.Characters;
import org.huhang.worklist.Query.Filter;
import org.huhang.worklist.Query.Order;
import org.huhang.worklist.Query.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of a list says; anything unknown falls back to the plain list.
 *
 * @param view mine, pool, open, done, agency or region
 * @param filter all, overdue, soon or red
 * @param process a process id
 * @param agency an agency's code
 * @param order due or received
 * @param after where the page before ended
 */
record TaskListAddress(
        @Nullable String view,
        @Nullable String filter,
        @Nullable String process,
        @Nullable String agency,
        @Nullable String order,
        @Nullable String after) {

    private static final Pattern AGENCY = Pattern.compile("[A-Z0-9-]{1,40}");
    private static final Pattern PROCESS = Pattern.compile("[A-Za-z]\\w*");

    Query query(int limit) {
        var part = Filter.of(filter == null ? "" : filter);
        var list = View.of(view == null ? "" : view).partOf(part);
        return new Query(
                list,
                part,
                process == null || !PROCESS.matcher(process).matches() ? null : process,
                agency == null || !AGENCY.matcher(agency).matches() ? null : agency,
                Order.of(order == null ? "" : order, list),
                Place.of(after),
                limit);
    }

    /** The same list from its beginning. */
    public TaskListAddress first() {
        return new TaskListAddress(view, filter, process, agency, order, null);
    }

    TaskListAddress after(Place place) {
        return new TaskListAddress(view, filter, process, agency, order, place.text());
    }

    /** The same list with another filter, from its beginning. */
    public String filtered(String other) {
        return new TaskListAddress(view(), other.equals(filter) ? null : other, process, agency, order, null).link();
    }

    /** Another list with the same filters, from its beginning. */
    public String viewing(String other) {
        return viewingOf(other).link();
    }

    /** Another list with everything else as it is. */
    TaskListAddress in(String other) {
        return new TaskListAddress(other, filter, process, agency, order, after);
    }

    TaskListAddress viewingOf(String other) {
        return new TaskListAddress(other, other.equals("region") ? "overdue" : null, process, null, null, null);
    }

    /** The same list of one agency, or of all. */
    public String ofAgency(@Nullable String code) {
        return new TaskListAddress(view, filter, process, code, order, null).link();
    }

    public String link() {
        var link = UriComponentsBuilder.fromPath("/tasks");
        var parts = new ArrayList<Map.Entry<String, @Nullable String>>();
        parts.add(new AbstractMap.SimpleEntry<>("view", view));
        parts.add(new AbstractMap.SimpleEntry<>("filter", filter));
        parts.add(new AbstractMap.SimpleEntry<>("process", process));
        parts.add(new AbstractMap.SimpleEntry<>("agency", agency));
        parts.add(new AbstractMap.SimpleEntry<>("order", order));
        parts.add(new AbstractMap.SimpleEntry<>("after", after));
        parts.forEach(part -> {
            if (!Characters.blank(part.getValue())) {
                link.queryParam(part.getKey(), part.getValue());
            }
        });
        return link.encode().toUriString();
    }

    /** The list's key for its words. */
    public String list() {
        return View.of(view == null ? "" : view).key();
    }
}
