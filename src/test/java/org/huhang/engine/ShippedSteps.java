package org.huhang.engine;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.huhang.model.Contract;

/** What the platform's steps say of themselves, read without starting anything. */
public final class ShippedSteps {

    private static final Map<String, Contract.Step> STEPS = read();

    private ShippedSteps() {}

    /** All steps that models may call, sorted. */
    public static Map<String, Contract.Step> all() {
        return STEPS;
    }

    static Contract.Step of(String name) {
        return STEPS.getOrDefault(name, new Contract.Step("", Set.of(), Set.of(), Set.of()));
    }

    private static Map<String, Contract.Step> read() {
        var steps = new TreeMap<String, Contract.Step>();
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.huhang");
        for (var type : classes) {
            type.getMethods().stream()
                    .filter(method -> method.getRawReturnType().isEquivalentTo(ProcessStep.class))
                    .filter(method -> method.isAnnotatedWith(org.springframework.context.annotation.Bean.class))
                    .forEach(method ->
                            steps.put(method.getName(), contract(method.getAnnotationOfType(StepContract.class))));
            if (type.isAssignableTo(ProcessStep.class)
                    && type.isAnnotatedWith(org.springframework.stereotype.Component.class)) {
                steps.put(
                        type.getAnnotationOfType(org.springframework.stereotype.Component.class)
                                .value(),
                        contract(type.getAnnotationOfType(StepContract.class)));
            }
        }
        return steps;
    }

    private static Contract.Step contract(StepContract said) {
        return new Contract.Step(said.does(), Set.of(said.inputs()), Set.of(said.sets()), Set.of(said.reads()));
    }
}
