package org.huhang.casework;

import java.util.Map;
import java.util.UUID;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.Occasion.Cause;
import org.huhang.casework.PoliceFacts.Meaning;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Whom an answer names to take part, or asks for what it alone can do, gets a task that says so, once for an answer however often it is
 * corrected; whoever answered it hears what becomes of it (decision 0102).
 */
@Component
class AskedByAnswer {

    private final PoliceFacts facts;
    private final AskedToTakePart asked;
    private final CasePlaces casePlaces;
    private final Exclusions exclusions;
    private final Worklist worklist;
    private final Directory directory;

    AskedByAnswer(
            PoliceFacts facts,
            AskedToTakePart asked,
            CasePlaces casePlaces,
            Exclusions exclusions,
            Worklist worklist,
            Directory directory) {
        this.facts = facts;
        this.asked = asked;
        this.casePlaces = casePlaces;
        this.exclusions = exclusions;
        this.worklist = worklist;
        this.directory = directory;
    }

    /** An answer is given or corrected. */
    void in(CaseFile file, TaskDone done) {
        ask(file, done.taskId(), done.personId(), done.answers());
    }

    /** Whom the answer to a task names, and nobody asked, is asked now. */
    void owed(CaseFile file, UUID item) {
        worklist.answersOfCase(file.caseNo()).stream()
                .filter(answer -> answer.taskId().equals(item))
                .forEach(answer -> ask(file, item, answer.person(), answer.answers()));
    }

    private void ask(CaseFile file, UUID item, String person, Map<String, Object> answers) {
        if (!file.open()) {
            return;
        }
        var by = directory.agency(directory.person(person).agencyCode());
        facts.told(Meaning.ASKED, answers)
                .flatMap(row -> row.also().stream())
                .distinct()
                .filter(type -> type != by.type())
                .forEach(type -> ask(file, item, type, by.code()));
    }

    private void ask(CaseFile file, UUID item, AgencyType type, String by) {
        var why = new Occasion(Cause.NAMED, "task:" + item + "/" + type, casePlaces.placeOf(file));
        var bound =
                switch (type) {
                    case SCHOOL -> why.place().schoolCode();
                    case POLICE -> why.place().policeCode();
                    default -> null;
                };
        var desk = directory.responsible(
                type, type.mainRole(), why.place().regionCode(), bound, exclusions.agencies(file.caseNo()));
        asked.asks(file, desk.agency().code(), by, why);
    }
}
