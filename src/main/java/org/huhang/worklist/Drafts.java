package org.huhang.worklist;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huhang.agency.Access;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people typed and have not given yet. A draft is its writer's alone; it goes with the answer. */
@Service
public class Drafts {

    private final WorkItemTable items;
    private final AnswerTable answers;
    private final TaskForms forms;
    private final AnsweredFiles files;
    private final Access access;
    private final Clock clock;

    Drafts(WorkItemTable items, AnswerTable answers, TaskForms forms, AnsweredFiles files, Access access, Clock clock) {
        this.items = items;
        this.answers = answers;
        this.forms = forms;
        this.files = files;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Keeps what somebody typed so far. Nothing is checked but size.
     *
     * @param person the writer; nobody else ever sees it
     * @param id the work item
     * @param typed field keys to JSON values
     * @param seen the draft that the writer's window knows
     * @return the draft as it is now
     * @throws ChangedMeanwhile if the person answered it
     * @throws NoLongerOpen if nobody needs to do it any more
     */
    @Transactional
    public Draft save(Person person, UUID id, Map<String, Object> typed, Draft.Seen seen) {
        var found = items.findScoped(id).orElseThrow(() -> new NoSuchItem(id));
        var item = found.item();
        access.require(person, Permission.READ, found.scope());
        if (item.state() == WorkItem.State.DONE && person.id().equals(item.holder())) {
            throw new ChangedMeanwhile(id, item.endedAt());
        }
        if (item.state() != WorkItem.State.OPEN) {
            throw new NoLongerOpen(id, of(person, id).isPresent());
        }
        return keep(person, id, fitting(person, item, typed), seen);
    }

    /** Unless another window of the same person saved one since. */
    Draft keep(Person person, UUID id, Map<String, Object> kept, Draft.Seen seen) {
        var at = clock.instant();
        return answers.saveDraft(id, person.id(), kept, seen, at)
                .map(version -> new Draft(kept, at, new Draft.Seen(version, seen.writer())))
                .orElseThrow(() -> elsewhere(person, id));
    }

    /** What of a draft is kept: fields of the form, and files that are this person's to give. */
    Map<String, Object> fitting(Person person, WorkItem item, Map<String, Object> typed) {
        return files.without(forms.of(item), forms.fitting(item, typed), item.caseNo(), person);
    }

    /** Refuses to go on from a form that the same person changed in another window. */
    void requireLatest(Person person, UUID id, Draft.Seen seen) {
        if (of(person, id).filter(draft -> !seen.knows(draft.seen())).isPresent()) {
            throw elsewhere(person, id);
        }
    }

    private RuntimeException elsewhere(Person person, UUID id) {
        var draft = of(person, id).orElseThrow(() -> new NoLongerOpen(id, false));
        return new DraftChanged(id, draft.seen().version(), draft.savedAt());
    }

    /** What this person typed into an item so far. */
    Optional<Draft> of(Person person, UUID id) {
        return answers.draft(id, person.id());
    }

    /** When this person typed into items of a list. */
    Map<UUID, Instant> savedAt(List<WorkItem> page, Person person) {
        return answers.drafts(page.stream().map(WorkItem::id).toList(), person.id());
    }
}
