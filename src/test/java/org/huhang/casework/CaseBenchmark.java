package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.huhang.agency.Directory;
import org.huhang.engine.BareEngine;
import org.huhang.engine.Jobs;
import org.huhang.intake.Filing;
import org.huhang.intake.Intake;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.MeteredPool;
import org.huhang.testing.Office;
import org.huhang.testing.Samples;
import org.huhang.testing.Timing;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * A case from report to closing through the platform, against the same model with the same answers on the bare engine: same
 * database, same pool, turn by turn. Looking for the next task is not timed, on either side; filing, taking, answering and
 * the machine's steps are. Prints; nothing here can fail for being slow.
 *
 * <p>{@code -Dbench.cases=50} chooses how many.
 */
@HuhangTest
@Import(CaseBenchmark.Meter.class)
@TestPropertySource(
        properties = {
            // Lines go to a file, as in service: those of the console are read and sent on by the tests' own watchers.
            "logging.threshold.console=OFF",
            "logging.file.name=target/bench.log"
        })
class CaseBenchmark {

    private static final int PATIENCE_SECONDS = 20;
    private static final int WARM = 45;
    private static final int STOCK = 300;
    private static final int BLOCK = 10;
    private static final int WATCHED = Math.min(40, Integer.getInteger("bench.cases", 200));
    private static final int LONGEST = 30;

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Directory directory;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseProcess process;

    @Autowired
    private Jobs jobs;

    @Autowired
    private List<TaskFacts> facts;

    @Autowired
    private MeteredPool pool;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JavaMailSenderImpl mail;

    @Autowired
    private Opened opened;

    @Autowired
    private PlatformTransactionManager transactions;

    private final List<Step> script = new ArrayList<>();
    private int filed;

    @TestConfiguration(proxyBeanMethods = false)
    static class Meter {
        @Bean
        Opened opened() {
            return new Opened();
        }

        /** To nowhere, until a benchmark says where to; it gives up as late as in service. */
        @Bean
        JavaMailSenderImpl mail() {
            var mail = new JavaMailSenderImpl();
            mail.setHost("127.0.0.1");
            mail.setPort(9);
            mail.getJavaMailProperties().put("mail.smtp.timeout", "10000");
            return mail;
        }

        @Bean
        static BeanPostProcessor meteredPool() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof javax.sql.DataSource source && name.equals("dataSource")
                            ? new MeteredPool(source)
                            : bean;
                }
            };
        }
    }

    /** Tells when a case is there; asking for it again and again would be work that nobody does. */
    static class Opened {

        private final BlockingQueue<String> cases = new LinkedBlockingQueue<>();

        @TransactionalEventListener
        void on(CaseOpened opened) {
            cases.add(opened.caseNo());
        }

        String next() {
            try {
                return Objects.requireNonNull(cases.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "no case was opened");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What is done, and what of it goes into the engine. */
    private record Step(String elementId, boolean endsPolice, Map<String, Object> variables) {}

    @Test
    void compare() {
        office.staffed();
        try (var bare = new BareEngine(pool, transactions)) {
            throughPlatform(true);
            var runs = Integer.getInteger("bench.cases", 200);
            warm(bare, Math.min(WARM, runs));
            // As in an office: cases are open all the time, and the server counts its tables. Plans for empty tables
            // would serve one side and not the other, by chance.
            for (var open = 0; open < STOCK; open++) {
                opens(filing());
                opens(bare, UUID.randomUUID().toString());
            }
            jdbc.sql("vacuum analyze").update();
            warm(bare, Math.min(WARM, runs) / 3);
            var platform = new double[runs];
            var engine = new double[runs];
            for (var run = 0; run < runs; run++) {
                platform[run] = throughPlatform(false);
                engine[run] = throughEngine(bare);
            }
            print(Timing.of(platform), Timing.of(engine));
            watch("platform", () -> throughPlatform(false));
            watch("bare engine", () -> throughEngine(bare));
        }
    }

    /** R10: whoever works on a case must not feel that its mails go nowhere. */
    @Test
    void whileTheMailServerIsMute() throws IOException {
        office.staffed();
        var serving = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        serving.start();
        try (var mute = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
            throughPlatform(true);
            var blocks = Math.max(2, Integer.getInteger("bench.cases", 200) / BLOCK) / 2 * 2;
            inTurn(serving, mute, 2);
            jdbc.sql("vacuum analyze").update();
            var times = inTurn(serving, mute, blocks);
            var usual = Timing.of(times.get(0));
            var silent = Timing.of(times.get(1));
            System.out.printf(
                    "%na case while the mail server answers, and while it is mute, %d runs each%n", usual.runs());
            System.out.printf("%-14s %12s %12s%n", "", "median ms", "p95 ms");
            System.out.printf("%-14s %12.1f %12.1f%n", "answers", usual.median(), usual.p95());
            System.out.printf("%-14s %12.1f %12.1f%n", "is mute", silent.median(), silent.p95());
            System.out.printf(
                    "ratio of the medians %.2f, of the p95 %.2f (at most 1.1); %d mails arrived%n",
                    silent.median() / usual.median(), silent.p95() / usual.p95(), serving.getReceivedMessages().length);
        } finally {
            serving.stop();
        }
    }

    /** Some cases with the one server, some with the other; a mail that hangs is still hanging when the next case begins. */
    private List<double[]> inTurn(GreenMail serving, ServerSocket mute, int blocks) {
        var times = List.of(new double[blocks / 2 * BLOCK], new double[blocks / 2 * BLOCK]);
        for (var block = 0; block < blocks; block++) {
            var side = block % 2;
            mail.setPort(side == 0 ? serving.getSmtp().getPort() : mute.getLocalPort());
            for (var run = 0; run < BLOCK; run++) {
                times.get(side)[block / 2 * BLOCK + run] = throughPlatform(false);
            }
        }
        return times;
    }

    private void warm(BareEngine bare, int runs) {
        for (var run = 0; run < runs; run++) {
            throughPlatform(false);
            throughEngine(bare);
        }
    }

    private void print(Timing platform, Timing engine) {
        System.out.printf("%na case of %d tasks from report to closing, %d runs%n", script.size(), platform.runs());
        System.out.printf("%-14s %12s %12s %12s%n", "", "fastest 10 %", "median ms", "p99 ms");
        print("platform", platform);
        print("bare engine", engine);
        System.out.printf(
                "ratio %.2f (aim: 1.5 or less), of the fastest tenth %.2f%n",
                platform.median() / engine.median(), platform.tenth() / engine.tenth());
    }

    private static void print(String side, Timing timing) {
        System.out.printf("%-14s %12.1f %12.1f %12.1f%n", side, timing.tenth(), timing.median(), timing.p99());
    }

    /** Where the time goes: statements by schema, and whose code was seen running. */
    private void watch(String side, Runnable once) {
        try (var samples = new Samples(Thread.currentThread())) {
            for (var run = 0; run < WATCHED; run++) {
                watched = samples;
                once.run();
            }
            watched = null;
            System.out.printf("%n%s, share of time%n", side);
            samples.shares()
                    .forEach(share -> System.out.printf("  %-28s %5.1f %%%n", share.getKey(), share.getValue() * 100));
        }
        var spent = pool.start();
        metering = true;
        for (var run = 0; run < WATCHED; run++) {
            once.run();
        }
        metering = false;
        System.out.printf("%s, statements of one case%n", side);
        spent.forEach((schema, part) -> System.out.printf(
                "  %-14s %7.1f in %6.2f ms%n", schema, part.statements() / (double) WATCHED, part.millis() / WATCHED));
        if (Boolean.getBoolean("bench.sql")) {
            spent.values().forEach(CaseBenchmark::printTexts);
        }
    }

    private static void printTexts(MeteredPool.Spent part) {
        part.texts().entrySet().stream()
                .sorted(Comparator.comparing(text -> -text.getValue().millis()))
                .forEach(text -> System.out.printf(
                        "    %6.1f in %6.2f ms %s%n",
                        text.getValue().statements() / (double) WATCHED,
                        text.getValue().millis() / WATCHED,
                        text.getKey().substring(0, Math.min(150, text.getKey().length()))));
    }

    private @Nullable Samples watched;
    private boolean metering;

    /** Times only what is said here; what lies between is the test's own looking. */
    private long timed(Runnable act) {
        if (watched != null) {
            watched.on(true);
        }
        pool.count(metering);
        var start = System.nanoTime();
        act.run();
        var took = System.nanoTime() - start;
        pool.count(false);
        if (watched != null) {
            watched.on(false);
        }
        return took;
    }

    private Filing filing() {
        return office.filing("测" + ++filed, "2015-05-01", 4, false);
    }

    private String opens(Filing filing) {
        intake.file(filing);
        // The case is opened beside the filing; its time is the case's all the same.
        var caseNo = opened.next();
        jobs.runDue();
        return caseNo;
    }

    private static void opens(BareEngine engine, String caseNo) {
        engine.start(caseNo, start());
        engine.runDue();
    }

    private double throughPlatform(boolean writing) {
        var filing = filing();
        var found = new String[1];
        var took = timed(() -> found[0] = opens(filing));
        var caseNo = found[0];
        var open = worklist.ofCase(caseNo).stream().filter(WorkItem::open).toList();
        // What is asked on a day after closing is no part of the way to it.
        for (var step = 0; step < LONGEST && cases.file(caseNo).open(); step++) {
            var item = writing ? open.get(0) : named(open, script.get(step).elementId());
            took += does(item, writing);
            open = worklist.ofCase(caseNo).stream().filter(WorkItem::open).toList();
        }
        assertThat(cases.file(caseNo).open()).isFalse();
        return took / 1e6;
    }

    private static WorkItem named(List<WorkItem> open, String elementId) {
        return open.stream()
                .filter(item -> item.elementId().equals(elementId))
                .findFirst()
                .orElseThrow();
    }

    private long does(WorkItem item, boolean writing) {
        var person = office.somebody(item.group());
        var answers = office.usual(item.caseNo(), item.elementId(), person, Map.of());
        var said = new LinkedHashMap<String, Object>();
        if (writing) {
            var known = new HashMap<String, Object>();
            facts.forEach(owner -> known.putAll(owner.values(item, person)));
            said.putAll(worklist.form(item.id()).check(answers, known).variables());
        }
        var before = writing && policeWork(item.caseNo());
        var took = timed(() -> {
            var claimed = worklist.claim(person, item.id());
            worklist.complete(person, item.id(), answers, claimed.version());
            jobs.runDue();
        });
        if (writing) {
            script.add(new Step(item.elementId(), before && !policeWork(item.caseNo()), said));
        }
        return took;
    }

    private boolean policeWork(String caseNo) {
        return process.running(caseNo).stream().anyMatch(one -> CaseProcess.POLICE_WORK.contains(one.processKey()));
    }

    private double throughEngine(BareEngine engine) {
        var caseNo = UUID.randomUUID().toString();
        var took = timed(() -> opens(engine, caseNo));
        for (var step : script) {
            var task = engine.open(caseNo, step.elementId());
            took += timed(() -> {
                engine.complete(task, "somebody", step.variables());
                engine.runDue();
                if (step.endsPolice()) {
                    engine.policeAreDone(caseNo);
                    engine.runDue();
                }
            });
        }
        assertThat(engine.runs(caseNo)).isFalse();
        return took / 1e6;
    }

    /** The facts with which a report of this kind starts. */
    private static Map<String, Object> start() {
        var facts = new HashMap<String, Object>();
        facts.put("reportedAt", Date.from(Instant.now()));
        facts.put("reportCategories", "4");
        facts.put("immediateDanger", false);
        facts.put("reporterIsUnit", true);
        facts.put("reporterIsMandated", true);
        facts.put("policeOpen", true);
        facts.put("receivedAt", Date.from(Instant.now()));
        facts.put("policeReason", "reported");
        facts.put("regionCode", "532503102001");
        facts.put("province", "53");
        facts.put("riskTier", "ORANGE");
        facts.put("firstReceiver", "TOWNSHIP");
        facts.put("secrecy", "NORMAL");
        return facts;
    }
}
