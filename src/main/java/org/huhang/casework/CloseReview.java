package org.huhang.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.engine.BusinessClock;
import org.huhang.form.Problem;
import org.huhang.intake.Intake;
import org.huhang.model.Work;
import org.huhang.worklist.Answer;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the closing of a case must fit: how it ends fits what intake decided and what happened since, what was promised to the
 * child was given or its leader says why not and how the child is, and a case that is still red was looked at again after the
 * last danger, or its leader says who saw the child. An end without risk beside what speaks against it is asked back. What the
 * platform knows it fills in itself.
 */
@Component
class CloseReview implements TaskFacts, TaskRule {

    /** What may become of a report that intake did not accept. */
    private static final Map<String, Set<String>> ENDS = Map.of(
            "notAboutMinor", Set.of("closedNoRisk", "closedAdult"),
            "forward", Set.of("closedTransferred"));

    /** What police decide against somebody, or for a child. */
    static final Set<String> ACTED = Set.of("criminal", "administrative", "dvWarning");

    private static final String DECISION = "closeDecision";
    private static final String ANSWER_FIRST = "answerFirst";

    /** Answers that say so, of whatever task. */
    static final Set<String> HARM = Set.of(
            "guardianMisconduct", "misconductConfirmed", "temporaryCareNeeded", "removalNeeded", "childMustLeave");

    /** Tiers at which nobody says without a reason that there is no risk. */
    private static final Set<String> HIGH = Set.of("RED", "ORANGE");

    private static final String SERVED = "closedServed";
    private static final String NO_RISK = "closedNoRisk";

    /** Ends that say that the child needs nothing more. */
    private static final Set<String> HELPED = Set.of(SERVED, NO_RISK);

    /** The tier that no risk is left at. */
    private static final String CALM = "BLUE";

    /** What a reason in words can answer. */
    private static final Set<String> REASONED = Set.of("endHarmFound", "endTierHigh", "endAgeUnknown", "endRiskStays");

    private static final Set<String> ALL_ENDS = Set.of(SERVED, NO_RISK, "closedTransferred", "closedAdult");

    private final Cases cases;
    private final ChildFiles children;
    private final Dangers dangers;
    private final Intake intake;
    private final Worklist worklist;
    private final PassedOn passedOn;
    private final PromisedHelp help;
    private final MissingChildren missing;
    private final OwnProcesses process;
    private final MessageSource words;
    private final Clock clock;

    CloseReview(
            Cases cases,
            ChildFiles children,
            Dangers dangers,
            Intake intake,
            Worklist worklist,
            PassedOn passedOn,
            PromisedHelp help,
            MissingChildren missing,
            OwnProcesses process,
            MessageSource words,
            Clock clock) {
        this.cases = cases;
        this.children = children;
        this.dangers = dangers;
        this.intake = intake;
        this.worklist = worklist;
        this.passedOn = passedOn;
        this.help = help;
        this.missing = missing;
        this.process = process;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        return task.work() == Work.CLOSING
                ? Map.of(
                        "feedbackSent",
                        intake.unanswered(task.caseNo()).isEmpty(),
                        "notGiven",
                        String.join("\n", help.owed(task.caseNo(), LocaleContextHolder.getLocale())))
                : Map.of();
    }

    @Override
    public boolean atOnce(WorkItem item) {
        return item.work() == Work.CLOSING;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var answer = new Given(answers);
        if (task.work() == Work.CLOSING
                && ANSWER_FIRST.equals(answer.text(DECISION))
                && intake.unanswered(task.caseNo()).isEmpty()) {
            return List.of(new Problem(DECISION, "allAnswered", List.of()));
        }
        if (task.work() != Work.CLOSING || !"approve".equals(answer.text(DECISION))) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        var decided = intakeDecision(task.caseNo());
        var fitting = ENDS.get(decided);
        if (fitting != null && !fitting.contains(String.valueOf(answer.text("endState")))) {
            problems.add(new Problem("endState", "endUnlikeIntake", List.of()));
        }
        var end = String.valueOf(answer.text("endState"));
        // What is not about a minor was no child's harm, and needs no proof of age.
        problems.addAll(ofEnd(end, answer.text("endReason") != null || decided.equals("notAboutMinor"), task.caseNo()));
        if (end.equals("closedTransferred") && passedOn.outsideRefused(task.caseNo())) {
            problems.add(new Problem("endState", "endOutsideNotTaken", List.of()));
        }
        if (HELPED.contains(end) && help.unplanned(task.caseNo())) {
            problems.add(new Problem("endState", "endHelpNotPlanned", List.of()));
        }
        if (owes(task.caseNo())) {
            demand(answer, "notGivenReason", "helpNotGiven", problems);
            demand(answer, "childNow", "childNowUnknown", problems);
        }
        if (!decided.equals("notAboutMinor")) {
            asksBack(end, cases.file(task.caseNo())).ifPresent(problems::add);
        }
        var unseen = unseen(task.caseNo());
        if (answer.text("redReason") == null && unseen != null) {
            problems.add(new Problem("redReason", unseen, List.of()));
        }
        // A case on an older version of the form is not asked there what that form cannot take; its overseers are told.
        var form = worklist.form(task);
        problems.removeIf(problem -> form.field(problem.field()) == null);
        return problems;
    }

    private static void demand(Given answer, String field, String code, List<Problem> problems) {
        if (answer.text(field) == null) {
            problems.add(new Problem(field, code, List.of()));
        }
    }

    /** What the platform knows and an end without risk denies is named, and the end taken only by who says that it is so. */
    private Optional<Problem> asksBack(String end, CaseFile file) {
        var locale = LocaleContextHolder.getLocale();
        var against = HELPED.contains(end) ? against(end, file, locale) : List.<String>of();
        return against.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        "endState",
                        "endContradicted",
                        List.of(String.join(word("casework.against.and", locale), against)),
                        "endState=" + end));
    }

    private List<String> against(String end, CaseFile file, Locale locale) {
        var against = new ArrayList<String>();
        if (owes(file.caseNo())) {
            against.add(word("casework.against.help", locale));
        }
        if (end.equals(NO_RISK) && help.planned(file.caseNo())) {
            against.add(word("casework.against.plan", locale));
        }
        if (!file.riskTier().equals(CALM)) {
            against.add(word("casework.against.tier", locale, word("web.tier.long." + file.riskTier(), locale)));
        }
        if (dangers.stands(file)) {
            against.add(word("casework.against.danger", locale));
        }
        if (passedOn.leftThere(file.caseNo())) {
            against.add(word("casework.against.removal", locale));
        }
        return against;
    }

    private String word(String key, Locale locale, Object... arguments) {
        return words.getMessage(key, arguments, locale);
    }

    @Override
    public Map<String, Set<String>> impossible(WorkItem task) {
        return task.work() == Work.CLOSING
                ? Map.of(
                        "endState",
                        impossibleEnds(task.caseNo()),
                        DECISION,
                        intake.unanswered(task.caseNo()).isEmpty() ? Set.of(ANSWER_FIRST) : Set.of())
                : Map.of();
    }

    private Set<String> impossibleEnds(String caseNo) {
        var fitting = ENDS.getOrDefault(intakeDecision(caseNo), ALL_ENDS);
        return ALL_ENDS.stream()
                .filter(end ->
                        !fitting.contains(end) || !ofEnd(end, true, caseNo).isEmpty())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> needless(WorkItem task) {
        var needless = new HashSet<String>();
        if (task.work() == Work.CLOSING && unseen(task.caseNo()) == null) {
            needless.add("redReason");
        }
        if (task.work() == Work.CLOSING && !owes(task.caseNo())) {
            needless.addAll(Set.of("notGiven", "notGivenReason", "childNow"));
        }
        return needless;
    }

    @Override
    public Set<String> demanded(WorkItem task) {
        var demanded = new HashSet<>(Set.of("redReason", "notGivenReason", "childNow"));
        demanded.removeAll(needless(task));
        return task.work() == Work.CLOSING ? demanded : Set.of();
    }

    /** What each end says must have happened; where people know better than the platform, they say why. */
    private List<Problem> ofEnd(String end, boolean reasoned, String caseNo) {
        if (HELPED.contains(end) && missing.missing(cases.file(caseNo))) {
            return List.of(new Problem("endState", "endChildMissing", List.of()));
        }
        var problem =
                switch (end) {
                    case SERVED ->
                        nobodyServed(caseNo) ? "endNobodyServed" : reasoned ? null : riskStays(cases.file(caseNo));
                    case NO_RISK -> reasoned ? null : riskFound(caseNo);
                    case "closedAdult" -> ofAge(reasoned, caseNo);
                    case "closedTransferred" ->
                        !intakeDecision(caseNo).equals("forward") && passedOn.nothingWent(caseNo)
                                ? "endNothingTransferred"
                                : null;
                    default -> null;
                };
        var field = problem != null && REASONED.contains(problem) ? "endReason" : "endState";
        return problem == null ? List.of() : List.of(new Problem(field, problem, List.of()));
    }

    /** Help was given, and yet something says that the risk is not gone. */
    private @Nullable String riskStays(CaseFile file) {
        var stays = owes(file.caseNo())
                || HIGH.contains(file.riskTier())
                || dangers.stands(file)
                || passedOn.leftThere(file.caseNo());
        return stays ? "endRiskStays" : null;
    }

    private @Nullable String riskFound(String caseNo) {
        if (harmFound(caseNo)) {
            return "endHarmFound";
        }
        return HIGH.contains(cases.file(caseNo).riskTier()) ? "endTierHigh" : null;
    }

    /** Why somebody must say who saw the child last. */
    private @Nullable String unseen(String caseNo) {
        if (redAndNotSeenAgain(caseNo)) {
            return "redNeedsAssessment";
        }
        return newFactsNotAssessed(caseNo) ? "newFactsNeedAssessment" : null;
    }

    private boolean owes(String caseNo) {
        return !help.owed(caseNo, Locale.ROOT).isEmpty();
    }

    private @Nullable String ofAge(boolean reasoned, String caseNo) {
        var born = children.file(cases.file(caseNo).childId()).identity().birthDate();
        if (born == null) {
            return reasoned ? null : "endAgeUnknown";
        }
        var today = LocalDate.ofInstant(clock.instant(), BusinessClock.CHINA);
        return born.plusYears(ComingOfAge.YEARS).isAfter(today) ? "endNotAdult" : null;
    }

    /** Nothing of a plan reached the child, no other agency took it over, no police acted, no process of its own was for it. */
    private boolean nobodyServed(String caseNo) {
        return !help.given(caseNo)
                && passedOn.nothingWent(caseNo)
                && !policeActed(caseNo)
                && !process.workedFor(caseNo);
    }

    /** Somebody found out that the child was harmed, or is not safe at home; what was said last counts. */
    private boolean harmFound(String caseNo) {
        var answers = worklist.answersOfCase(caseNo).stream()
                .map(answer -> new Given(answer.answers()))
                .toList();
        return policeActed(caseNo)
                || HARM.stream().anyMatch(question -> answers.stream()
                        .map(given -> given.known(question))
                        .filter(Objects::nonNull)
                        .reduce(false, (first, last) -> last));
    }

    private boolean policeActed(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .map(answer -> String.valueOf(answer.answers().get("filingDecision")))
                .anyMatch(ACTED::contains);
    }

    /** A later report told something new, and nobody has assessed the child since it was registered. */
    private boolean newFactsNotAssessed(String caseNo) {
        var answers = worklist.answersOfCase(caseNo);
        return answers.stream()
                .filter(answer -> answer.work() == Work.FURTHER_INTAKE
                        && !"same".equals(answer.answers().get("reportIs")))
                .map(Answer::at)
                .max(Instant::compareTo)
                .filter(last -> answers.stream()
                        .noneMatch(answer ->
                                answer.work() == Work.ASSESSMENT && answer.at().isAfter(last)))
                .isPresent();
    }

    private String intakeDecision(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> answer.work() == Work.INTAKE)
                .map(answer -> String.valueOf(answer.answers().get("intakeDecision")))
                .reduce("", (first, later) -> later);
    }

    private boolean redAndNotSeenAgain(String caseNo) {
        var file = cases.file(caseNo);
        if (!file.riskTier().equals("RED")) {
            return false;
        }
        var lastDanger = dangers.lastTold(file).orElse(file.openedAt());
        return worklist.answersOfCase(caseNo).stream()
                .noneMatch(answer ->
                        answer.work() == Work.ASSESSMENT && answer.at().isAfter(lastDanger));
    }
}
