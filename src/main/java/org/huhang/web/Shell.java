package org.huhang.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.huhang.agency.Person;
import org.jspecify.annotations.Nullable;

/** What the frame around every page shows. The navigation is asked for only when it is drawn. */
final class Shell {

    private static final int PHONE_BAR = 4;

    private final @Nullable Person person;
    private final String agencyName;
    private final Locale locale;
    private final String path;
    private final String back;
    private final @Nullable String movedClock;
    private final Instant now;
    private final int sessionSeconds;
    private final Supplier<List<Destination>> navigation;
    private @Nullable List<Destination> destinations;

    Shell(
            @Nullable Person person,
            String agencyName,
            Locale locale,
            String path,
            String back,
            @Nullable String movedClock,
            Instant now,
            int sessionSeconds,
            Supplier<List<Destination>> navigation) {
        this.person = person;
        this.agencyName = agencyName;
        this.locale = locale;
        this.path = path;
        this.back = back;
        this.movedClock = movedClock;
        this.now = now;
        this.sessionSeconds = sessionSeconds;
        this.navigation = navigation;
    }

    /**
     * Whether somebody is signed in.
     *
     * @return false on pages that the public reads
     */
    public boolean isSignedIn() {
        return person != null;
    }

    /**
     * When the page was made, as its print says.
     *
     * @return to the minute
     */
    public Instant getNow() {
        return now;
    }

    /**
     * After how long without a request the person is signed out.
     *
     * @return seconds; 0 if there is no session
     */
    public int getSessionSeconds() {
        return sessionSeconds;
    }

    /**
     * The person's name.
     *
     * @return empty if nobody is signed in
     */
    public String getPersonName() {
        return person == null ? "" : person.name();
    }

    /**
     * The agency's name in the language of the page.
     *
     * @return empty if nobody is signed in
     */
    public String getAgencyName() {
        return agencyName;
    }

    /**
     * The language of the page.
     *
     * @return {@code zh-CN} or {@code en}
     */
    public String getLang() {
        return locale.toLanguageTag();
    }

    /**
     * The path that was asked for.
     *
     * @return without query
     */
    public String getPath() {
        return path;
    }

    /**
     * Where to return to after the language was changed.
     *
     * @return path and query of this page, or the start for pages that only a form leads to
     */
    public String getBack() {
        return back;
    }

    /**
     * What the clock shows, when somebody has set it.
     *
     * @return null while business time is the real time
     */
    public @Nullable String getMovedClock() {
        return movedClock;
    }

    /**
     * Where the name of the platform leads.
     *
     * @return a path
     */
    public String getHome() {
        return person == null ? "/report" : "/";
    }

    /**
     * The navigation.
     *
     * @return in the order in which it is shown; empty if nobody is signed in
     */
    public List<Destination> getDestinations() {
        var known = destinations;
        if (known == null) {
            known = navigation.get();
            destinations = known;
        }
        return known;
    }

    /**
     * What fits into the bar of a phone, beside the person's own page.
     *
     * @return the first four
     */
    public List<Destination> getPhoneDestinations() {
        return getDestinations().stream().limit(PHONE_BAR).toList();
    }

    /**
     * Whether this page belongs to a destination.
     *
     * @param destination one of the navigation
     * @return true if the page is the destination or lies below it
     */
    public boolean at(Destination destination) {
        return path.equals(destination.path()) || path.startsWith(destination.path() + "/");
    }
}
