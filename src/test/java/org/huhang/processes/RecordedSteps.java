package org.huhang.processes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.engine.ProcessStep;
import org.huhang.engine.ShippedSteps;
import org.huhang.engine.StepCall;
import org.huhang.engine.TestEngine;
import org.huhang.schooling.RealRounds;
import org.huhang.warning.RealSteps;

/** The platform's steps as the models name them: they write down how they were called, and answer what a test laid ready. */
final class RecordedSteps {

    /** In the order in which a walk says them. */
    private static final List<String> INPUTS = List.of(
            "message",
            "agencies",
            "term",
            "kind",
            "at",
            "from",
            "metAt",
            "onlyIf",
            "endState",
            "served",
            "ledger",
            "stage",
            "outcome");

    /** What a step reads of its caller instead of being given it, where a walk asks for it. */
    private static final Map<String, List<String>> READ =
            Map.of("deliverFeedback", List.of("feedbackType", "stage", "sender"));

    private final Map<String, List<String>> calls = new HashMap<>();
    private final Map<String, Queue<Map<String, Object>>> answers = new HashMap<>();

    Map<String, ProcessStep> byName() {
        return ShippedSteps.all().keySet().stream()
                .collect(Collectors.toMap(name -> name, name -> call -> record(name, call)));
    }

    private void record(String name, StepCall call) {
        var given = Stream.concat(
                        INPUTS.stream()
                                .filter(Objects.requireNonNull(
                                                ShippedSteps.all().get(name))
                                        .inputs()::contains)
                                .map(call::input),
                        READ.getOrDefault(name, List.of()).stream().map(call.facts()::text))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        calls.computeIfAbsent(call.caseNo(), caseNo -> new ArrayList<>()).add((name + " " + given).strip());
        var real = RealSteps.all(TestEngine::now)
                .getOrDefault(name, RealRounds.all(TestEngine::now).get(name));
        if (real != null) {
            real.run(call);
            return;
        }
        var ready = answers.get(call.caseNo() + name);
        if (ready != null && !ready.isEmpty()) {
            call.set(ready.remove());
        } else {
            call.set(usual(name, call));
        }
    }

    private static Map<String, Object> usual(String name, StepCall call) {
        return switch (name) {
            case "openMeasures" -> Map.of("measureIds", "m1");
            case "closeCase" -> Map.of("caseClosed", true);
            case "mergeCase" -> Map.of("merged", true);
            case "transferPolice" -> Map.of("transferOutside", false, "sentAt", now(), "receivedAt", now());
            case "returnTransfer" -> Map.of("receivedAt", now());
            case "forwardCase" -> Map.of("transferOutside", false);
            case "excludeTime" -> extended(call);
            case "fileAfterReview" -> Map.of("filingDecision", "criminal", "decidedAt", now());
            case "policeAccepted" -> Map.of("policeAccepted", call.facts().date("acceptedAt") != null);
            case "countWarnings" ->
                Map.of("earlierWarnings12Months", 0, "earlierWarningsLifetime", 0, "earlierDvWarnings", 0);
            case "recordWarning" -> warned(call);
            case "findPenaltyBasis" -> Map.of("localPenaltyBasis", "yes");
            case "beginFollowUp" -> Map.of("visitResult", "none", "guidanceResult", "none", "periodEndsAt", now());
            default -> Map.of();
        };
    }

    private static Map<String, Object> warned(StepCall call) {
        var at = call.facts().date(Objects.requireNonNull(call.input("at")));
        return Map.of("measure", Objects.requireNonNull(call.input("kind")), "measureAt", at == null ? now() : at);
    }

    private static Map<String, Object> extended(StepCall call) {
        return switch (String.valueOf(call.facts().text("extensionKind"))) {
            case "clues" -> Map.of("cluesToCheck", true);
            case "complex" -> Map.of("complex", true, "extensionApproved", true);
            case "penalty" ->
                Map.of(
                        "extensions",
                        call.facts().values().get("extensions") instanceof Number times ? times.intValue() + 1 : 1);
            default -> Map.of("excludedDays", call.facts().values().get("excludedNow"));
        };
    }

    private static Date now() {
        return Date.from(TestEngine.now());
    }

    /** The next call of a step in this case sets these variables. */
    void answer(String caseNo, String step, Map<String, Object> variables) {
        answers.computeIfAbsent(caseNo + step, key -> new ArrayDeque<>()).add(variables);
    }

    /** How steps were called in a case, as {@code handOver childOutOfSchool}. */
    List<String> calls(String caseNo) {
        return calls.getOrDefault(caseNo, List.of());
    }
}
