package org.huhang.worklist;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.deadline.Deadlines;
import org.huhang.deadline.Explanation;
import org.huhang.deadline.SetDeadline;
import org.huhang.deadline.Urgency;
import org.huhang.engine.BusinessClock;
import org.huhang.worklist.Query.Filter;
import org.huhang.worklist.Query.Order;
import org.huhang.worklist.Query.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The work list for other programs: same rules, same checks as the pages. */
@RestController
@RequestMapping("/api/tasks")
class TaskApi {

    private static final int MOST = 100;

    private final Worklist worklist;
    private final Drafts drafts;
    private final TaskLists lists;
    private final TaskForms forms;
    private final Proposed proposed;
    private final TaskNames names;
    private final Oversight oversight;
    private final Deadlines deadlines;
    private final ObjectMapper json;
    private final java.time.Clock clock;

    TaskApi(
            Worklist worklist,
            Drafts drafts,
            TaskLists lists,
            TaskForms forms,
            Proposed proposed,
            TaskNames names,
            Oversight oversight,
            Deadlines deadlines,
            ObjectMapper json,
            java.time.Clock clock) {
        this.worklist = worklist;
        this.drafts = drafts;
        this.lists = lists;
        this.forms = forms;
        this.proposed = proposed;
        this.names = names;
        this.oversight = oversight;
        this.deadlines = deadlines;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping
    Page list(
            Person person,
            @RequestParam(defaultValue = "mine") String view,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String after,
            Locale locale) {
        var rows = Math.max(1, Math.min(MOST, limit));
        var list = View.of(view);
        var order = Order.of("", list);
        var found = lists.page(person, new Query(list, Filter.ALL, null, null, order, Place.of(after), rows + 1));
        var page = found.subList(0, Math.min(rows, found.size()));
        var last = page.isEmpty() ? null : page.get(page.size() - 1);
        var next = found.size() > rows && last != null
                ? new Place(list == View.DONE ? last.endedAt() : last.dueAt(), last.id()).text()
                : null;
        var dues = deadlines.of(page.stream().map(WorkItem::engineTaskId).toList());
        return new Page(
                page.stream()
                        .map(item -> row(item, dues.get(item.engineTaskId()), locale))
                        .toList(),
                next);
    }

    @GetMapping("/{id}")
    Details one(Person person, @PathVariable UUID id, Locale locale) {
        var item = worklist.open(person, id);
        if (item.state() != WorkItem.State.OPEN) {
            return new Details(
                    row(item, null, locale), null, worklist.answers(id), null, Map.of(), List.of(), item.version());
        }
        var typed = drafts.of(person, id).map(Draft::answers).orElse(Map.of());
        var values = forms.values(item, person, typed);
        return new Details(
                row(item, deadlines.of(item.engineTaskId()).orElse(null), locale),
                json.readTree(forms.schema(item, locale)),
                values,
                deadlines.explain(item.engineTaskId(), locale).orElse(null),
                proposed.words(item, person, values, locale),
                worklist.readNow(id),
                item.version());
    }

    @PostMapping("/{id}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void claim(Person person, @PathVariable UUID id) {
        worklist.claim(person, id);
    }

    @PostMapping("/{id}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(Person person, @PathVariable UUID id) {
        worklist.release(person, id);
    }

    /** Gives it to a named colleague of the agency, or to the caller himself: who leads the agency. */
    @PostMapping("/{id}/assign")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assign(Person person, @PathVariable UUID id, @RequestBody Move given) {
        oversight.assign(person, id, given.to() == null ? person.id() : given.to(), given.words());
    }

    /** Puts it back into its pool, whoever holds it: who leads the agency. */
    @PostMapping("/{id}/return")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(Person person, @PathVariable UUID id, @RequestBody Move given) {
        oversight.giveBack(person, id, given.words());
    }

    /** Reminds of it, or instructs: who leads the agency or oversees the case. */
    @PostMapping("/{id}/urge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void urge(Person person, @PathVariable UUID id, @RequestBody Urge given) {
        oversight.urge(person, id, given.instruct(), given.text() == null ? "" : given.text());
    }

    /**
     * Where a task goes.
     *
     * @param to a user name; null for the caller
     * @param reason why, never empty
     */
    record Move(@Nullable String to, @Nullable String reason) {

        String words() {
            return reason == null ? "" : reason;
        }
    }

    /**
     * What is said about a task.
     *
     * @param instruct whether it is an instruction
     * @param text what is said; a reminder may be without
     */
    record Urge(boolean instruct, @Nullable String text) {}

    @PostMapping("/{id}/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(Person person, @PathVariable UUID id, @RequestBody TaskController.Given given) {
        worklist.complete(person, id, given.answers(), given.version());
    }

    private Row row(WorkItem item, @Nullable SetDeadline due, Locale locale) {
        return new Row(
                item.id(),
                names.of(item, locale),
                item.processKey(),
                item.elementId(),
                item.caseNo(),
                item.riskTier(),
                time(item.receivedAt()),
                item.dueAt() == null ? null : time(item.dueAt()),
                due == null || !due.open() ? null : due.urgency(clock.instant()),
                item.holder());
    }

    private static OffsetDateTime time(java.time.Instant at) {
        return at.atZone(BusinessClock.CHINA).toOffsetDateTime();
    }

    /**
     * A page of the list.
     *
     * @param items the rows
     * @param next give it back as {@code after} for the next page; null on the last page
     */
    record Page(List<Row> items, @Nullable String next) {}

    /** A row of the list. */
    record Row(
            UUID id,
            String name,
            String processKey,
            String elementId,
            String caseNo,
            String riskTier,
            OffsetDateTime receivedAt,
            @Nullable OffsetDateTime dueAt,
            @Nullable Urgency urgency,
            @Nullable String assignee) {}

    /**
     * A task with all that its holder must know; what stands in {@code confirmed} is posted with the answer, and says that it
     * was read.
     */
    record Details(
            @com.fasterxml.jackson.annotation.JsonUnwrapped Row row,
            @Nullable JsonNode form,
            Map<String, Object> values,
            @Nullable Explanation due,
            Map<String, Object> proposals,
            List<String> confirmed,
            int version) {}
}
