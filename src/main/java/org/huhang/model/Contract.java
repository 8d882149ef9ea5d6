package org.huhang.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the platform offers to models, and what it expects of them.
 *
 * @param steps what service tasks may call, by name
 * @param functions what expressions may call, such as {@code agency.group}
 * @param modules what modules do beside these
 */
public record Contract(Map<String, Step> steps, Map<String, Function> functions, List<ModuleContract> modules) {

    /**
     * A step.
     *
     * @param does a sentence
     * @param inputs the names that it may be given
     * @param sets the variables that it sets
     * @param reads the variables that it reads unasked
     */
    public record Step(String does, Set<String> inputs, Set<String> sets, Set<String> reads) {}

    /**
     * A method of a function.
     *
     * @param parameters the names of what a model gives it
     * @param reads the variables that it reads unasked
     */
    public record Function(List<String> parameters, Set<String> reads) {}

    /**
     * The messages that the platform knows.
     *
     * @return their names
     */
    public Set<String> messages() {
        return modules.stream().flatMap(module -> module.messages().stream()).collect(Collectors.toSet());
    }

    /** What a process knows of the one that calls it without being handed it. */
    Set<String> passedOn() {
        return Stream.concat(
                        modules.stream().map(ModuleContract::sets),
                        functions.values().stream().map(Function::reads))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** The variables that are set by others than forms. */
    Stream<String> set() {
        return Stream.concat(
                modules.stream().flatMap(module -> module.sets().stream()),
                steps.values().stream().flatMap(step -> step.sets().stream()));
    }

    /** The variables that are read by others than models. */
    Stream<String> read() {
        return Stream.of(
                        modules.stream().flatMap(module -> module.reads().stream()),
                        steps.values().stream().flatMap(step -> step.reads().stream()),
                        functions.values().stream().flatMap(function -> function.reads().stream()))
                .flatMap(names -> names);
    }
}
