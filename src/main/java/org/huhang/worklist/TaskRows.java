package org.huhang.worklist;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.deadline.Deadlines;
import org.huhang.deadline.Due;
import org.huhang.deadline.DueWords;
import org.huhang.engine.Definitions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts words to tasks for a list. */
@Component
class TaskRows {

    private final Worklist worklist;
    private final Drafts taskDrafts;
    private final CaseCards caseCards;
    private final Definitions definitions;
    private final TaskNames names;
    private final Directory directory;
    private final Deadlines deadlines;
    private final DueWords dueWords;

    TaskRows(
            Worklist worklist,
            Drafts taskDrafts,
            CaseCards caseCards,
            Definitions definitions,
            TaskNames names,
            Directory directory,
            Deadlines deadlines,
            DueWords dueWords) {
        this.worklist = worklist;
        this.taskDrafts = taskDrafts;
        this.caseCards = caseCards;
        this.definitions = definitions;
        this.names = names;
        this.directory = directory;
        this.deadlines = deadlines;
        this.dueWords = dueWords;
    }

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
                .filter(caseNo -> caseCards
                        .card(caseNo)
                        .filter(card -> card.riskTier().equals("RED"))
                        .isPresent())
                .orElse(null);
    }

    List<AgencyLoad> loads(List<TaskListTable.Load> loads, Locale locale) {
        return loads.stream()
                .map(load -> new AgencyLoad(
                        load.agencyCode(),
                        directory.agency(load.agencyCode()).name(locale),
                        load.open(),
                        load.overdue(),
                        load.secretOverdue()))
                .toList();
    }

    @Nullable
    String agencyName(@Nullable String code, Locale locale) {
        return code == null
                ? null
                : directory.findAgency(code).map(agency -> agency.name(locale)).orElse(null);
    }

    List<TaskRow> of(List<WorkItem> page, Person person, Locale locale) {
        var cards = caseCards.cards(page.stream().map(WorkItem::caseNo).collect(Collectors.toSet()));
        var drafts = taskDrafts.savedAt(page, person);
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

    private TaskRow row(
            WorkItem item,
            Person person,
            Locale locale,
            Map<String, CaseCard> cards,
            Map<UUID, Instant> drafts,
            Map<String, Due> dues) {
        var opens = opens(person, item, cards.get(item.caseNo()));
        return new TaskRow(
                item,
                names.of(item, locale),
                definitions.name(item.definitionId(), item.processKey(), locale),
                Objects.requireNonNull(cards.get(item.caseNo())),
                directory.regionName(item.regionCode(), locale),
                drafts.get(item.id()),
                dues.get(item.engineTaskId()),
                item.holder() == null && person.groups().contains(item.group()),
                directory.agency(item.agencyCode()).name(locale),
                item.holder() == null ? null : directory.person(item.holder()).name(),
                opens,
                opens || caseCards.mayOpen(person, item.caseNo()),
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

    /**
     * What lies with an agency, in words.
     *
     * @param code the agency
     * @param name its name
     * @param open how much is open
     * @param overdue how much of it is overdue
     * @param secretOverdue how much of that is of secret cases, which no list shows
     */
    record AgencyLoad(String code, String name, int open, int overdue, int secretOverdue) {}
}
