package org.huhang.casework;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.child.Needs;
import org.huhang.form.Problem;
import org.huhang.intake.Intake;
import org.huhang.model.Work;
import org.huhang.worklist.Answer;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How police question a child (MPL 110, 112): a girl by a woman; where violence or sexual assault is suspected once and
 * recorded, the latter at one place with an examination; each of it or a reason that says something. Never in the presence of
 * a guardian who may be the offender.
 */
@Component
class Interviews implements TaskFacts, TaskRule {

    private static final Set<Work> TASKS = EnumSet.of(Work.ACCEPTANCE, Work.INTERVIEW_PLAN);

    /** The first three of the nine situations are suspicions of sexual assault. */
    private static final Set<Integer> SEXUAL = Set.of(1, 2, 3);

    /** Those in which a child was hurt: abnormal injuries, injuries of violence, disability or death, other serious harm. */
    private static final Set<Integer> VIOLENT = Set.of(1, 2, 3, 4, 5, 9);

    private static final String LANGUAGE = "interviewLanguage";

    private final Cases cases;
    private final ChildFiles children;
    private final ChildInCase inCase;
    private final Intake intake;
    private final Worklist worklist;

    Interviews(Cases cases, ChildFiles children, ChildInCase inCase, Intake intake, Worklist worklist) {
        this.cases = cases;
        this.children = children;
        this.inCase = inCase;
        this.intake = intake;
        this.worklist = worklist;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        if (!TASKS.contains(task.work())) {
            return Map.of();
        }
        var situations = cases.file(task.caseNo()).categories();
        var answered = worklist.answersOfCase(task.caseNo()).stream()
                .map(Answer::answers)
                .toList();
        var assault = !Collections.disjoint(situations, SEXUAL)
                || assumed(task.caseNo())
                || answered.stream().anyMatch(answers -> "yes".equals(answers.get("sexualAssaultSuspected")));
        var violence =
                !Collections.disjoint(situations, VIOLENT) || answered.stream().anyMatch(Interviews::violent);
        var values = new HashMap<String, Object>(Map.of("oneStopRequired", assault, "recordingRequired", violence));
        var language = language(inCase.forAll(cases.file(task.caseNo())).needs());
        if (language != null && answered.stream().noneMatch(answers -> answers.containsKey(LANGUAGE))) {
            values.put(LANGUAGE, language);
        }
        return values;
    }

    /** Who must interpret, as far as a report or the intake told how the child can be heard. */
    private static @Nullable String language(Needs needs) {
        if (Boolean.TRUE.equals(needs.signLanguage())) {
            return "sign";
        }
        return Boolean.TRUE.equals(needs.interpreterNeeded()) ? "ethnic" : null;
    }

    private boolean assumed(String caseNo) {
        return intake.ofCase(caseNo).stream()
                .anyMatch(report -> report.incident().sexualAssaultAssumed());
    }

    private static boolean violent(Map<String, Object> answers) {
        return Boolean.TRUE.equals(answers.get("dvSuspected"))
                || (answers.get("childCondition") instanceof List<?> seen && seen.contains("injured"));
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var problems = new ArrayList<Problem>();
        if (TASKS.contains(task.work())) {
            if ("guardian".equals(answers.get("appropriateAdult"))
                    && !"no".equals(answers.get("guardianSuspect"))
                    && answers.containsKey("guardianSuspect")) {
                problems.add(new Problem("appropriateAdult", "guardianMayBeOffender", List.of()));
            }
            if (Boolean.TRUE.equals(answers.get("dvSuspected")) && unexplained(answers)) {
                problems.add(new Problem("oneStopReason", "required", List.of()));
            }
            if ("boy".equals(answers.get("femaleOfficer")) && girl(task.caseNo())) {
                problems.add(new Problem("femaleOfficer", "childIsGirl", List.of()));
            }
        }
        return problems;
    }

    /** Arranged, but neither once and recorded nor with a reason. */
    private static boolean unexplained(Map<String, Object> answers) {
        return "arranged".equals(answers.get("interviewState"))
                && !(Boolean.TRUE.equals(answers.get("syncRecording")) && Boolean.TRUE.equals(answers.get("onceOnly")))
                && !answers.containsKey("oneStopReason");
    }

    private boolean girl(String caseNo) {
        return children.file(cases.file(caseNo).childId()).identity().sex().equals("F");
    }
}
