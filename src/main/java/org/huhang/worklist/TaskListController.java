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
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.BusinessClock;
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

/** The lists. Everything that shapes a page stands in its address, so that Back returns to the same place. */
@Controller
class TaskListController {

    private static final int PAGE = 20;

    /** Whoever has no more than this must leave now, or is missed at this moment. */
    private static final Duration MINUTES_LEFT = Duration.ofHours(1);

    private final TaskLists lists;
    private final TaskRows rows;
    private final Directory directory;
    private final Questions questions;
    private final Deadlines deadlines;
    private final MessageSource words;
    private final Clock clock;

    TaskListController(
            TaskLists lists,
            TaskRows rows,
            Directory directory,
            Questions questions,
            Deadlines deadlines,
            MessageSource words,
            Clock clock) {
        this.lists = lists;
        this.rows = rows;
        this.directory = directory;
        this.questions = questions;
        this.deadlines = deadlines;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/tasks")
    String list(
            Person person,
            @ModelAttribute("asked") TaskListAddress asked,
            @RequestParam(required = false) @Nullable UUID done,
            Locale locale,
            Model model) {
        told(done, person, locale, model);
        model.addAttribute("questions", questions.of(person, locale));
        var oversees = lists.oversees(person);
        var address = asked.view() != null ? asked : begin(asked, person, oversees);
        var query = address.query(PAGE + 1);
        var found = lists.page(person, query);
        var page = found.subList(0, Math.min(PAGE, found.size()));
        var sorted = query.order() == Order.DUE ? mostUrgentFirst(page, clock.instant(), tomorrow()) : page;
        model.addAttribute("address", address);
        model.addAttribute("rows", rows.of(sorted, person, locale));
        model.addAttribute("total", shown(lists.count(person, address.first().query(PAGE))));
        model.addAttribute(
                "next",
                found.size() > PAGE
                        ? address.after(place(page.get(PAGE - 1), query.order()))
                                .link()
                        : null);
        beside(query, person, oversees, locale, model);
        today(locale, model);
        return "worklist/list";
    }

    /** What is said of a task that this person just did. */
    private void told(@Nullable UUID done, Person person, Locale locale, Model model) {
        model.addAttribute("done", done == null ? null : rows.done(done, person, locale));
        model.addAttribute("staysRed", done == null ? null : rows.staysRed(done, person));
        model.addAttribute("sibling", done == null ? null : rows.sibling(done, person, locale));
    }

    /** Who oversees holds no task as a rule: the list begins with what is late in the region. */
    private TaskListAddress begin(TaskListAddress asked, Person person, boolean oversees) {
        return oversees ? asked.viewingOf("region") : asked.in(landing(person));
    }

    /** What stands around the rows. */
    private void beside(Query query, Person person, boolean oversees, Locale locale, Model model) {
        model.addAttribute("counts", counts(person, query.view()));
        model.addAttribute("views", views(person, oversees));
        model.addAttribute("others", query.view().ofOthers());
        model.addAttribute("me", person.id());
        model.addAttribute("colleagues", query.view() == View.AGENCY ? staff(person) : List.of());
        model.addAttribute(
                "loads", query.view() == View.REGION ? rows.loads(lists.byAgency(person), locale) : List.of());
        model.addAttribute("agencyName", rows.agencyName(query.agency(), locale));
    }

    private void today(Locale locale, Model model) {
        var today = deadlines.day(LocalDate.ofInstant(clock.instant(), BusinessClock.CHINA));
        model.addAttribute("today", today);
        model.addAttribute("todayIs", words.getMessage(today.key(), new Object[] {today.name(locale)}, locale));
    }

    /** Where there is something to do. */
    private String landing(Person person) {
        var counts = lists.counts(person);
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
        return directory.staffOf(leader.agencyCode()).stream()
                .filter(person -> !person.platformOnly())
                .toList();
    }

    private Map<String, String> counts(Person person, View view) {
        var counts = lists.counts(person);
        var ofOthers = view.ofOthers();
        return Map.of(
                "mine", shown(counts.mine()),
                "pool", shown(counts.pool()),
                "overdue", shown(ofOthers ? lists.count(person, Query.all(view, Filter.OVERDUE)) : counts.overdue()),
                "soon", shown(ofOthers ? lists.count(person, Query.all(view, Filter.SOON)) : counts.soon()));
    }

    /** Exact to 99, then 99+. */
    static String shown(int count) {
        return count > 99 ? "99+" : String.valueOf(count);
    }
}
