package org.huhang.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.huhang.processes.UsualAnswers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fifty people want one task, half of them at each node (R9). The task must be free before and each must be told the truth
 * after, so that this cannot pass because nobody raced.
 */
@ExtendWith(TwoNodes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimRaceIT {

    private static final int ROUNDS = 20;
    private static final int PEOPLE = 50;
    private static final int AT_ONCE = 20;
    private static final String TOWNSHIP = "532503105";
    private static final String QUIET_TOWNSHIP = "532503106";
    private static final String ALONE = "race.alone";
    private static final String[] NAMES = Cluster.names("race", PEOPLE);

    private final ExecutorService crowd = Executors.newFixedThreadPool(PEOPLE);
    private final List<String> tasks = new ArrayList<>();
    private final Cluster cluster;

    ClaimRaceIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void everybodyHasSignedInOnce() throws Exception {
        cluster.hire("TOWNSHIP-" + QUIET_TOWNSHIP, "protectionStation", ALONE);
        // Where nobody works, a task goes to the county.
        cluster.hire("TOWNSHIP-" + TOWNSHIP, "protectionStation", NAMES[0]);
        for (var round = 0; round < ROUNDS; round++) {
            tasks.add(taskOf(filed(TOWNSHIP, "抢签 " + round)));
        }
        // Only now, so that nobody is sent a mail about each of these tasks.
        cluster.hire("TOWNSHIP-" + TOWNSHIP, "protectionStation", Arrays.copyOfRange(NAMES, 1, PEOPLE));
        // A node hashes few passwords at a time and tells the others to come again.
        for (var person = 0; person < PEOPLE; person++) {
            var node = cluster.node(person);
            var name = NAMES[person];
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Api.get(node, name, "/api/tasks?view=pool").statusCode() == 200);
        }
    }

    @AfterAll
    void home() {
        crowd.shutdownNow();
    }

    @Test
    void oneGetsTheTaskAndTheOthersAreToldWho() throws Exception {
        assertThat(tasks).hasSize(ROUNDS);
        for (var task : tasks) {
            var outcomes = together(PEOPLE, person -> Api.claim(cluster.node(person), NAMES[person], task));

            var winner = winner(outcomes);
            assertThat(holder(task)).isEqualTo(NAMES[winner]);
            for (var person = 0; person < PEOPLE; person++) {
                if (person != winner) {
                    assertToldWhoHasIt(outcomes.get(person), NAMES[winner]);
                }
            }
            assertThat(lines(task, "task.claimed")).isOne();
        }
    }

    @Test
    void anAnswerThatIsSentTwentyTimesAtOnceCountsOnce() throws Exception {
        for (var round = 0; round < 5; round++) {
            var task = taskOf(filed(QUIET_TOWNSHIP, "抢答 " + round));
            assertThat(Api.claim(cluster.node(0), ALONE, task).statusCode()).isEqualTo(204);
            var version = Api.JSON
                    .readTree(Api.get(cluster.node(1), ALONE, "/api/tasks/" + task)
                            .body())
                    .path("version")
                    .asInt(-1);

            var outcomes =
                    together(AT_ONCE, sending -> Api.complete(cluster.node(sending), ALONE, task, answers(), version));

            var winner = winner(outcomes);
            for (var sending = 0; sending < AT_ONCE; sending++) {
                if (sending != winner) {
                    assertToldOfTheOtherWindow(outcomes.get(sending));
                }
            }
            assertThat(lines(task, "task.done")).isOne();
            assertThat(cluster.count("select count(*) from worklist.answer where item_id = '" + task + "'"))
                    .isOne();
        }
    }

    private static Map<String, Object> answers() {
        var answers = UsualAnswers.of("userTask_registerIntake");
        answers.put("incidentTownship", QUIET_TOWNSHIP);
        return answers;
    }

    private static int winner(List<HttpResponse<String>> outcomes) {
        assertThat(outcomes.stream().map(HttpResponse::statusCode)).containsOnly(204, 409);
        var winners = IntStream.range(0, outcomes.size())
                .filter(index -> outcomes.get(index).statusCode() == 204)
                .boxed()
                .toList();
        assertThat(winners).hasSize(1);
        return winners.get(0);
    }

    private void assertToldWhoHasIt(HttpResponse<String> answer, String holder) {
        var told = Api.JSON.readTree(answer.body());
        assertThat(told.path("holder").path("name").asString("")).isEqualTo("测" + holder);
        assertThat(told.path("holder").path("agency").asString("")).isNotBlank();
        assertThat(told.path("detail").asString("")).contains("测" + holder);
    }

    /** It was the sender, in another window: that it was sent already, and nobody's name. */
    private static void assertToldOfTheOtherWindow(HttpResponse<String> answer) {
        var told = Api.JSON.readTree(answer.body());
        assertThat(told.path("detail").asString("")).contains("您已经在另一个窗口提交过");
        assertThat(told.has("holder")).isFalse();
    }

    private String filed(String township, String description) throws Exception {
        var report = Api.report(township, Map.of("description", description));
        var answer = Api.file(cluster.node(0), report, null, 10_000);
        assertThat(answer.statusCode()).isEqualTo(201);
        return Api.receiptNo(answer);
    }

    private String taskOf(String receiptNo) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> cluster.jdbc()
                                .sql(
                                        """
                                        select i.id::text from intake.report r
                                        join worklist.work_item i on i.case_no = r.case_no
                                        where r.receipt_no = ? and i.element_id = 'userTask_registerIntake' and i.state = 'OPEN'
                                            and i.holder is null
                                        """)
                                .param(receiptNo)
                                .query(String.class)
                                .optional()
                                .orElse(""),
                        task -> !task.isEmpty());
    }

    private String holder(String task) {
        return cluster.jdbc()
                .sql("select holder from worklist.work_item where id = ?::uuid")
                .param(task)
                .query(String.class)
                .single();
    }

    private long lines(String task, String act) {
        return cluster.count(
                "select count(*) from audit.line where subject_id = '" + task + "' and act = '" + act + "'");
    }

    /** Everybody is ready before anybody begins. */
    private List<HttpResponse<String>> together(int many, Act act) throws Exception {
        var ready = new java.util.concurrent.CyclicBarrier(many);
        var all = new ArrayList<Callable<HttpResponse<String>>>();
        for (var index = 0; index < many; index++) {
            var one = index;
            all.add(() -> {
                ready.await();
                return act.of(one);
            });
        }
        var answers = new ArrayList<HttpResponse<String>>();
        for (var answer : crowd.invokeAll(all)) {
            answers.add(answer.get());
        }
        return answers;
    }

    /** One of many acts at once. */
    private interface Act {
        HttpResponse<String> of(int number) throws Exception;
    }
}
