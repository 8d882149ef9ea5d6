package org.huhang.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.huhang.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** There is no container engine where this is tested: the files are read, and the jar is started as they say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackagedJarIT {

    private static final int REPORTS = 30;
    private static final JsonMapper JSON = new JsonMapper();

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<Node> nodes = new ArrayList<>();
    private Containers containers;
    private Map<String, String> environment;
    private JdbcClient jdbc;

    @BeforeAll
    void startTwoNodesOnOneDatabase() throws IOException {
        mail.start();
        var database = TestDatabase.create();
        jdbc = JdbcClient.create(new DriverManagerDataSource(database, "postgres", "postgres"));
        containers = Containers.read();
        environment = containers.environment("app", values(database));
        // Both at once, as compose starts them: they find an empty database and must not get into each other's way.
        nodes.add(Node.start("one", containers.entrypoint(), environment));
        nodes.add(Node.start("two", containers.entrypoint(), environment));
        nodes.forEach(Node::awaitHealthy);
    }

    private Map<String, String> values(String database) throws IOException {
        var values = Containers.example();
        values.put("SPRING_DATASOURCE_URL", database);
        values.put("SPRING_DATASOURCE_USERNAME", "postgres");
        values.put("SPRING_DATASOURCE_PASSWORD", "postgres");
        values.put("SPRING_MAIL_HOST", "127.0.0.1");
        values.put("SPRING_MAIL_PORT", String.valueOf(mail.getSmtp().getPort()));
        values.put("HUHANG_SECRET", "only-for-tests-0123456789abcdef-only-for-tests");
        values.put("SERVER_ADDRESS", "127.0.0.1");
        return values;
    }

    @AfterAll
    void stopAll() throws InterruptedException {
        for (var node : nodes) {
            node.close();
        }
        if (mail.isRunning()) {
            mail.stop();
        }
    }

    @Test
    @Order(1)
    void everyVariableIsUnderstood() throws Exception {
        assertThat(Understood.variables()).containsAll(environment.keySet());
    }

    @Test
    @Order(1)
    void everyVariableOfComposeStandsInTheExampleAndNoneIsLeftOver() throws IOException {
        assertThat(Containers.variables(Containers.FOLDER.resolve("compose.yaml")))
                .isEqualTo(Containers.example().keySet());
    }

    @Test
    @Order(1)
    void everyPathExists() throws IOException {
        assertThat(containers.paths()).hasSizeGreaterThan(4).allSatisfy(path -> assertThat(path)
                .exists());
        assertThat(Files.readAllLines(Containers.FOLDER.resolve("Dockerfile.dockerignore")))
                .filteredOn(line -> line.startsWith("!"))
                .allSatisfy(line -> assertThat(Path.of(line.substring(1))).exists());
    }

    @Test
    @Order(1)
    void proxyReachesTheNodesUnderTheirNameAndPort() throws IOException {
        var template = Containers.FOLDER.resolve("proxy.conf.template");
        assertThat(Containers.variables(template))
                .isEqualTo(containers.environment("proxy", Containers.example()).keySet());
        assertThat(Files.readString(template)).contains("server app:${SERVER_PORT} ");
        assertThat(containers.services()).contains("app");
        assertThat(containers.service("app")).doesNotContainKeys("ports", "container_name");
    }

    @Test
    @Order(1)
    void healthCheckOfTheImageTellsARunningNodeFromNone() throws Exception {
        assertThat(healthCheck(nodes.get(0).port())).isZero();
        assertThat(healthCheck(Node.freePort())).isNotZero();
    }

    private int healthCheck(int port) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(containers.healthCheck())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        var check = builder.start();
        assertThat(check.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return check.exitValue();
    }

    @Test
    @Order(1)
    void eachNodeServesTheReportPage() throws Exception {
        for (var node : nodes) {
            assertThat(node.get("/report").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Order(1)
    void theProxysWordOnTlsCounts() throws Exception {
        var page = nodes.get(0).get("/report", "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7");
        assertThat(page.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("__Host-"));
    }

    @Test
    @Order(1)
    void aReportAtEachNodeBecomesACase() throws Exception {
        for (var node : nodes) {
            var answer = node.post("/api/reports", report("瘀伤 " + node.port(), null));
            assertThat(answer.statusCode()).isEqualTo(201);
            var receipt = JSON.readTree(answer.body());
            var receiptNo = receipt.path("receiptNo").asString("");
            await().atMost(Duration.ofSeconds(60)).until(() -> intakeTasks(receiptNo) == 1);
            // The other node knows the code: it was never stored, both derive it from the one secret.
            for (var each : nodes) {
                var standing = each.get(
                        "/api/reports/" + receiptNo,
                        "X-Query-Code",
                        receipt.path("queryCode").asString(""));
                assertThat(standing.statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    @Order(1)
    void mailGoesToTheServerOfTheEnvironmentWithTheAddressThatPeopleReach() throws Exception {
        assertThat(nodes.get(0)
                        .post("/api/reports", report("发烧", "reporter@huhang.example"))
                        .statusCode())
                .isEqualTo(201);
        await().atMost(Duration.ofSeconds(60)).until(() -> mail.getReceivedMessages().length > 0);
        var received = mail.getReceivedMessages()[0];
        assertThat(String.valueOf(received.getContent())).contains(environment.get("HUHANG_NOTIFICATION_BASE_URL"));
        assertThat(received.getFrom()[0].toString()).contains(environment.get("HUHANG_NOTIFICATION_FROM"));
    }

    @Test
    @Order(2)
    void aMailServerThatIsAwayMakesNoNodeIll() throws Exception {
        mail.stop();
        assertThat(healthCheck(nodes.get(0).port())).isZero();
    }

    @Test
    @Order(2)
    void theTrailIsFoundSoundBesideRunningNodes() throws Exception {
        try (var command = Node.start("trail", containers.entrypoint(), environment, "--huhang.verify-trail")) {
            assertThat(command.awaitEnd()).as(command.said()).isZero();
        }
    }

    @Test
    @Order(2)
    void withoutADatabaseItStopsWithASentence() throws Exception {
        var without = new HashMap<>(environment);
        without.keySet().removeIf(name -> name.startsWith("SPRING_DATASOURCE_"));
        try (var node = Node.start("without", containers.entrypoint(), without)) {
            assertThat(node.awaitEnd()).isNotZero();
            assertThat(node.said()).contains("SPRING_DATASOURCE_URL").doesNotContain("\tat ", "Exception");
            assertThat(node.said().lines())
                    .as("once in Chinese, once in English")
                    .hasSize(2);
        }
    }

    /** Whoever gets no answer sends the same report again, to the other node. */
    @Test
    @Order(3)
    void aNodeKilledUnderLoadLosesAndDoublesNothing() throws Exception {
        var before = reportsInAll();
        var answered = new CountDownLatch(REPORTS / 3);
        var senders = Executors.newFixedThreadPool(6);
        var receipts = new HashSet<String>();
        try {
            var sent = new ArrayList<Future<String>>();
            for (var i = 0; i < REPORTS; i++) {
                sent.add(senders.submit(filing(i, answered)));
            }
            assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();
            nodes.get(1).kill();
            for (var each : sent) {
                receipts.add(each.get(60, TimeUnit.SECONDS));
            }
        } finally {
            senders.shutdownNow();
        }
        assertThat(receipts).hasSize(REPORTS);
        assertThat(reportsInAll() - before).isEqualTo(REPORTS);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(receipts)
                .allSatisfy(receiptNo -> assertThat(intakeTasks(receiptNo)).isEqualTo(1)));
        assertThat(casesOfTwoReportsOrTasks()).isZero();
    }

    private Callable<String> filing(int number, CountDownLatch answered) {
        return () -> {
            var report = report("第" + number + "份报告", null);
            var node = nodes.get(number % 2);
            String receiptNo;
            try {
                receiptNo = file(node, number, report);
            } catch (IOException e) {
                receiptNo = file(nodes.get(0), number, report);
            }
            answered.countDown();
            return receiptNo;
        };
    }

    private static String file(Node node, int number, String report) throws IOException, InterruptedException {
        var answer = node.post("/api/reports", report, "Idempotency-Key", "under-load-" + number);
        assertThat(answer.statusCode()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("receiptNo").asString("");
    }

    private static String report(String description, @org.jspecify.annotations.Nullable String email) {
        var report = new HashMap<String, Object>(Map.of(
                "regionCode", "532503102", "reportCategory", 4, "description", description, "immediateDanger", false));
        if (email != null) {
            report.put("reporterEmail", email);
        }
        return JSON.writeValueAsString(report);
    }

    /** How many tasks to register there are in the cases of this report, whatever became of them. */
    private int intakeTasks(String receiptNo) {
        return jdbc.sql(
                        """
                        select count(*) from intake.report r
                        join casework.case_report c on c.report_id = r.id
                        join worklist.work_item i on i.case_no = c.case_no and i.task_key = 'registerIntake'
                        where r.receipt_no = ? and r.case_no = c.case_no
                        """)
                .param(receiptNo)
                .query(Integer.class)
                .single();
    }

    private int reportsInAll() {
        return jdbc.sql("select count(*) from intake.report")
                .query(Integer.class)
                .single();
    }

    private int casesOfTwoReportsOrTasks() {
        return jdbc.sql(
                        """
                        select count(*) from casework.case_file f
                        where (select count(*) from casework.case_report c where c.case_no = f.case_no) <> 1
                            or (select count(*) from worklist.work_item i
                                where i.case_no = f.case_no and i.task_key = 'registerIntake') <> 1
                        """)
                .query(Integer.class)
                .single();
    }
}
