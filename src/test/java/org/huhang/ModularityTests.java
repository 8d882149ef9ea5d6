package org.huhang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The map of the house: a module may use only modules of lower rank. This is the only place where ranks stand. */
class ModularityTests {

    private static final List<List<String>> RANKS = List.of(
            List.of("feel", "model"),
            List.of("audit", "form", "engine"),
            List.of("agency"),
            List.of("document", "deadline", "web"),
            List.of("worklist", "notification"),
            List.of("intake", "child"),
            List.of("casework"),
            List.of("handover"),
            List.of("correction"),
            List.of("reporting"),
            List.of("starting", "warning", "schooling"),
            List.of("paper"),
            List.of("safety"),
            List.of("demo"));

    private static final Map<String, Integer> RANK = IntStream.range(0, RANKS.size())
            .boxed()
            .flatMap(rank -> RANKS.get(rank).stream().map(name -> Map.entry(name, rank)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private final ApplicationModules modules = ApplicationModules.of(Huhang.class);

    @Test
    void everyPackageHasARank() {
        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrderElementsOf(RANK.keySet());
    }

    @Test
    void noModuleReachesIntoAnotherOrRoundACircle() {
        modules.verify();
    }

    @Test
    void everyArrowPointsToALowerRank() {
        var wrong = modules.stream()
                .flatMap(module -> module.getDirectDependencies(modules)
                        .uniqueModules()
                        .filter(used -> rank(used) >= rank(module) && !used.equals(module))
                        .map(used -> module.getIdentifier() + " uses " + used.getIdentifier()))
                .toList();
        assertThat(wrong).isEmpty();
    }

    private static int rank(ApplicationModule module) {
        return RANK.getOrDefault(module.getIdentifier().toString(), Integer.MAX_VALUE);
    }
}
