package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A form is sent to the database once by each node, and is there for every answer that names it. */
@HuhangTest
class AnswerTableTests {

    private static final String FORM = "{\"components\":[],\"id\":\"nobodyElseHasThisForm\"}";

    @Autowired
    private Office office;

    @Autowired
    private AnswerTable answers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aFormWhoseFirstAnswerIsUndoneIsThereForTheNext() {
        var first = item("存表甲");
        var second = item("存表乙");
        transaction.executeWithoutResult(status -> {
            answer(first, FORM);
            status.setRollbackOnly();
        });
        assertThat(kept()).isZero();

        transaction.executeWithoutResult(status -> answer(first, FORM));
        transaction.executeWithoutResult(status -> answer(second, FORM));
        assertThat(kept()).isOne();
        assertThat(answers.answer(first.id()).orElseThrow().form()).isEqualTo(FORM);
    }

    @Test
    void theHashIsTheOneThatOlderAnswersWereGiven() {
        var first = item("存表丙");
        transaction.executeWithoutResult(status -> answer(first, "表单"));
        assertThat(jdbc.sql("select count(*) from worklist.answer where item_id = ? and form ="
                                + " sha256(convert_to(?, 'UTF8'))")
                        .params(first.id(), "表单")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void aNumberComesBackDigitByDigit() {
        var item = item("存表丁");
        transaction.executeWithoutResult(status -> answers.insert(
                item, "somebody", "form", "数", Map.of("sum", new BigDecimal("999999999.123456")), Instant.now()));
        assertThat(answers.given(item.id())).hasValue(Map.of("sum", new BigDecimal("999999999.123456")));
    }

    private WorkItem item(String child) {
        var caseNo = office.staffed().caseOf(office.report(child, 4, false));
        return office.open(caseNo, "userTask_registerIntake");
    }

    private void answer(WorkItem item, String form) {
        answers.insert(item, "somebody", "form", form, Map.of("note", "x"), Instant.now());
    }

    private int kept() {
        return jdbc.sql("select count(*) from worklist.form where schema = ?")
                .param(FORM)
                .query(Integer.class)
                .single();
    }
}
