package org.huhang.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.deadline.Deadlines;
import org.huhang.deadline.Due;
import org.huhang.deadline.DueWords;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.Definitions;
import org.huhang.form.Characters;
import org.huhang.worklist.Query.Filter;
import org.huhang.worklist.Query.Order;
import org.huhang.worklist.Query.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The lists. Everything that shapes a page stands in its address, so that Back returns to the same place. */
@Controller
class TaskListController {

    private static final int PAGE = 20;

    /** Whoever has no more than this must leave now, or is missed at this moment. */
    private static final Duration MINUTES_LEFT = Duration.ofHours(1);

    private final Worklist worklist;
    private final Rows rows;
    private final Questions questions;
    private final Deadlines deadlines;
    private final MessageSource words;
    private final Clock clock;

    TaskListController(
            Worklist worklist,
            Definitions definitions,
            TaskNames names,
            Directory directory,
            Questions questions,
            Deadlines deadlines,
            DueWords dueWords,
            MessageSource words,
            Clock clock) {
        this.worklist = worklist;
        this.questions = questions;
        this.rows = new Rows(worklist, definitions, names, directory, deadlines, dueWords);
        this.deadlines = deadlines;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/tasks")
    String list(
            Person person,
            @ModelAttribute("asked") Address asked,
            @RequestParam(required = false) @Nullable UUID done,
            Locale locale,
            Model model) {
        var address = asked;
        model.addAttribute("done", done == null ? null : rows.done(done, person, locale));
        model.addAttribute("staysRed", done == null ? null : rows.staysRed(done, person));
        model.addAttribute("sibling", done == null ? null : rows.sibling(done, person, locale));
        model.addAttribute("questions", questions.of(person, locale));
        var oversees = worklist.oversees(person);
        if (asked.view() == null) {
            // Who oversees holds no task as a rule: the list begins with what is late in the region.
            address = oversees ? asked.viewingOf("region") : asked.in(landing(person));
        }
        var query = address.query(PAGE + 1);
        var found = worklist.page(person, query);
        var page = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("address", address);
        model.addAttribute(
                "rows",
                rows.of(
                        query.order() == Order.DUE ? mostUrgentFirst(page, clock.instant(), tomorrow()) : page,
                        person,
                        locale));
        model.addAttribute("counts", counts(person, query.view()));
        model.addAttribute("views", views(person, oversees));
        model.addAttribute("others", query.view().ofOthers());
        model.addAttribute("me", person.id());
        model.addAttribute("colleagues", query.view() == View.AGENCY ? staff(person) : List.of());
        model.addAttribute(
                "loads", query.view() == View.REGION ? rows.loads(worklist.byAgency(person), locale) : List.of());
        model.addAttribute("agencyName", rows.agencyName(query.agency(), locale));
        model.addAttribute("total", shown(worklist.count(person, address.first().query(PAGE))));
        var today = deadlines.day(LocalDate.ofInstant(clock.instant(), BusinessClock.CHINA));
        model.addAttribute("today", today);
        model.addAttribute("todayIs", words.getMessage(today.key(), new Object[] {today.name(locale)}, locale));
        model.addAttribute(
                "next",
                found.size() > PAGE
                        ? address.after(place(page.get(PAGE - 1), query.order()))
                                .link()
                        : null);
        return "worklist/list";
    }

    /** Where there is something to do. */
    private String landing(Person person) {
        var counts = worklist.counts(person);
        return counts.mine() == 0 && counts.pool() > 0 ? "pool" : "mine";
    }

    /**
     * What has minutes left, or has just run out of them, comes before what is late by days or due in the evening. Of either
     * a red case comes first; what is due later than today follows by its term.
     */
    static List<WorkItem> mostUrgentFirst(List<WorkItem> page, Instant now, Instant tomorrow) {
        return page.stream()
                .sorted(Comparator.comparingInt(item -> {
                    var due = item.dueAt();
                    var minutes =
                            due != null && Duration.between(now, due).abs().compareTo(MINUTES_LEFT) <= 0;
                    if (!minutes && (due == null || !due.isBefore(tomorrow))) {
                        return 4;
                    }
                    return (minutes ? 0 : 2) + (item.riskTier().equals("RED") ? 0 : 1);
                }))
                .toList();
    }

    private Instant tomorrow() {
        return LocalDate.ofInstant(clock.instant(), BusinessClock.CHINA)
                .plusDays(1)
                .atStartOfDay(BusinessClock.CHINA)
                .toInstant();
    }

    private static Place place(WorkItem last, Order order) {
        return new Place(
                switch (order) {
                    case DUE -> last.dueAt();
                    case RECEIVED -> last.receivedAt();
                    case ENDED -> last.endedAt();
                },
                last.id());
    }

    private static List<String> views(Person person, boolean oversees) {
        var views = new ArrayList<>(List.of("mine", "pool", "done"));
        if (person.leader()) {
            views.add("agency");
        }
        if (oversees) {
            views.add("region");
        }
        return views;
    }

    /** Those to whom work of the agency can go; who may do a task is asked when it goes. */
    private List<Person> staff(Person leader) {
        return rows.directory().staffOf(leader.agencyCode()).stream()
                .filter(person -> !person.platformOnly())
                .toList();
    }

    private Map<String, String> counts(Person person, View view) {
        var counts = worklist.counts(person);
        var ofOthers = view.ofOthers();
        return Map.of(
                "mine", shown(counts.mine()),
                "pool", shown(counts.pool()),
                "overdue", shown(ofOthers ? worklist.count(person, Query.all(view, Filter.OVERDUE)) : counts.overdue()),
                "soon", shown(ofOthers ? worklist.count(person, Query.all(view, Filter.SOON)) : counts.soon()));
    }

    /** Exact to 99, then 99+. */
    static String shown(int count) {
        return count > 99 ? "99+" : String.valueOf(count);
    }

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
    record Address(
            @Nullable String view,
            @Nullable String filter,
            @Nullable String process,
            @Nullable String agency,
            @Nullable String order,
            @Nullable String after) {

        private static final Pattern AGENCY = Pattern.compile("[A-Z0-9-]{1,40}");
        private static final Pattern PROCESS = Pattern.compile("[A-Za-z]\\w*");

        Query query(int limit) {
            var list = View.of(view == null ? "" : view);
            return new Query(
                    list,
                    Filter.of(filter == null ? "" : filter),
                    process == null || !PROCESS.matcher(process).matches() ? null : process,
                    agency == null || !AGENCY.matcher(agency).matches() ? null : agency,
                    Order.of(order == null ? "" : order, list),
                    Place.of(after),
                    limit);
        }

        /** The same list from its beginning. */
        public Address first() {
            return new Address(view, filter, process, agency, order, null);
        }

        Address after(Place place) {
            return new Address(view, filter, process, agency, order, place.text());
        }

        /** The same list with another filter, from its beginning. */
        public String filtered(String other) {
            return new Address(view(), other.equals(filter) ? null : other, process, agency, order, null).link();
        }

        /** Another list with the same filters, from its beginning. */
        public String viewing(String other) {
            return viewingOf(other).link();
        }

        /** Another list with everything else as it is. */
        Address in(String other) {
            return new Address(other, filter, process, agency, order, after);
        }

        Address viewingOf(String other) {
            return new Address(other, other.equals("region") ? "overdue" : null, process, null, null, null);
        }

        /** The same list of one agency, or of all. */
        public String ofAgency(@Nullable String code) {
            return new Address(view, filter, process, code, order, null).link();
        }

        public String link() {
            var link = UriComponentsBuilder.fromPath("/tasks");
            var parts = new ArrayList<Map.Entry<String, @Nullable String>>();
            parts.add(new java.util.AbstractMap.SimpleEntry<>("view", view));
            parts.add(new java.util.AbstractMap.SimpleEntry<>("filter", filter));
            parts.add(new java.util.AbstractMap.SimpleEntry<>("process", process));
            parts.add(new java.util.AbstractMap.SimpleEntry<>("agency", agency));
            parts.add(new java.util.AbstractMap.SimpleEntry<>("order", order));
            parts.add(new java.util.AbstractMap.SimpleEntry<>("after", after));
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

    /** Puts words to items. */
    record Rows(
            Worklist worklist,
            Definitions definitions,
            TaskNames names,
            Directory directory,
            Deadlines deadlines,
            DueWords dueWords) {

        /** The name of a task that this person just did, null for any other. */
        @Nullable
        String done(UUID id, Person person, Locale locale) {
            return worklist.find(id)
                    .filter(item ->
                            item.state() == WorkItem.State.DONE && person.id().equals(item.holder()))
                    .map(item -> names.of(item, locale))
                    .orElse(null);
        }

        /** The case that this person just called less than RED, and that is RED all the same; null if there is none. */
        @Nullable
        String staysRed(UUID id, Person person) {
            return worklist.find(id)
                    .filter(item ->
                            item.state() == WorkItem.State.DONE && person.id().equals(item.holder()))
                    .filter(item -> worklist.answers(id).get("riskTier") instanceof String tier && !tier.equals("RED"))
                    .map(WorkItem::caseNo)
                    .filter(caseNo -> worklist.card(caseNo)
                            .filter(card -> card.riskTier().equals("RED"))
                            .isPresent())
                    .orElse(null);
        }

        /** What waits for this person in the case of another child of the report, the same step before any other. */
        @Nullable
        Sibling sibling(UUID id, Person person, Locale locale) {
            return worklist.find(id)
                    .filter(item -> person.id().equals(item.holder()))
                    .flatMap(item -> worklist.openIn(worklist.reportedWith(item.caseNo())).stream()
                            .filter(other -> person.id().equals(other.holder())
                                    || (other.holder() == null && worklist.allows(person, Permission.CLAIM, other)))
                            .min(Comparator.comparing(
                                    other -> !other.elementId().equals(item.elementId()))))
                    .map(other -> new Sibling(other, names.of(other, locale), other.holder() == null))
                    .orElse(null);
        }

        List<AgencyLoad> loads(List<WorkItemTable.Load> loads, Locale locale) {
            return loads.stream()
                    .map(load -> new AgencyLoad(
                            load.agencyCode(),
                            directory.agency(load.agencyCode()).name(locale),
                            load.open(),
                            load.overdue()))
                    .toList();
        }

        @Nullable
        String agencyName(@Nullable String code, Locale locale) {
            return code == null
                    ? null
                    : directory
                            .findAgency(code)
                            .map(agency -> agency.name(locale))
                            .orElse(null);
        }

        List<Row> of(List<WorkItem> page, Person person, Locale locale) {
            var cards = worklist.cards(page.stream().map(WorkItem::caseNo).collect(Collectors.toSet()));
            var drafts = worklist.drafts(page, person);
            var dues = dues(page, locale);
            return page.stream()
                    .map(item -> row(item, person, locale, cards, drafts, dues))
                    .toList();
        }

        private Map<String, Due> dues(List<WorkItem> page, Locale locale) {
            return deadlines.of(page.stream().map(WorkItem::engineTaskId).toList()).entrySet().stream()
                    .filter(term -> term.getValue().open())
                    .collect(Collectors.toMap(Map.Entry::getKey, term -> dueWords.due(term.getValue(), locale)));
        }

        private Row row(
                WorkItem item,
                Person person,
                Locale locale,
                Map<String, CaseCard> cards,
                Map<UUID, Instant> drafts,
                Map<String, Due> dues) {
            var opens = opens(person, item, cards.get(item.caseNo()));
            return new Row(
                    item,
                    names.of(item, locale),
                    definitions.name(item.definitionId(), item.processKey(), locale),
                    java.util.Objects.requireNonNull(cards.get(item.caseNo())),
                    directory.regionName(item.regionCode(), locale),
                    drafts.get(item.id()),
                    dues.get(item.engineTaskId()),
                    item.holder() == null && person.groups().contains(item.group()),
                    directory.agency(item.agencyCode()).name(locale),
                    item.holder() == null
                            ? null
                            : directory.person(item.holder()).name(),
                    opens,
                    opens || worklist.mayOpenCase(person, item),
                    leads(person, item));
        }

        private boolean leads(Person person, WorkItem item) {
            return person.leader()
                    && item.open()
                    && person.agencyCode().equals(item.agencyCode())
                    && !person.id().equals(item.holder())
                    && worklist.allows(person, Permission.ASSIGN, item);
        }

        /** Of a secret case only the holder sees more than that there is something to take; closed ones close to all. */
        private boolean opens(Person person, WorkItem item, @Nullable CaseCard card) {
            var plain = card != null && !card.secret() && card.closedAt() == null;
            var own = person.id().equals(item.holder()) || person.groups().contains(item.group());
            return plain && own || worklist.mayOpen(person, item);
        }
    }

    /**
     * What lies with an agency, in words.
     *
     * @param code the agency
     * @param name its name
     * @param open how much is open
     * @param overdue how much of it is overdue
     */
    record AgencyLoad(String code, String name, int open, int overdue) {}

    /**
     * A task in the case of another child of the report.
     *
     * @param item the task
     * @param name its name
     * @param free whether it must be taken first
     */
    record Sibling(WorkItem item, String name, boolean free) {}

    /**
     * A row in words.
     *
     * @param item the item
     * @param name the task's name
     * @param process the process' name
     * @param card what is known of the case
     * @param place the region's name
     * @param draftAt when the reader saved a draft, null if never
     * @param due when it is due, null if it has no term
     * @param free whether nobody holds it and the reader may take it
     * @param agency with whom it lies
     * @param holder who holds it, null while nobody does
     * @param opens whether the reader may open it as it stands
     * @param shows whether the reader may open its case
     * @param leads whether the reader may take it over from whoever holds it
     */
    record Row(
            WorkItem item,
            String name,
            String process,
            CaseCard card,
            String place,
            java.time.@Nullable Instant draftAt,
            @Nullable Due due,
            boolean free,
            String agency,
            @Nullable String holder,
            boolean opens,
            boolean shows,
            boolean leads) {

        /** The reported situations, most two, as keys of their short names. */
        public List<String> categories() {
            return java.util.Arrays.stream(card.categories().split(","))
                    .filter(code -> !code.isEmpty())
                    .limit(2)
                    .toList();
        }

        /** How long it took, for what is done. */
        public @Nullable Duration took() {
            return item.endedAt() == null ? null : Duration.between(item.receivedAt(), item.endedAt());
        }
    }
}
