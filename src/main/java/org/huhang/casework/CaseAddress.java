package org.huhang.casework;

import java.util.Set;
import java.util.regex.Pattern;
import org.huhang.form.Characters;
import org.huhang.worklist.CaseQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of the list of cases says; anything unknown falls back to the plain list. A name never stands in it.
 *
 * @param no a part of the number
 * @param state open or closed, null for both
 * @param order due, newest or risk
 * @param overdue whether only cases with an overdue task are listed
 * @param tier a risk tier
 * @param place a region
 * @param agency an agency that takes part
 * @param after where the page before ended
 */
record CaseAddress(
        @Nullable String no,
        @Nullable String state,
        @Nullable String order,
        @Nullable String overdue,
        @Nullable String tier,
        @Nullable String place,
        @Nullable String agency,
        @Nullable String after) {

    private static final Pattern NUMBER = Pattern.compile("[0-9-]{1,30}");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9-]{1,40}");
    private static final Set<String> TIERS = Set.of("RED", "ORANGE", "YELLOW", "BLUE");

    CaseAddress {
        no = no == null || !NUMBER.matcher(Characters.key(no)).matches() ? null : Characters.key(no);
        tier = tier != null && TIERS.contains(tier) ? tier : null;
        place = place != null && CODE.matcher(place).matches() ? place : null;
        agency = agency != null && CODE.matcher(agency).matches() ? agency : null;
    }

    static boolean isNumber(String folded) {
        return NUMBER.matcher(folded).matches();
    }

    static CaseAddress ofNumber(String no) {
        return new CaseAddress(no, null, null, null, null, null, null, null);
    }

    public boolean lateOnly() {
        return "true".equals(overdue);
    }

    /** Its word in the form, also where the address says nothing. */
    public String sorted() {
        return CaseQuery.Order.of(order).key();
    }

    /** Its word in the form, also where the address says nothing. */
    public String shown() {
        return CaseQuery.State.of(state).key();
    }

    public boolean filtered() {
        return no != null || lateOnly() || tier != null || place != null || agency != null || !shown().equals("all");
    }

    /** The same list from its beginning. */
    public String first() {
        return with(null).link();
    }

    /** The same list from another place on. */
    public CaseAddress with(@Nullable String from) {
        return new CaseAddress(no, state, order, overdue, tier, place, agency, from);
    }

    /** The same list with or without those that are not late; what is late is sorted by how late. */
    public String late(boolean only) {
        return new CaseAddress(no, state, only ? "due" : null, only ? "true" : null, tier, place, agency, null).link();
    }

    /** The same list for all agencies. */
    public String anyAgency() {
        return new CaseAddress(no, state, order, overdue, tier, place, null, null).link();
    }

    public String link() {
        var link = UriComponentsBuilder.fromPath("/cases");
        add(link, "no", no);
        add(link, "state", state);
        add(link, "order", order);
        add(link, "overdue", overdue);
        add(link, "tier", tier);
        add(link, "place", place);
        add(link, "agency", agency);
        add(link, "after", after);
        return link.encode().toUriString();
    }

    private static void add(UriComponentsBuilder link, String name, @Nullable String value) {
        if (!Characters.blank(value)) {
            link.queryParam(name, value);
        }
    }
}
