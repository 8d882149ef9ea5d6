package org.huhang.worklist;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.form.Characters;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what somebody typed into a correction and has not sent yet. */
@Component
class CorrectionDrafts {

    private final Corrections corrections;
    private final WorkItemTable items;
    private final AnswerTable answers;
    private final Worklist worklist;
    private final Drafts drafts;

    CorrectionDrafts(
            Corrections corrections, WorkItemTable items, AnswerTable answers, Worklist worklist, Drafts drafts) {
        this.corrections = corrections;
        this.items = items;
        this.answers = answers;
        this.worklist = worklist;
        this.drafts = drafts;
    }

    /** What a person typed into a correction so far, with its reason. */
    @Transactional(readOnly = true)
    Optional<Draft> draft(Person person, UUID id) {
        return drafts.of(person, id);
    }

    /**
     * Keeps what was typed into a correction, unchecked, as a task keeps its draft; nobody else ever sees it.
     *
     * @param version how many corrections the person saw
     * @param seen the draft that the window knows
     */
    @Transactional
    Draft saveDraft(Person person, UUID id, Map<String, Object> typed, int version, Draft.Seen seen) {
        var item = items.lock(id).orElseThrow(() -> new NoSuchItem(id)).item();
        corrections.requireAuthor(person, item);
        corrections.requireLatest(id, version);
        var kept = drafts.fitting(person, item, typed);
        if (typed.get(Corrections.REASON) instanceof String reason) {
            kept.put(Corrections.REASON, Characters.beginning(reason));
        }
        return drafts.keep(person, id, kept, seen);
    }

    /** Drops what a person typed into a correction. */
    @Transactional
    void discard(Person person, UUID id) {
        corrections.requireAuthor(person, worklist.item(id));
        answers.dropDraft(id, person.id());
    }
}
