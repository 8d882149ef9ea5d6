package org.huhang.packaged;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.huhang.engine.BusinessClock;
import org.huhang.processes.UsualAnswers;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/**
 * Cases that flow: reporters and officers who have nothing but the API, and who ask again, at the other node, when they get
 * no answer. What they were told is kept, to be compared with what is stored.
 */
final class Flow implements AutoCloseable {

    static final String VILLAGE = "532503102001";
    static final String STATION = "flow.station";
    static final String POLICE = "flow.police";

    /** Which task is done by whom; the others of a case stay open. */
    private static final Map<String, String> WORK = Map.of(
            "userTask_registerIntake", STATION,
            "userTask_feedbackReporter", STATION,
            "userTask_policeReceive", POLICE);

    /** What is answered with the time that it is, so that terms counted from there are not missed. */
    private static final List<String> MOMENTS = List.of("receivedAt", "onSceneAt");

    private static final int REPORTERS = 3;
    private static final int DESKS = 2;

    private final Cluster cluster;
    private final String name;
    private final int cases;
    private final ExecutorService people = Executors.newCachedThreadPool();
    private final List<Future<?>> work = new ArrayList<>();
    private final AtomicInteger steps = new AtomicInteger();
    private final Semaphore mayFile = new Semaphore(0);
    private volatile boolean over;

    private final Map<String, String> receipts = new ConcurrentHashMap<>();
    private final Map<String, Boolean> ours = new ConcurrentHashMap<>();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> odd = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();

    /**
     * Nothing flows yet.
     *
     * @param name tells the reports of this flow from others
     * @param cases how many
     */
    Flow(Cluster cluster, String name, int cases) {
        this.cluster = cluster;
        this.name = name;
        this.cases = cases;
    }

    /** Opens the accounts of the people who work here; once per cluster. */
    static void staff(Cluster cluster) {
        if (cluster.count("select count(*) from agency.person where username = '" + STATION + "'") == 0) {
            cluster.hire("TOWNSHIP-532503102", "protectionStation", STATION);
            cluster.hire("POLICE-532503", "deskOfficer", POLICE);
            cluster.hire("POLICE-532503", "caseOfficer", "flow.detective");
            cluster.hire("CIVIL-532503", "welfareOfficer", "flow.welfare");
            cluster.hire("PROC-532503", "prosecutor", "flow.prosecutor");
        }
    }

    String name() {
        return name;
    }

    int cases() {
        return cases;
    }

    /** A report and three tasks per case. */
    int stepsInAll() {
        return cases * (1 + WORK.size());
    }

    /** How many steps are known to be done. */
    int steps() {
        return steps.get();
    }

    /** What people were told that they should never be told. */
    List<String> odd() {
        return List.copyOf(odd);
    }

    /** Receipt numbers by idempotency key. */
    Map<String, String> receipts() {
        return Map.copyOf(receipts);
    }

    /** Tasks whose answer was acknowledged. */
    Set<String> done() {
        return Set.copyOf(done);
    }

    /** Tasks for which an answer was sent, whatever came back. */
    Set<String> sent() {
        return Set.copyOf(sent);
    }

    /** How often a node broke off or was not there. */
    int unanswered() {
        return unanswered.get();
    }

    /** How often a node said that it cannot for now. */
    int unavailable() {
        return unavailable.get();
    }

    /** Lets so many more reports come. */
    void release(int reports) {
        mayFile.release(reports);
    }

    /** People come to work; nothing flows before reports are released. */
    void start() {
        for (var reporter = 0; reporter < REPORTERS; reporter++) {
            var first = reporter;
            run(() -> {
                for (var number = first; number < cases; number += REPORTERS) {
                    mayFile.acquire();
                    file(number);
                }
                return null;
            });
        }
        for (var person : Set.copyOf(WORK.values())) {
            for (var desk = 0; desk < DESKS; desk++) {
                var place = desk;
                run(() -> {
                    while (!over) {
                        work(person, place);
                    }
                    return null;
                });
            }
        }
    }

    private void run(Callable<?> task) {
        work.add(people.submit(task));
    }

    private void file(int number) throws InterruptedException {
        var key = name + "-" + number;
        var report = Api.report(
                VILLAGE,
                Map.of(
                        "description",
                        name + " " + number,
                        "childName",
                        name + number,
                        "birthDate",
                        "2016-01-02",
                        "reporterName",
                        "测报告人",
                        "reporterPhone",
                        "137" + String.format("%08d", number),
                        "reporterEmail",
                        key + "@reporter.example",
                        "unit",
                        "测试小学",
                        "isMandated",
                        true));
        var answer = told(number, node -> Api.file(node, report, key, number));
        if (answer.statusCode() == 201) {
            receipts.put(key, Api.receiptNo(answer));
            steps.incrementAndGet();
        } else {
            odd("report", answer);
        }
    }

    /** Takes what lies in the pool, page by page; two desks of one person share it by the task's id. */
    private void work(String person, int desk) throws InterruptedException {
        var list = told(desk, node -> Api.get(node, person, "/api/tasks?view=pool&limit=50"));
        var found = 0;
        for (var item : Api.JSON.readTree(list.body()).path("items")) {
            var id = item.path("id").asString("");
            var mine = Math.floorMod(id.hashCode(), DESKS) == desk;
            if (mine
                    && person.equals(WORK.get(item.path("elementId").asString("")))
                    && ours(item.path("caseNo").asString(""))) {
                found++;
                work(person, id, item.path("elementId").asString(""));
            }
        }
        if (found == 0) {
            Thread.sleep(300);
        }
    }

    /** Other tests leave cases in the same pools, whose work is not counted here. */
    private boolean ours(String caseNo) {
        try {
            return ours.computeIfAbsent(caseNo, asked -> cluster.jdbc()
                    .sql("select count(*) > 0 from intake.report where case_no = ? and description like ?")
                    .params(asked, name + " %")
                    .query(Boolean.class)
                    .single());
        } catch (DataAccessException e) {
            // The database was killed a moment ago; the list is asked for again.
            return false;
        }
    }

    private void work(String person, String id, String elementId) throws InterruptedException {
        var claimed = told(id.hashCode(), node -> Api.claim(node, person, id));
        if (claimed.statusCode() != 204) {
            odd("claim of " + elementId, claimed);
            return;
        }
        var opened = told(id.hashCode(), node -> Api.get(node, person, "/api/tasks/" + id));
        if (opened.statusCode() != 200) {
            odd("opening of " + elementId, opened);
            return;
        }
        var details = Api.JSON.readTree(opened.body());
        var answers = new LinkedHashMap<>(answers(elementId, details));
        answers.put("confirmed", Api.JSON.convertValue(details.path("confirmed"), List.class));
        var version = details.path("version").asInt(-1);
        sent.add(id);
        var tries = new AtomicInteger();
        var completed = told(id.hashCode() + 1, node -> {
            tries.incrementAndGet();
            return Api.complete(node, person, id, answers, version);
        });
        if (completed.statusCode() == 204) {
            done.add(id);
            steps.incrementAndGet();
        } else if (completed.statusCode() == 409 && tries.get() > 1) {
            // An earlier try got through although nobody heard so.
            steps.incrementAndGet();
        } else {
            odd("answer to " + elementId, completed);
        }
    }

    private static Map<String, Object> answers(String elementId, JsonNode details) {
        var answers = UsualAnswers.of(elementId);
        var now = OffsetDateTime.now(BusinessClock.CHINA)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        MOMENTS.forEach(field -> answers.computeIfPresent(field, (key, value) -> now));
        if (elementId.equals("userTask_feedbackReporter")) {
            var rows = new ArrayList<Map<String, Object>>();
            for (var row : details.path("values").path("answers")) {
                rows.add(new HashMap<>(Map.of(
                        "reportNo",
                        row.path("reportNo").asString(""),
                        "channel",
                        row.path("channel").asString(""),
                        "result",
                        "helped",
                        "content",
                        "已经查清，孩子得到了帮助。")));
            }
            answers.put("answers", rows);
        }
        return answers;
    }

    /** Asks until somebody answers; who is told "later" or nothing asks the other node. */
    private HttpResponse<String> told(int start, Asking asking) throws InterruptedException {
        for (var attempt = Math.floorMod(start, 2); ; attempt++) {
            try {
                var answer = asking.of(cluster.node(attempt));
                if (answer.statusCode() != 503) {
                    return answer;
                }
                unavailable.incrementAndGet();
            } catch (IOException e) {
                unanswered.incrementAndGet();
            }
            Thread.sleep(100);
        }
    }

    private void odd(String what, HttpResponse<String> answer) {
        odd.add(what + ": " + answer.statusCode() + " " + answer.body());
    }

    /** Whether everything was done, as far as the people know, or will never be. */
    boolean finished() throws ExecutionException, InterruptedException {
        for (var each : work) {
            if (each.isDone()) {
                each.get();
            }
        }
        return !odd.isEmpty() || steps.get() >= stepsInAll();
    }

    @Override
    public void close() {
        over = true;
        people.shutdownNow();
    }

    /** One call to whichever node. */
    private interface Asking {
        HttpResponse<String> of(Node node) throws IOException, InterruptedException;
    }
}
