package org.huhang.safety;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.huhang.form.Problem;
import org.huhang.worklist.WorkItem;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What walks came by: which tasks of the shipped processes, and which answers were not taken. */
final class Walked {

    /** How an answer is called in which nothing differs. */
    static final String USUAL = "usual ";

    /** Whose answer depends on a day that has not come. */
    private static final Set<String> NOT_YET = Set.of("mayStillAsk", "closedPastObjection");

    private final Map<String, int[]> tasks = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Map<String, Set<String>> whyUsual = new HashMap<>();
    private int taken;

    /** A task that came to somebody; done or not. */
    void came(WorkItem item) {
        var process = item.definitionId().substring(0, item.definitionId().indexOf(':'));
        var seen = tasks.computeIfAbsent(process + "/" + item.elementId(), key -> new int[2]);
        seen[0]++;
        seen[1] += item.state() == WorkItem.State.DONE ? 1 : 0;
    }

    void taken() {
        taken++;
    }

    void refused(String what, List<Problem> problems) {
        var why = problems.stream()
                .map(problem -> problem.field() + " " + problem.code())
                .sorted()
                .collect(Collectors.joining(", "));
        refused(what + ": " + why);
        if (what.startsWith(USUAL)) {
            whyUsual.put(
                    what.substring(USUAL.length()),
                    problems.stream().map(Problem::code).collect(Collectors.toSet()));
        }
    }

    void refused(String what) {
        refused.merge(what, 1, Integer::sum);
    }

    /** Whether the usual answer to a task was not taken the last time because it is too early. */
    boolean waits(String elementId) {
        return whyUsual.getOrDefault(elementId, Set.of()).stream().anyMatch(NOT_YET::contains);
    }

    /** Each process with its tasks, how often they came and were done; then what never came, was never done, was refused. */
    String table() {
        var shipped = shipped();
        return "%d answers taken, %d refused%n%s%ncame/done%n%s%nnever came: %s%ncame and never done: %s%n"
                .formatted(
                        taken,
                        refused.values().stream().mapToInt(Integer::intValue).sum(),
                        lines(refused),
                        shipped.stream()
                                .filter(tasks::containsKey)
                                .map(task -> "  %s %d/%d".formatted(task, tasks.get(task)[0], tasks.get(task)[1]))
                                .collect(Collectors.joining("\n")),
                        shipped.stream()
                                .filter(task -> !tasks.containsKey(task))
                                .toList(),
                        shipped.stream()
                                .filter(task -> tasks.containsKey(task) && tasks.get(task)[1] == 0)
                                .toList());
    }

    private static String lines(Map<String, Integer> counted) {
        return counted.entrySet().stream()
                .map(one -> "  " + one.getValue() + " × " + one.getKey())
                .collect(Collectors.joining("\n"));
    }

    private static SortedSet<String> shipped() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:processes/*/*.bpmn"))
                    .flatMap(model -> tasks(model).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> tasks(Resource file) {
        try (var in = file.getInputStream()) {
            var model = Bpmn.readModelFromStream(in);
            var process = model.getModelElementsByType(Process.class).iterator().next();
            return model.getModelElementsByType(UserTask.class).stream()
                    .map(task -> process.getId() + "/" + task.getId())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
