package org.huhang.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Timing;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What a paper costs: a warning letter filled from the case, as a preview and issued with number, file and trail. Prints a table with
 * the time on the clock and the time of one core; nothing here can fail for being slow, only for a wrong answer.
 */
@HuhangTest
class PaperBenchmark {

    private static final String WARNING = "guardian-warning/dv-warning";
    private static final int WARM = 60;
    private static final int RUNS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired
    private Office office;

    @Autowired
    private Papers papers;

    @Autowired
    private Issuing issuing;

    @Autowired
    private PaperKinds kinds;

    @Autowired
    private PaperWords words;

    @Autowired
    private Templating templating;

    @Autowired
    private LayoutCheck layout;

    private double core;

    @Test
    void papersPerSecond() {
        office.staffed();
        var caseNo = office.caseOf(office.report("测速", 4, false));
        office.does(caseNo, List.of("userTask_registerIntake", "userTask_policeReceive", "userTask_acceptCase"));
        office.claims(caseNo, "userTask_decideFiling");
        var item = office.open(caseNo, "userTask_decideFiling");
        var officer = office.person(Objects.requireNonNull(item.holder()));
        var said = new HashMap<String, String>();
        kinds.get(WARNING)
                .required()
                .forEach(word ->
                        said.put(word, Objects.requireNonNull(words.find(word)).sample()));
        var template = kinds.shipped(kinds.get(WARNING));
        var draft = papers.make(officer, caseNo, item.id(), WARNING, said);
        assertThat(layout.deviations(issuing.filled(draft, officer).written())).isEmpty();

        System.out.printf("%n%-46s %22s %14s %10s%n", "a warning letter", "median / p99 ms", "core ms each", "each s");
        row(
                "the template filled, written",
                () -> templating.filled(template, new Values(said, Map.of())).written());
        row("a draft with its facts, as a preview", () -> Preview.of(issuing.filled(draft, officer)));
        row("made, issued, numbered and filed", () -> {
            var made = papers.make(officer, caseNo, item.id(), WARNING, said);
            issuing.issue(officer, made.id(), made.version());
        });
        row("read back and compared with GB/T 9704", () -> layout.deviations(template));
        row("a template tried before it is taken", () -> templating.faults(template, kinds.get(WARNING)));
    }

    private void row(String what, Runnable act) {
        for (var i = 0; i < WARM; i++) {
            act.run();
        }
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();
        var took = Timing.of(RUNS, PATIENCE, act);
        core = (threads.getCurrentThreadCpuTime() - before) / 1e6 / took.runs();
        System.out.printf("%-46s %13.2f / %6.2f %14.2f %10.0f%n", what, took.median(), took.p99(), core, 1000 / core);
    }
}
