package org.huhang.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes into {@code docs/promises.md} when the tests of a promise ran last, and what came of it, if the tests run with
 * {@code -Dhuhang.write=true}. Several machines run them side by side and in several goes, so each class leaves a note in
 * {@code target}; a class of which only some methods ran leaves none.
 */
public class PromisesDated implements TestExecutionListener {

    private static final Path NOTES = Path.of("target/promises");

    private final Map<String, Class<?>> ran = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> methods = new ConcurrentHashMap<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        var source = test.getSource().orElse(null);
        var of = source instanceof MethodSource method
                ? method.getJavaClass()
                : source instanceof ClassSource whole ? whole.getJavaClass() : null;
        if (of == null) {
            return;
        }
        ran.put(of.getSimpleName(), of);
        if (source instanceof MethodSource method) {
            methods.computeIfAbsent(of.getSimpleName(), name -> ConcurrentHashMap.newKeySet())
                    .add(method.getMethodName());
        }
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            failed.add(of.getSimpleName());
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (!Boolean.getBoolean("huhang.write")) {
            return;
        }
        try {
            Files.createDirectories(NOTES);
            for (var one : ran.entrySet()) {
                if (whole(one.getValue(), methods.getOrDefault(one.getKey(), Set.of()))) {
                    var note = LocalDate.now() + (failed.contains(one.getKey()) ? ", broken" : ", holds");
                    Files.writeString(NOTES.resolve(one.getKey()), note);
                }
            }
            PromisesPaper.date(notes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean whole(Class<?> of, Set<String> ran) {
        var all = new HashSet<String>();
        Arrays.stream(of.getDeclaredMethods())
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .forEach(method -> all.add(method.getName()));
        return !all.isEmpty() && ran.containsAll(all);
    }

    private static Map<String, String> notes() throws IOException {
        var notes = new HashMap<String, String>();
        try (var files = Files.list(NOTES)) {
            for (var file : files.toList()) {
                notes.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return notes;
    }
}
