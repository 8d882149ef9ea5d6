package org.huhang.processes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.engine.ProcessStep;
import org.huhang.engine.StepCall;

/** The platform's steps as the models name them: they write down how they were called, and answer what a test laid ready. */
final class RecordedSteps {

    private static final List<String> INPUTS =
            List.of("message", "agencies", "term", "from", "metAt", "endState", "feedbackType", "stage", "sender");

    private final Map<String, List<String>> calls = new HashMap<>();
    private final Map<String, Queue<Map<String, Object>>> answers = new HashMap<>();

    Map<String, ProcessStep> byName() {
        return Stream.of(
                        "joinAgencies",
                        "mergeCase",
                        "handOver",
                        "startCaseTerm",
                        "endCaseTerm",
                        "openMeasures",
                        "closeCase",
                        "deliverFeedback")
                .collect(Collectors.toMap(name -> name, name -> call -> record(name, call)));
    }

    private void record(String name, StepCall call) {
        var inputs = new LinkedHashMap<String, String>();
        for (var input : INPUTS) {
            var value = call.input(input);
            if (value != null) {
                inputs.put(input, value);
            }
        }
        calls.computeIfAbsent(call.caseNo(), caseNo -> new ArrayList<>())
                .add((name + " " + String.join(" ", inputs.values())).strip());
        var ready = answers.get(call.caseNo() + name);
        if (ready != null && !ready.isEmpty()) {
            call.set(ready.remove());
        } else if (name.equals("openMeasures")) {
            call.set(Map.of("measureIds", "m1"));
        } else if (name.equals("closeCase")) {
            call.set(Map.of("caseClosed", true));
        }
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
