package org.huhang.reporting;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.AskedToTakePart;
import org.huhang.casework.CasePlaces;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Exclusions;
import org.huhang.casework.Given;
import org.huhang.casework.Occasion;
import org.huhang.model.Work;
import org.huhang.worklist.Answer;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What calls for a duty and was said once is not lost by a later answer: doubt about the duty to report, danger, a child out
 * of school. The assessment shows it, and its form asks for a reason where somebody takes it back.
 */
@Component
class EarlierAnswers implements TaskFacts {

    private static final String DUTY = "reportDuty";
    private static final String DOUBTED = "doubted";
    private static final String DECIDED = "gateway_reportDuty";

    /** Where reports are registered. */
    private static final Set<Work> INTAKES = EnumSet.of(Work.INTAKE, Work.FURTHER_INTAKE);

    private final Worklist worklist;
    private final Cases cases;
    private final Dangers dangers;
    private final CaseProcess process;
    private final AskedToTakePart askedToTakePart;
    private final CasePlaces casePlaces;
    private final Exclusions exclusions;
    private final Directory directory;

    EarlierAnswers(
            Worklist worklist,
            Cases cases,
            Dangers dangers,
            CaseProcess process,
            AskedToTakePart askedToTakePart,
            CasePlaces casePlaces,
            Exclusions exclusions,
            Directory directory) {
        this.worklist = worklist;
        this.cases = cases;
        this.dangers = dangers;
        this.process = process;
        this.askedToTakePart = askedToTakePart;
        this.casePlaces = casePlaces;
        this.exclusions = exclusions;
        this.directory = directory;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        if (task.work() != Work.ASSESSMENT) {
            return Map.of();
        }
        var registered = worklist.answersOfCase(task.caseNo()).stream()
                .filter(answer -> INTAKES.contains(answer.work()))
                .toList();
        var doubted = says(registered, DUTY, DOUBTED);
        return Map.of(
                "earlierDoubt",
                doubted,
                "earlierOutOfSchool",
                says(registered, "concerns", "dropout"),
                "earlierDanger",
                dangers.stands(cases.file(task.caseNo())),
                DUTY,
                doubted ? DOUBTED : "fulfilled");
    }

    private static boolean says(List<Answer> answers, String key, String code) {
        return answers.stream()
                .map(answer -> new Given(answer.answers()))
                .anyMatch(given ->
                        code.equals(given.text(key)) || given.codes(key).contains(code));
    }

    /** A further report is registered in a process of its own; the one that asks about the duty learns of its doubt. */
    @EventListener
    void on(TaskDone done) {
        if (done.work() == Work.FURTHER_INTAKE && DOUBTED.equals(done.answers().get(DUTY))) {
            process.tellAll(done.caseNo(), Map.of(DUTY, DOUBTED));
            if (decidedOnDuty(done.caseNo())) {
                var file = cases.file(done.caseNo());
                var place = casePlaces.placeOf(file);
                askedToTakePart.named(
                        file,
                        directory
                                .responsible(
                                        AgencyType.SUPERV,
                                        AgencyType.SUPERV.mainRole(),
                                        place.regionCode(),
                                        null,
                                        exclusions.agencies(done.caseNo()))
                                .agency()
                                .code(),
                        Directory.agencyOf(done.group()),
                        Occasion.ofAnswer(done, Occasion.Cause.NAMED, place));
                cases.describe(done.caseNo());
            }
        }
    }

    /** Whether the case went past the question of the duty already: then nobody of its process asks again. */
    private boolean decidedOnDuty(String caseNo) {
        return process.running(caseNo).stream()
                .anyMatch(one -> process.standing(one.instanceId()).passed().contains(DECIDED));
    }
}
