package org.huhang.casework;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.PoliceFacts.Meaning;
import org.huhang.casework.PoliceFacts.Row;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Harm that an answer tells is a matter for police, whichever form asks it. Where the table names others too, as of a child that is
 * married off, they are asked to take part, and the case is as grave as a report of it is (domain paper E2, row 10).
 */
@Component
class HarmFound {

    private static final String AS_REPORTED = "ORANGE";
    private static final Set<String> LESS = Set.of("BLUE", "YELLOW");

    private final PoliceFacts facts;
    private final WhoMustKnow whoMustKnow;
    private final AskedToTakePart asked;
    private final Cases cases;
    private final CasePlaces casePlaces;
    private final ChildFiles children;
    private final Exclusions exclusions;
    private final Worklist worklist;
    private final Directory directory;

    HarmFound(
            PoliceFacts facts,
            WhoMustKnow whoMustKnow,
            AskedToTakePart asked,
            Cases cases,
            CasePlaces casePlaces,
            ChildFiles children,
            Exclusions exclusions,
            Worklist worklist,
            Directory directory) {
        this.facts = facts;
        this.whoMustKnow = whoMustKnow;
        this.asked = asked;
        this.cases = cases;
        this.casePlaces = casePlaces;
        this.children = children;
        this.exclusions = exclusions;
        this.worklist = worklist;
        this.directory = directory;
    }

    /** An answer is given or corrected. */
    void in(CaseFile file, TaskDone done) {
        var told = facts.told(Meaning.HARM, done.answers())
                .filter(row -> done.tells(Set.of(row.field())))
                .filter(row -> row.also().isEmpty() || !saidBefore(row, done))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        var why = Occasion.ofAnswer(done, Occasion.Cause.FOUND, casePlaces.placeOf(file));
        whoMustKnow.police(file, why);
        var also = told.stream().flatMap(row -> row.also().stream()).distinct().toList();
        if (!also.isEmpty() && file.open()) {
            ask(file, done.personId(), why, also);
            asGrave(file, done);
        }
    }

    /** Forms fill in what an earlier one said. */
    private boolean saidBefore(Row row, TaskDone done) {
        return worklist.answersOfCase(done.caseNo()).stream()
                .anyMatch(answer -> !answer.taskId().equals(done.taskId()) && row.holds(new Given(answer.answers())));
    }

    /**
     * Whom an answer names, and nobody asked, is asked now.
     *
     * @param file an open case, locked
     * @param item the task that was answered
     */
    void owed(CaseFile file, UUID item) {
        worklist.answersOfCase(file.caseNo()).stream()
                .filter(answer -> answer.taskId().equals(item))
                .forEach(answer -> ask(
                        file,
                        answer.person(),
                        new Occasion(Occasion.Cause.MISSING, "task:" + item + "/missing", casePlaces.placeOf(file)),
                        facts.told(Meaning.HARM, answer.answers())
                                .flatMap(row -> row.also().stream())
                                .distinct()
                                .toList()));
    }

    private void ask(CaseFile file, String person, Occasion why, List<AgencyType> also) {
        var by = directory.agency(directory.person(person).agencyCode()).type();
        var apart = exclusions.agencies(file.caseNo());
        also.stream()
                .filter(type -> type != by)
                .map(type ->
                        directory.responsible(type, type.mainRole(), why.place().regionCode(), null, apart))
                .forEach(desk -> asked.named(file, desk.agency().code(), null, why));
    }

    private void asGrave(CaseFile file, TaskDone done) {
        if (LESS.contains(cases.file(file.caseNo()).riskTier())) {
            children.note(
                    file.childId(),
                    new StripFact(
                            StripFact.Kind.TIER,
                            AS_REPORTED,
                            done.personId(),
                            done.elementId(),
                            file.caseNo(),
                            null,
                            null));
            cases.retier(file.caseNo(), AS_REPORTED, Occasion.source(done), Set.of(done.personId()));
        }
    }
}
