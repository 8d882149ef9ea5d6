package org.huhang.testing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Looks at a thread a thousand times a second and keeps count of whose code it was in. */
public final class Samples implements AutoCloseable {

    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final Thread watcher;
    private volatile boolean on;
    private volatile boolean closed;

    /** Watches a thread whenever {@link #on} says so. */
    public Samples(Thread watched) {
        watcher = new Thread(() -> watch(watched), "samples");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Counts or pauses. */
    public void on(boolean counting) {
        on = counting;
    }

    /** Shares of the whole, the largest first. */
    public List<Map.Entry<String, Double>> shares() {
        var all = seen.values().stream().mapToInt(Integer::intValue).sum();
        return seen.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(entry -> Map.entry(entry.getKey(), entry.getValue() / (double) all))
                .collect(Collectors.toList());
    }

    private void watch(Thread watched) {
        while (!closed) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                return;
            }
            if (on) {
                var stack = watched.getStackTrace();
                if (on) {
                    seen.merge(owner(stack), 1, Integer::sum);
                }
            }
        }
    }

    /** The innermost frame that is somebody's: a module, the engine, a decision table, an expression. */
    private static String owner(StackTraceElement[] stack) {
        var waits = false;
        for (var frame : stack) {
            var name = frame.getClassName();
            waits |= name.startsWith("org.postgresql.core");
            var who = owner(name);
            if (who != null) {
                return who + (waits ? ", database" : ", code");
            }
        }
        return "other";
    }

    private static String owner(String name) {
        if (name.startsWith("org.camunda.feel")) {
            return "feel";
        }
        if (name.startsWith("org.camunda.bpm.dmn") || name.startsWith("org.camunda.bpm.model")) {
            return "dmn and models";
        }
        if (name.startsWith("org.camunda.bpm.engine")) {
            return "engine";
        }
        if (name.startsWith("org.huhang.") && !name.startsWith("org.huhang.testing")) {
            var rest = name.substring("org.huhang.".length());
            return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : null;
        }
        return null;
    }

    @Override
    public void close() {
        closed = true;
        watcher.interrupt();
    }
}
