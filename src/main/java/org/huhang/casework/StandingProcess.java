package org.huhang.casework;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.huhang.engine.Processes;

/**
 * A process with where it stands.
 *
 * @param id the instance
 * @param name its name
 * @param standing its tokens
 */
record StandingProcess(String id, String name, Processes.Standing standing) {

    public String current() {
        return joined(standing.active());
    }

    public String done() {
        return joined(standing.passed());
    }

    private static String joined(Set<String> ids) {
        return ids.stream().sorted(Comparator.naturalOrder()).collect(Collectors.joining(" "));
    }
}
