package org.huhang.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Every deployment passes here, whoever makes it, before the engine's own parsers see a byte: only what is named in the
 * vocabulary goes through. Versions that were deployed once are not asked again when a node reads them anew; a rule that
 * became stricter must not stop cases under way.
 */
final class ModelGate implements Deployer {

    private static final int LONGEST = 2 << 20;
    private static final int FILES = 200;
    /** The engine goes by the end of a name, without the dot; so a name is what it says or it is refused. */
    private static final Pattern NAME =
            Pattern.compile("(?:[\\p{L}\\p{N}_-]{1,60}/){0,4}[\\p{L}\\p{N}_-]{1,80}\\.(bpmn|dmn|form|properties)");

    private final ModelValues values;

    ModelGate(FencedExpressions offered) {
        this(offered.stepNames(), offered.calls());
    }

    ModelGate(Set<String> steps, Set<String> calls) {
        values = new ModelValues(steps, calls);
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        var resources = deployment.getResources().values();
        var problems = new ArrayList<ModelProblem>();
        if (resources.size() > FILES) {
            problems.add(new ModelProblem(deployment.getName(), 0, null, "more than " + FILES + " files"));
        }
        resources.stream().limit(FILES).forEach(file -> problems.addAll(problems(file.getName(), file.getBytes())));
        if (!problems.isEmpty()) {
            throw new ModelRefused(problems);
        }
    }

    /**
     * What in a file may not be deployed.
     *
     * @param file its name, whose ending says what it is
     * @param content its bytes
     * @return in the order of the lines; empty if it may go through
     */
    List<ModelProblem> problems(String file, byte[] content) {
        var name = NAME.matcher(file);
        if (!name.matches()) {
            return List.of(new ModelProblem(file, 0, null, "is no .bpmn, .dmn, .form or .properties file"));
        }
        if (content.length > LONGEST) {
            return List.of(new ModelProblem(file, 0, null, "is larger than " + LONGEST + " bytes"));
        }
        return switch (name.group(1)) {
            case "bpmn", "dmn" -> new ModelReader(file, name.group(1), values).problems(content);
            default -> List.of();
        };
    }
}
