package org.huhang.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.BusinessClock;
import org.huhang.worklist.Query.Order;
import org.huhang.worklist.Query.Place;
import org.huhang.worklist.TaskRows.AgencyLoad;
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

    private final TaskLists lists;
    private final TaskRows rows;
    private final UrgentTasks urgent;
    private final NextTask next;
    private final Directory directory;
    private final Questions questions;
    private final Deadlines deadlines;
    private final MessageSource words;
    private final Clock clock;

    TaskListController(
            TaskLists lists,
            TaskRows rows,
            UrgentTasks urgent,
            NextTask next,
            Directory directory,
            Questions questions,
            Deadlines deadlines,
            MessageSource words,
            Clock clock) {
        this.lists = lists;
        this.rows = rows;
        this.urgent = urgent;
        this.next = next;
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
        model.addAttribute("address", address);
        var sorted = sorted(query, page, person);
        model.addAttribute("rows", rows.of(sorted, person, locale));
        model.addAttribute("total", lists.shown(person, address.first().query(PAGE)));
        model.addAttribute(
                "next",
                found.size() > PAGE
                        ? address.after(place(page.get(PAGE - 1), query.order()))
                                .link()
                        : null);
        beside(query, person, oversees, locale, model);
        model.addAttribute("urgent", urgent.above(person, query, sorted, locale));
        today(locale, model);
        return "worklist/list";
    }

    /** What cannot wait is no page further on: the first one begins with it, however much else is due before. */
    private List<WorkItem> sorted(Query query, List<WorkItem> page, Person person) {
        if (query.order() != Order.DUE || query.after() != null) {
            return page;
        }
        // One more than fits is read, to know whether there is another page.
        var all = new LinkedHashSet<>(
                lists.first(person, query).stream().limit(PAGE).toList());
        if (query.allOfPool()) {
            all.addAll(urgent.own(person, PAGE));
        }
        all.addAll(page);
        return all.stream().sorted(MostUrgent.by(clock.instant())).toList();
    }

    /** What is said of a task that this person just did. */
    private void told(@Nullable UUID done, Person person, Locale locale, Model model) {
        model.addAttribute("done", done == null ? null : rows.done(done, person, locale));
        model.addAttribute("staysRed", done == null ? null : rows.staysRed(done, person));
        model.addAttribute("nexts", done == null ? List.of() : next.after(done, person, locale));
    }

    /** Who oversees holds no task as a rule: the list begins with what is late in the region. */
    private TaskListAddress begin(TaskListAddress asked, Person person, boolean oversees) {
        return oversees ? asked.viewingOf("region") : asked.in(landing(person));
    }

    /** What stands around the rows. */
    private void beside(Query query, Person person, boolean oversees, Locale locale, Model model) {
        model.addAttribute("counts", lists.counts(person, query));
        model.addAttribute("views", views(person, oversees));
        model.addAttribute("others", query.view().ofOthers());
        model.addAttribute("me", person.id());
        model.addAttribute("colleagues", query.view() == View.AGENCY ? staff(person) : List.of());
        var loads = query.view() == View.REGION ? rows.loads(lists.byAgency(person), locale) : List.<AgencyLoad>of();
        model.addAttribute("loads", loads);
        model.addAttribute(
                "secretLate",
                loads.stream()
                        .filter(load -> load.secretOverdue() > 0)
                        .filter(load -> query.agency() == null || load.code().equals(query.agency()))
                        .toList());
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
}
