package org.huhang.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The first door: only what the vocabulary names goes through, before any other parser sees a byte. */
public final class ModelGate {

    private static final int LONGEST = 2 << 20;
    private static final int FILES = 200;
    /** The engine goes by the end of a name, without the dot; so a name is what it says or it is refused. */
    private static final Pattern NAME =
            Pattern.compile("(?:[\\p{L}\\p{N}_-]{1,60}/){0,4}[\\p{L}\\p{N}_-]{1,80}\\.(bpmn|dmn|form|properties)");

    private final ModelValues values;

    /**
     * The gate of a platform that offers these.
     *
     * @param steps names of the steps
     * @param calls functions with their methods, such as {@code agency.group}
     */
    public ModelGate(Set<String> steps, Set<String> calls) {
        values = new ModelValues(steps, calls);
    }

    /**
     * Lets a deployment through, or not.
     *
     * @param name the deployment's name
     * @param files the files by name
     * @throws ModelRefused with all that may not go through, in the order of the files and of their lines
     */
    public void check(String name, Map<String, byte[]> files) {
        var problems = new ArrayList<ModelProblem>();
        if (files.size() > FILES) {
            problems.add(ModelProblem.of(name, null, "more than " + FILES + " files"));
        }
        files.entrySet().stream()
                .limit(FILES)
                .forEach(file -> problems.addAll(problems(file.getKey(), file.getValue())));
        ModelRefused.unlessEmpty(problems);
    }

    /**
     * What in a file may not go through.
     *
     * @param file its name, whose ending says what it is
     * @param content its bytes
     * @return in the order of the lines; empty if it may go through
     */
    public List<ModelProblem> problems(String file, byte[] content) {
        var name = NAME.matcher(file);
        if (!name.matches()) {
            return List.of(ModelProblem.of(file, null, "is no .bpmn, .dmn, .form or .properties file"));
        }
        if (content.length > LONGEST) {
            return List.of(ModelProblem.of(file, null, "is larger than " + LONGEST + " bytes"));
        }
        return switch (name.group(1)) {
            case "bpmn", "dmn" -> new ModelReader(file, name.group(1), values).problems(content);
            default -> List.of();
        };
    }
}
