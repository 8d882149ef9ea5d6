package org.huhang.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A report is sent a hundred times at the same moment, half of them to each node (R8). */
@ExtendWith(TwoNodes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameReportIT {

    private static final int TIMES = 100;
    private static final String VILLAGE = "532503102001";

    private final Cluster cluster;

    SameReportIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void underOneKeyItIsOneReportAndOneCase() throws Exception {
        var report = Api.report(VILLAGE, Map.of("description", "同一个键", "reporterPhone", "13900000001"));

        assertOneCase("同一个键", sent(report, "one-key", 1));
    }

    /** From several addresses: a phone changes its network while it tries again. */
    @Test
    void withoutAKeyTheReportersPhoneAndTheContentTell() throws Exception {
        var report = Api.report(VILLAGE, Map.of("description", "同一部电话", "reporterPhone", "13900000002"));

        assertOneCase("同一部电话", sent(report, null, 7));
    }

    @Test
    void whatDiffersInOneWordIsAnotherReport() throws Exception {
        var receipts = new HashSet<String>();
        for (var word : List.of("两份之一", "两份之二")) {
            var report = Api.report(VILLAGE, Map.of("description", word, "reporterPhone", "13900000003"));
            receipts.add(Api.receiptNo(Api.file(cluster.node(0), report, null, 20_002)));
        }
        assertThat(receipts).hasSize(2).doesNotContain("");
    }

    private void assertOneCase(String description, Set<String> receipts) {
        assertThat(receipts).hasSize(1).doesNotContain("");
        assertThat(reports(description)).isOne();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(cases(description)).isOne());
        assertThat(tasks(description)).isOne();
        assertThat(cluster.count("select count(*) from intake.report r join audit.line l on l.subject_id = r.id::text"
                        + " and l.act = 'report.filed' where r.description = '" + description + "'"))
                .isOne();
    }

    private Set<String> sent(String report, @Nullable String key, int addresses) throws Exception {
        var ready = new CyclicBarrier(TIMES);
        var all = new ArrayList<Callable<HttpResponse<String>>>();
        for (var index = 0; index < TIMES; index++) {
            var number = index;
            all.add(() -> {
                ready.await();
                return Api.file(cluster.node(number), report, key, 20_000 + number % addresses);
            });
        }
        var senders = Executors.newFixedThreadPool(TIMES);
        var receipts = new HashSet<String>();
        try {
            for (var answer : senders.invokeAll(all)) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
                receipts.add(Api.receiptNo(answer.get()));
            }
        } finally {
            senders.shutdownNow();
        }
        return receipts;
    }

    private long reports(String description) {
        return cluster.count("select count(*) from intake.report where description = '" + description + "'");
    }

    private long cases(String description) {
        return cluster.count("select count(*) from intake.report r join casework.case_report c on c.report_id = r.id"
                + " join casework.case_file f on f.case_no = c.case_no and f.case_no = r.case_no"
                + " where r.description = '" + description + "'");
    }

    private long tasks(String description) {
        return cluster.count("select count(*) from intake.report r join worklist.work_item i on i.case_no = r.case_no"
                + " where i.element_id = 'userTask_registerIntake' and r.description = '" + description + "'");
    }
}
