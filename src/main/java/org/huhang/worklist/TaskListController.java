package org.huhang.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.deadline.Deadlines;
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

    private final Worklist worklist;
    private final Rows rows;
    private final Deadlines deadlines;
    private final MessageSource words;
    private final Clock clock;

    TaskListController(
            Worklist worklist,
            Definitions definitions,
            TaskNames names,
            Directory directory,
            Deadlines deadlines,
            MessageSource words,
            Clock clock) {
        this.worklist = worklist;
        this.rows = new Rows(worklist, definitions, names, directory, deadlines);
        this.deadlines = deadlines;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/tasks")
    String list(
            Person person,
            @ModelAttribute Address address,
            @RequestParam(required = false) @Nullable UUID done,
            Locale locale,
            Model model) {
        model.addAttribute("done", done == null ? null : rows.done(done, person, locale));
        var query = address.query(PAGE + 1);
        var found = worklist.page(person, query);
        var page = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("address", address);
        model.addAttribute("rows", rows.of(page, person, locale));
        model.addAttribute("counts", counts(person));
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

    private static Place place(WorkItem last, Order order) {
        return new Place(
                switch (order) {
                    case DUE -> last.dueAt();
                    case RECEIVED -> last.receivedAt();
                    case ENDED -> last.endedAt();
                },
                last.id());
    }

    private Map<String, String> counts(Person person) {
        var counts = worklist.counts(person);
        return Map.of(
                "mine", shown(counts.mine()),
                "pool", shown(counts.pool()),
                "overdue", shown(counts.overdue()),
                "soon", shown(counts.soon()));
    }

    /** Exact to 99, then 99+. */
    static String shown(int count) {
        return count > 99 ? "99+" : String.valueOf(count);
    }

    /**
     * What the address of a list says; anything unknown falls back to the plain list.
     *
     * @param view mine, pool, open or done
     * @param filter all, overdue, soon or red
     * @param process a process id
     * @param order due or received
     * @param after where the page before ended
     */
    record Address(
            @Nullable String view,
            @Nullable String filter,
            @Nullable String process,
            @Nullable String order,
            @Nullable String after) {

        private static final Pattern PROCESS = Pattern.compile("[A-Za-z]\\w*");

        Query query(int limit) {
            var list = View.of(view == null ? "" : view);
            return new Query(
                    list,
                    Filter.of(filter == null ? "" : filter),
                    process == null || !PROCESS.matcher(process).matches() ? null : process,
                    Order.of(order == null ? "" : order, list),
                    Place.of(after),
                    limit);
        }

        /** The same list from its beginning. */
        public Address first() {
            return new Address(view, filter, process, order, null);
        }

        Address after(Place place) {
            return new Address(view, filter, process, order, place.text());
        }

        /** The same list with another filter, from its beginning. */
        public String filtered(String other) {
            return new Address(view(), other.equals(filter) ? null : other, process, order, null).link();
        }

        /** Another list with the same filters, from its beginning. */
        public String viewing(String other) {
            return new Address(other, null, process, null, null).link();
        }

        public String link() {
            var link = UriComponentsBuilder.fromPath("/tasks");
            var parts = new ArrayList<Map.Entry<String, @Nullable String>>();
            parts.add(new java.util.AbstractMap.SimpleEntry<>("view", view));
            parts.add(new java.util.AbstractMap.SimpleEntry<>("filter", filter));
            parts.add(new java.util.AbstractMap.SimpleEntry<>("process", process));
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
    record Rows(Worklist worklist, Definitions definitions, TaskNames names, Directory directory, Deadlines deadlines) {

        /** The name of a task that this person just did, null for any other. */
        @Nullable
        String done(UUID id, Person person, Locale locale) {
            return worklist.find(id)
                    .filter(item ->
                            item.state() == WorkItem.State.DONE && person.id().equals(item.holder()))
                    .map(item -> names.of(item, locale))
                    .orElse(null);
        }

        List<Row> of(List<WorkItem> page, Person person, Locale locale) {
            var cards =
                    worklist.cards(page.stream().map(WorkItem::caseNo).collect(java.util.stream.Collectors.toSet()));
            var drafts = worklist.drafts(page, person);
            var rules = deadlines.of(page.stream().map(WorkItem::engineTaskId).toList());
            return page.stream()
                    .map(item -> new Row(
                            item,
                            names.of(item, locale),
                            definitions.name(item.definitionId(), item.processKey(), locale),
                            java.util.Objects.requireNonNull(cards.get(item.caseNo())),
                            directory.regionName(item.regionCode(), locale),
                            drafts.get(item.id()),
                            rules.containsKey(item.engineTaskId())
                                    ? rules.get(item.engineTaskId()).name(locale)
                                    : null,
                            item.holder() == null,
                            opens(person, item, cards.get(item.caseNo()))))
                    .toList();
        }

        /** Of a secret case only the holder sees more than that there is something to take; closed ones close to all. */
        private boolean opens(Person person, WorkItem item, @Nullable CaseCard card) {
            var plain = card != null && !card.secret() && card.closedAt() == null;
            return plain || worklist.mayOpen(person, item);
        }
    }

    /**
     * A row in words.
     *
     * @param item the item
     * @param name the task's name
     * @param process the process' name
     * @param card what is known of the case
     * @param place the region's name
     * @param draftAt when the reader saved a draft, null if never
     * @param rule the name of the term that counts, null if it has none
     * @param free whether nobody holds it
     * @param opens whether the reader may open it as it stands
     */
    record Row(
            WorkItem item,
            String name,
            String process,
            CaseCard card,
            String place,
            java.time.@Nullable Instant draftAt,
            @Nullable String rule,
            boolean free,
            boolean opens) {

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
