package org.huhang.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Access;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Region;
import org.huhang.child.ChildFiles;
import org.huhang.deadline.DueWords;
import org.huhang.worklist.CaseCard;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.CaseLists;
import org.huhang.worklist.CaseQuery;
import org.huhang.worklist.CaseQuery.Found;
import org.huhang.worklist.TaskNames;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The cases that somebody has to do with, for supervisors all of their region. Every row passes the same check as its page.
 */
@Component
class CaseList {

    private static final int PAGE = 20;

    private final CaseLists lists;
    private final CaseTable cases;
    private final Cases allowed;
    private final ChildFiles children;
    private final Worklist worklist;
    private final CaseCards caseCards;
    private final TaskNames names;
    private final Directory directory;
    private final Access access;
    private final DueWords dueWords;
    private final CaseEnds ends;
    private final Clock clock;

    CaseList(
            CaseLists lists,
            CaseTable cases,
            Cases allowed,
            ChildFiles children,
            Worklist worklist,
            CaseCards caseCards,
            TaskNames names,
            Directory directory,
            Access access,
            DueWords dueWords,
            CaseEnds ends,
            Clock clock) {
        this.lists = lists;
        this.cases = cases;
        this.allowed = allowed;
        this.children = children;
        this.worklist = worklist;
        this.caseCards = caseCards;
        this.names = names;
        this.directory = directory;
        this.access = access;
        this.dueWords = dueWords;
        this.ends = ends;
        this.clock = clock;
    }

    /** The cases of all children whose name is, begins or ends like this. */
    Set<String> ofChildrenNamed(String name) {
        return cases.ofChildren(children.named(name));
    }

    Page page(Person person, CaseAddress address, @Nullable Set<String> among, Locale locale) {
        var found = lists.page(person, query(address, among, address.after(), PAGE + 1));
        var page = found.subList(0, Math.min(PAGE, found.size()));
        var total = lists.count(person, query(address, among, null, PAGE));
        return new Page(
                rows(person, page, locale),
                total < CaseLists.MANY ? String.valueOf(total) : CaseLists.MANY - 1 + "+",
                found.size() > PAGE ? page.get(PAGE - 1).place() : null);
    }

    private CaseQuery query(CaseAddress address, @Nullable Set<String> among, @Nullable String after, int limit) {
        return new CaseQuery(
                CaseQuery.State.of(address.state()),
                CaseQuery.Order.of(address.order()),
                address.lateOnly(),
                address.tier(),
                address.place() == null ? null : withAllBelow(address.place()).collect(Collectors.toSet()),
                address.agency(),
                among == null ? address.no() : null,
                among,
                after,
                limit);
    }

    private List<Row> rows(Person person, List<Found> page, Locale locale) {
        var caseNos = page.stream().map(Found::caseNo).collect(Collectors.toCollection(LinkedHashSet::new));
        var files = cases.find(caseNos).stream().collect(Collectors.toMap(CaseFile::caseNo, Function.identity()));
        var cards = caseCards.cards(caseNos);
        var open = worklist.openIn(caseNos).stream().collect(Collectors.groupingBy(WorkItem::caseNo));
        return caseNos.stream()
                .filter(caseNo -> allowed.allows(person, Permission.READ, caseNo))
                .map(caseNo -> row(
                        person,
                        Objects.requireNonNull(files.get(caseNo)),
                        Objects.requireNonNull(cards.get(caseNo)),
                        open.getOrDefault(caseNo, List.of()),
                        locale))
                .toList();
    }

    private Row row(Person reader, CaseFile file, CaseCard card, List<WorkItem> open, Locale locale) {
        var now = clock.instant();
        var late = open.stream()
                .filter(item -> item.dueAt() != null && item.dueAt().isBefore(now))
                .map(item -> late(item, locale))
                .toList();
        var next = open.stream()
                .map(WorkItem::dueAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var goesOn = Closing.MERGED.equals(file.endState())
                ? caseCards.goesOn(reader, file.caseNo()).orElse(null)
                : null;
        return new Row(
                file, ends.of(file, locale), directory.regionName(file.regionCode(), locale), card, late, next, goesOn);
    }

    private Late late(WorkItem item, Locale locale) {
        return new Late(
                names.of(item, locale),
                directory.agency(item.agencyCode()).name(locale),
                item.holder() == null ? null : directory.person(item.holder()).name(),
                dueWords.left(Objects.requireNonNull(item.dueAt()), locale),
                item.id().toString());
    }

    /** The places that a reader can choose: the counties that he oversees, or the townships of his county. */
    Map<String, String> places(Person person, Locale locale) {
        var counties = access.oversees(person);
        var region = directory.agency(person.agencyCode()).regionCode();
        var upper = counties.isEmpty() ? directory.findCounty(region).orElse(region) : region;
        return directory.children(upper).stream()
                .sorted(Comparator.comparing(Region::code))
                .collect(Collectors.toMap(
                        Region::code, one -> one.name(locale), (one, same) -> one, java.util.LinkedHashMap::new));
    }

    /** The name of an agency, null for a code that is none. */
    @Nullable
    String agencyName(@Nullable String code, Locale locale) {
        return code == null
                ? null
                : directory.findAgency(code).map(agency -> agency.name(locale)).orElse(null);
    }

    private Stream<String> withAllBelow(String region) {
        return Stream.concat(
                Stream.of(region), directory.children(region).stream().flatMap(child -> withAllBelow(child.code())));
    }

    /**
     * A page of the list.
     *
     * @param rows the cases
     * @param total how many on all pages, such as 312 or 9999+
     * @param next where the next page begins, null on the last
     */
    record Page(List<Row> rows, String total, @Nullable String next) {}

    /**
     * A case in a list.
     *
     * @param file the case
     * @param ended how it ended, empty while it is open
     * @param place where it happened
     * @param card what may be said of it without a name
     * @param late its overdue tasks, the longest overdue first
     * @param next the nearest due date, overdue ones among them; null if no task has a term
     * @param goesOn the case into which it was merged, null if there is none that the reader may open
     */
    record Row(
            CaseFile file,
            String ended,
            String place,
            CaseCard card,
            List<Late> late,
            @Nullable Instant next,
            @Nullable String goesOn) {

        /** The reported situations, most two, as keys of their short names. */
        public List<Integer> categories() {
            return file.categories().stream().limit(2).toList();
        }
    }

    /**
     * An overdue task.
     *
     * @param name which step
     * @param agency with whom it lies
     * @param holder who took it, null while nobody did
     * @param left how long it is overdue, in words
     * @param taskId the work item
     */
    record Late(String name, String agency, @Nullable String holder, String left, String taskId) {}
}
