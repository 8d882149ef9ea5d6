package org.huhang.paper;

import java.util.List;

/** A template was not taken. */
final class TemplateFaults extends RuntimeException {

    private final transient List<Fault> faults;

    TemplateFaults(List<Fault> faults) {
        super("a template with " + faults.size() + " faults");
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }
}
