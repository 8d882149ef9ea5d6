package org.huhang.agency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.form.CodeNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Who and where: places, agencies and people, and which desk answers for a place. */
@Service
public class Directory implements CodeNames {

    private final PlaceTable placeTable;
    private final PersonTable people;
    private final AgencySettings settings;
    private final Able able;
    private volatile @Nullable Places read;

    Directory(PlaceTable placeTable, PersonTable people, AgencySettings settings) {
        this.placeTable = placeTable;
        this.people = people;
        this.settings = settings;
        this.able = new Able(people);
    }

    /**
     * Somebody who has or had an account.
     *
     * @param id the user name
     * @return the person as of now
     * @throws NoSuchPerson if there never was one
     */
    public Person person(String id) {
        return find(id).orElseThrow(() -> new NoSuchPerson(id));
    }

    /**
     * Somebody who may have an account.
     *
     * @param id the user name
     * @return the person as of now, also when the account was closed
     */
    public Optional<Person> find(String id) {
        return people.find(id);
    }

    /**
     * Everybody who may take the tasks of a group.
     *
     * @param group {@code <agencyCode>:<role>}
     * @return people with an open account, by user name
     */
    public List<Person> peopleOf(String group) {
        return people.holding(agencyOf(group), group.substring(group.indexOf(':') + 1));
    }

    /**
     * The agency of a group.
     *
     * @param group {@code <agencyCode>:<role>}
     * @return the agency's code
     */
    public static String agencyOf(String group) {
        return group.substring(0, group.indexOf(':'));
    }

    /**
     * Everybody of an agency.
     *
     * @param agencyCode the agency
     * @return people with an open account, by user name
     */
    public List<Person> staffOf(String agencyCode) {
        return people.of(agencyCode);
    }

    /**
     * The leaders of an agency.
     *
     * @param agencyCode the agency
     * @return people with an open account who hold its leading role
     */
    public List<Person> leadersOf(String agencyCode) {
        var leading = agency(agencyCode).type().leadingRole();
        return leading == null ? List.of() : people.holding(agencyCode, leading);
    }

    /**
     * An agency.
     *
     * @param code its code
     * @return the agency
     * @throws NoSuchAgency if there is none
     */
    public Agency agency(String code) {
        return findAgency(code).orElseThrow(() -> new NoSuchAgency(code));
    }

    /**
     * An agency that may not exist.
     *
     * @param code its code
     * @return the agency if there is one
     */
    public Optional<Agency> findAgency(String code) {
        return Optional.ofNullable(places().agency(code));
    }

    /**
     * The agencies that answer for exactly this region, such as its schools.
     *
     * @param regionCode the region
     * @return by code
     */
    public List<Agency> agenciesIn(String regionCode) {
        return places().agenciesIn(regionCode);
    }

    /**
     * A place.
     *
     * @param code its code
     * @return the region
     * @throws NoSuchRegion if there is none
     */
    public Region region(String code) {
        return findRegion(code).orElseThrow(() -> new NoSuchRegion(code));
    }

    /**
     * A place that may not exist.
     *
     * @param code its code
     * @return the region if there is one
     */
    public Optional<Region> findRegion(String code) {
        return Optional.ofNullable(places().region(code));
    }

    @Override
    public Optional<String> nameOf(String code, Locale locale) {
        return findAgency(code).map(agency -> agency.name(locale)).or(() -> findRegion(code)
                .map(region -> region.name(locale)));
    }

    /**
     * All places of a level.
     *
     * @param level the level
     * @return by code
     */
    public List<Region> regions(Level level) {
        return places().all(level);
    }

    /**
     * The places directly below another.
     *
     * @param code the upper region
     * @return by code, empty for a village
     */
    public List<Region> children(String code) {
        return places().children(code);
    }

    /**
     * The places below another, each followed by those below it.
     *
     * @param code the upper region
     * @return empty for a village
     */
    public Stream<Region> below(String code) {
        return children(code).stream().flatMap(one -> Stream.concat(Stream.of(one), below(one.code())));
    }

    /**
     * The place and all above it.
     *
     * @param code a region
     * @return the narrowest first
     * @throws NoSuchRegion if there is none
     */
    public List<Region> upward(String code) {
        region(code);
        return places().upward(code);
    }

    /**
     * The county that a place lies in.
     *
     * @param regionCode a county, township or village
     * @return the county's code
     * @throws NoSuchRegion if there is no such place, or it is wider than a county
     */
    public String countyOf(String regionCode) {
        return findCounty(regionCode).orElseThrow(() -> new NoSuchRegion(regionCode));
    }

    /**
     * The county that a place lies in, if it does.
     *
     * @param regionCode any place
     * @return the county's code; empty for a place that is wider, or unknown
     */
    public Optional<String> findCounty(String regionCode) {
        return places().upward(regionCode).stream()
                .filter(region -> region.level() == Level.COUNTY)
                .map(Region::code)
                .findFirst();
    }

    /**
     * Whether a place is another or lies in it.
     *
     * @param regionCode the narrower place
     * @param widerCode the wider place
     * @return true if so; false for an unknown place
     */
    public boolean within(String regionCode, String widerCode) {
        return places().upward(regionCode).stream()
                .anyMatch(region -> region.code().equals(widerCode));
    }

    /**
     * A place as people say it, from the county down.
     *
     * @param code a region
     * @return such as 蒙自市 草坝镇
     */
    public String regionName(String code) {
        return regionName(code, Locale.SIMPLIFIED_CHINESE);
    }

    /**
     * A place as people say it.
     *
     * @param code a region
     * @param locale the reader's language
     * @return from the county down in Chinese, the other way round in English
     */
    public String regionName(String code, Locale locale) {
        return named(code, Level.COUNTY, locale);
    }

    /**
     * A place as people of its county say it.
     *
     * @param code a region
     * @param locale the reader's language
     * @return as {@link #regionName(String, Locale)}, but from the township down; a larger place by its own name
     */
    public String nearName(String code, Locale locale) {
        return named(code, Level.TOWNSHIP, locale);
    }

    private String named(String code, Level from, Locale locale) {
        var names = new ArrayList<String>();
        for (var region : upward(code)) {
            if (names.isEmpty() || region.level().compareTo(from) >= 0) {
                names.add(region.name(locale));
            }
        }
        if (locale.getLanguage().equals("en")) {
            return String.join(", ", names);
        }
        java.util.Collections.reverse(names);
        return String.join(" ", names);
    }

    /**
     * The office that coordinates the agencies of a region (MPL 9). One in which nobody works is passed over: whoever is above
     * it coordinates in its place.
     *
     * @param regionCode any region; below the county it is the county's office
     * @return the office of the region, or of the nearest region above that has one with a leader or a supervisor; where none
     *     has people, the nearest
     */
    public Agency coordinating(String regionCode) {
        return able.first(offices(regionCode)).agency();
    }

    /**
     * The office from which the cases of a region are overseen: as {@link #coordinating}, but one with supervisors, for whoever
     * only leads may not oversee.
     *
     * @param regionCode any region
     * @return the nearest office with supervisors; where none has any, as {@link #coordinating} says
     */
    public Agency supervising(String regionCode) {
        return able.holding(offices(regionCode)).agency();
    }

    /**
     * Whether an agency is the coordinating office of its own region, whoever works there.
     *
     * @param agency an agency
     * @return true if so
     */
    public boolean coordinates(Agency agency) {
        return offices(agency.regionCode()).get(0).agency().equals(agency);
    }

    /** All coordinating offices from a region upwards, the nearest first. */
    private List<Desk> offices(String regionCode) {
        var offices = upward(regionCode).stream()
                .map(region -> places().agency(coordinatingKind(region.code()) + "-" + region.code()))
                .filter(Objects::nonNull)
                .map(office -> new Desk(office, Role.SUPERVISOR))
                .toList();
        if (offices.isEmpty()) {
            throw new NoSuchAgency(settings.coordinating() + "-" + regionCode);
        }
        return offices;
    }

    /**
     * Everybody who holds a role of the platform, wherever.
     *
     * @param role a code of {@link Role}
     * @return people with an open account, by user name
     */
    public List<Person> holdersOf(String role) {
        return people.holding(role);
    }

    /**
     * Those who oversee the cases of a region from its coordinating office, or from the nearest above it that has supervisors.
     *
     * @param regionCode a region
     * @return people with an open account; empty only where nobody oversees it on any level
     */
    public List<Person> supervisorsOf(String regionCode) {
        return people.holding(supervising(regionCode).code(), Role.SUPERVISOR);
    }

    /**
     * Who is asked when an agency does not act (general rules of B, overdue pattern).
     *
     * @param agency the agency that does not act
     * @return the nearest agency of its kind above it, or the one that oversees its kind, in which somebody works on the
     *     platform; null where there is none, and the coordinating office is next
     */
    public @Nullable Agency oneUp(Agency agency) {
        var above = new HandOn(places()).above(agency);
        if (above.isEmpty()) {
            return null;
        }
        var staffed = people.staffed(above.stream().map(Agency::code).toList());
        var way = above.stream()
                .filter(upper -> staffed.contains(upper.code()))
                .map(upper ->
                        new Desk(upper, Objects.requireNonNullElse(upper.type().leadingRole(), Role.SUPERVISOR)))
                .toList();
        return way.isEmpty() ? null : able.first(way).agency();
    }

    /**
     * Who decides for an agency, and hears what must not stay within it.
     *
     * @param agencyCode the agency
     * @return its leaders; where it has none, those of the nearest above it, else those who oversee its region
     */
    public List<Person> leadingFor(String agencyCode) {
        var own = leadersOf(agencyCode);
        if (!own.isEmpty()) {
            return own;
        }
        var agency = agency(agencyCode);
        var up = oneUp(agency);
        var above = up == null ? List.<Person>of() : leadersOf(up.code());
        return above.isEmpty() ? supervisorsOf(agency.regionCode()) : above;
    }

    /**
     * The desk that answers for a place (A.3): the bound agency, else the one of the region, else one level up at a time;
     * a kind that ends there hands on, with its role. Agencies in which nobody holds the role or leads are passed over, unless
     * nobody on the whole way does.
     *
     * @param type the kind of agency that a step asks for
     * @param role the role that it asks for
     * @param regionCode the place of the incident, as narrow as known
     * @param bound the agency bound to the case, null if none is
     * @return the desk
     * @throws NoSuchRegion if the region is unknown
     */
    public Desk responsible(AgencyType type, String role, String regionCode, @Nullable String bound) {
        return responsible(type, role, regionCode, bound, Set.of());
    }

    /**
     * As {@link #responsible(AgencyType, String, String, String)}, past the agencies that are kept away; where none is left, the
     * leader of the office that coordinates the place.
     *
     * @param type the kind of agency that a step asks for
     * @param role the role that it asks for
     * @param regionCode the place of the incident, as narrow as known
     * @param bound the agency bound to the case, null if none is
     * @param excluded the agencies that must not get it, because somebody of them is kin or suspected
     * @return the desk
     * @throws NoSuchRegion if the region is unknown
     */
    public Desk responsible(
            AgencyType type, String role, String regionCode, @Nullable String bound, Set<String> excluded) {
        var way = new HandOn(places()).desks(type, role, region(regionCode).code(), bound);
        if (way.isEmpty()) {
            throw new NoSuchAgency(type + "-" + regionCode);
        }
        var desks = way.stream()
                .filter(desk -> !excluded.contains(desk.agency().code()))
                .toList();
        return desks.isEmpty() ? lead(coordinating(regionCode)) : able.first(desks);
    }

    /**
     * Which of some agencies have people on the platform.
     *
     * @param agencyCodes codes of agencies
     * @return those in which somebody may sign in
     */
    public Set<String> staffed(Collection<String> agencyCodes) {
        return people.staffed(agencyCodes);
    }

    /**
     * The desk that does what an agency would do if it were not kept away.
     *
     * @param agency the agency
     * @param role its role that would do it
     * @param excluded all agencies that are kept away
     * @return the next desk on the way of new work; where none is left, the leader of the office that coordinates the place
     */
    public Desk substitute(Agency agency, String role, Set<String> excluded) {
        var way = new HandOn(places()).desks(agency.type(), role, agency.regionCode(), null);
        if (way.stream().allMatch(desk -> excluded.contains(desk.agency().code()))) {
            return lead(coordinating(agency.regionCode()));
        }
        return responsible(agency.type(), role, agency.regionCode(), null, excluded);
    }

    /**
     * Where work lies that nobody could do: nobody holds the role any more, and nobody leads the agency.
     *
     * @param groups {@code <agencyCode>:<role>}
     * @return those of them in which nobody is
     */
    public Set<String> deserted(Collection<String> groups) {
        return able.deserted(groups.stream().map(this::desk).toList()).stream()
                .map(Desk::group)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Who does what lies where nobody is.
     *
     * @param group a group in which nobody is
     * @param regionCode the place of the case
     * @param excluded all agencies that are kept away from the case
     * @return the next desk on the way of new work, else the nearest office that coordinates the place, in which somebody is;
     *     empty if there is none
     */
    public Optional<Desk> standIn(String group, String regionCode, Set<String> excluded) {
        var left = desk(group);
        var without = new TreeSet<>(excluded);
        without.add(left.agency().code());
        return Stream.concat(Stream.of(substitute(left.agency(), left.role(), without)), offices(regionCode).stream())
                .filter(desk -> !without.contains(desk.agency().code()))
                .filter(desk -> able.deserted(List.of(desk)).isEmpty())
                .findFirst();
    }

    private Desk desk(String group) {
        var agency = agencyOf(group);
        return new Desk(agency(agency), group.substring(agency.length() + 1));
    }

    private static Desk lead(Agency office) {
        return new Desk(office, Objects.requireNonNull(office.type().leadingRole()));
    }

    private AgencyType coordinatingKind(String regionCode) {
        return places().upward(regionCode).stream()
                .map(region -> settings.coordinatingIn().get(region.code()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(settings.coordinating());
    }

    private Places places() {
        var places = read;
        if (places == null) {
            places = placeTable.all();
            read = places;
        }
        return places;
    }
}
