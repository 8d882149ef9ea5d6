package org.huhang.casework;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
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
 * married off, they are asked to take part, and the case is as grave as the table says (domain paper E1, E2).
 */
@Component
class HarmFound {

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
        }
        if (file.open()) {
            told.stream()
                    .map(Row::tier)
                    .filter(Predicate.not(String::isEmpty))
                    .min(Comparator.comparing(Tier.ORDER::indexOf))
                    .ifPresent(tier -> asGrave(file, done, tier));
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

    private void asGrave(CaseFile file, TaskDone done, String tier) {
        if (Tier.moreSevere(tier, cases.file(file.caseNo()).riskTier())) {
            children.note(
                    file.childId(),
                    new StripFact(
                            StripFact.Kind.TIER, tier, done.personId(), done.elementId(), file.caseNo(), null, null));
            cases.retier(file.caseNo(), tier, Occasion.source(done), Set.of(done.personId()));
        }
    }
}
