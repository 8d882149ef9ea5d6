package org.huhang.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what people were told with what is stored, and what is stored in one place with what is stored in the others. No
 * log is read: rows, the journal of the people, and the mails that arrived. Every case of a flow went the same way, so every
 * case must have exactly the same rows; one too many or too few in any of them is seen.
 */
final class Ledger {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OF_FLOW = "select case_no from intake.report where description like :flow";

    /** What is still on its way, by what it is. */
    private static final Map<String, String> LEFT = Map.of(
            "reports without case", "select count(*) from intake.report where case_no is null",
            "jobs", "select count(*) from act_ru_job where type_ = 'message'",
            "answers without mail", "select count(*) from intake.answer where mail = 'PENDING'",
            "mails", "select count(*) from notification.mail where state <> 'SENT'",
            "lines without seal", "select count(*) from audit.waiting");

    private final Cluster cluster;
    private final Flow flow;

    Ledger(Cluster cluster, Flow flow) {
        this.cluster = cluster;
        this.flow = flow;
    }

    /**
     * Waits until nothing is under way any more, and compares.
     *
     * @param faults how often a node or the database died; so often a mail may have come twice, in each of two lanes of
     *     two nodes
     */
    void balances(int faults) throws MessagingException {
        assertThat(flow.odd()).isEmpty();
        drained();
        reports();
        answers();
        engine();
        rowsOfEachCase();
        messages();
        mails(4 * faults);
    }

    private void drained() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            // A lease that nobody renewed for ten seconds is a dead node's; in service it ends by itself in two
            // minutes.
            cluster.jdbc()
                    .sql("update notification.mail set lease_until = now()"
                            + " where state = 'SENDING' and lease_until < now() + interval '110 s'")
                    .update();
            for (var left : LEFT.entrySet()) {
                assertThat(cluster.count(left.getValue())).as(left.getKey()).isZero();
            }
        });
    }

    private void reports() {
        assertThat(flow.receipts()).hasSize(flow.cases());
        assertThat(texts("select receipt_no from intake.report where description like :flow"))
                .containsExactlyInAnyOrderElementsOf(flow.receipts().values());
        assertThat(
                        number(
                                """
                        select count(distinct f.case_no) from intake.report r
                        join casework.case_report c on c.report_id = r.id and c.case_no = r.case_no
                        join casework.case_file f on f.case_no = r.case_no
                        where r.description like :flow
                        """))
                .isEqualTo(flow.cases());
    }

    /** All that was acknowledged is there, and nothing that nobody sent. */
    private void answers() {
        var stored = texts("select item_id::text from worklist.answer where case_no in (" + OF_FLOW + ")");
        assertThat(stored).containsAll(flow.done());
        assertThat(flow.sent()).containsExactlyInAnyOrderElementsOf(stored);
    }

    /** The work list is a projection of the engine's tasks; neither knows what the other does not. */
    private void engine() {
        assertThat(
                        cluster.count(
                                """
                        select count(*) from (select * from worklist.work_item where state = 'OPEN') item
                        full join act_ru_task task on task.id_ = item.engine_task_id
                        where item.id is null or task.id_ is null
                        """))
                .isZero();
        assertThat(cluster.count("select count(*) from act_ru_incident")).isZero();
    }

    private void rowsOfEachCase() {
        assertAlike(
                "1 feedback, 1 mandatoryReport, 1 policeHandling", "act_hi_procinst", "proc_def_key_", "business_key_");
        assertAlike(
                "1 userTask_acceptCase OPEN, 1 userTask_feedbackReporter DONE, 1 userTask_needsAssessment OPEN, 1"
                        + " userTask_policeReceive DONE, 1 userTask_procCopyReview OPEN, 1 userTask_registerIntake DONE",
                "worklist.work_item",
                "element_id || ' ' || state");
        assertAlike(
                "1 userTask_feedbackReporter, 1 userTask_policeReceive, 1 userTask_registerIntake",
                "worklist.answer",
                "element_id");
        assertAlike(
                "1 userTask_acceptCase TL-05 RUNNING, 1 userTask_feedbackReporter TL-11 MET, 1"
                        + " userTask_needsAssessment TL-10 RUNNING, 1 userTask_policeReceive TL-13 MET, 1"
                        + " userTask_procCopyReview TL-15 RUNNING, 1 userTask_registerIntake TL-02 MET",
                "deadline.set_deadline",
                "coalesce(element_id, 'case') || ' ' || code || ' ' || status");
        assertAlike(
                "1 case.opened, 1 report.answered accepted, 1 task.claimed userTask_feedbackReporter, 1 task.claimed"
                        + " userTask_policeReceive, 1 task.claimed userTask_registerIntake, 1 task.done"
                        + " userTask_feedbackReporter, 1 task.done userTask_policeReceive, 1 task.done"
                        + " userTask_registerIntake",
                // Whoever got no answer looked again.
                "(select * from audit.line where act not like '%.read') line",
                "concat_ws(' ', act, reason)");
        assertAlike("1 CIVIL-532503, 1 POLICE-532503", "casework.party", "agency_code");
        assertThat(
                        texts(
                                """
                        select distinct string_agg(row, ', ' order by row) from (
                            select r.id, count(*) || ' ' || a.type || ' ' || a.mail as row from intake.report r
                            join intake.answer a on a.report_id = r.id where r.description like :flow
                            group by r.id, a.type, a.mail
                            union all
                            select r.id, count(*) || ' line ' || l.act from intake.report r
                            join audit.line l on l.subject_id = r.id::text and l.subject_kind = 'report'
                            where r.description like :flow group by r.id, l.act
                        ) rows group by id
                        """))
                .containsExactly(
                        "1 accepted QUEUED, 1 line case.opened, 1 line report.answered, 1 line report.filed, 1 receipt"
                                + " QUEUED");
    }

    private void assertAlike(String expected, String table, String what) {
        assertAlike(expected, table, what, "case_no");
    }

    private void assertAlike(String expected, String table, String what, String caseNo) {
        assertThat(texts("select distinct string_agg(row, ', ' order by row) from (select " + caseNo + " as case_no, "
                        + "count(*) || ' ' || (" + what + ") as row from " + table + " where " + caseNo + " in ("
                        + OF_FLOW
                        + ") group by 1, (" + what + ")) rows group by case_no"))
                .as(table)
                .containsExactly(expected);
    }

    /** Everybody who could take a task was told so once, and of nothing else. */
    private void messages() {
        assertThat(number(
                        """
                        select count(*) from (
                            select i.id, p.username, m.kind from worklist.work_item i
                            join agency.person p on p.agency_code = i.agency_code
                            join agency.person_role r on r.username = p.username
                                and i.group_key = p.agency_code || ':' || r.role
                            full join (select * from notification.message where case_no in (%s)
                                and kind = 'TASK_WAITING') m
                                on m.subject = 'task:' || i.id and m.recipient = p.username and m.kind = 'TASK_WAITING'
                            where i.case_no in (%s) or i.id is null
                        ) told where id is null or kind is null
                        """
                                .formatted(OF_FLOW, OF_FLOW)))
                .isZero();
        assertAlike("1 AGENCY_EXPECTED, 6 TASK_WAITING", "notification.message", "kind");
    }

    /** One mail for each message and each answer; it came, and if twice, then under its one Message-ID. */
    private void mails(int twice) throws MessagingException {
        var stored = texts(
                """
                select mail.id::text from notification.mail mail
                where mail.message_id in (select id from notification.message where case_no in (%s))
                    or mail.key in (select 'answer/' || a.id from intake.answer a
                        join intake.report r on r.id = a.report_id where r.description like :flow)
                """
                        .formatted(OF_FLOW));
        assertThat(stored).hasSize(flow.cases() * (7 + 2));
        var all = Set.copyOf(cluster.jdbc()
                .sql("select id::text from notification.mail")
                .query(String.class)
                .list());
        var received = new ArrayList<String>();
        for (var mail : cluster.mail().getReceivedMessages()) {
            received.add(mail.getMessageID().substring(1, mail.getMessageID().indexOf('@')));
        }
        assertThat(received).as("no mail without its row").isSubsetOf(all).containsAll(stored);
        assertThat(received.size() - Set.copyOf(received).size()).isLessThanOrEqualTo(twice);
    }

    private List<String> texts(String sql) {
        return cluster.jdbc()
                .sql(sql)
                .param("flow", flow.name() + " %")
                .query(String.class)
                .list();
    }

    private long number(String sql) {
        return cluster.jdbc()
                .sql(sql)
                .param("flow", flow.name() + " %")
                .query(Long.class)
                .single();
    }
}
