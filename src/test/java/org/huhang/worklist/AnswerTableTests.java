package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static final FormText FORM = FormText.of("{\"components\":[],\"id\":\"nobodyElseHasThisForm\"}");

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
        assertThat(answers.answer(first.id()).orElseThrow().form()).isEqualTo(FORM.schema());
    }

    @Test
    void theHashIsTheOneThatOlderAnswersWereGiven() {
        assertThat(jdbc.sql("select encode(sha256(convert_to(?, 'UTF8')), 'hex')")
                        .param("表单")
                        .query(String.class)
                        .single())
                .isEqualTo(FormText.of("表单").hash());
    }

    private WorkItem item(String child) {
        var caseNo = office.staffed().caseOf(office.report(child, 4, false));
        return office.open(caseNo, "registerIntake");
    }

    private void answer(WorkItem item, FormText form) {
        answers.insert(item, "somebody", "form", form, Map.of("note", "x"), Instant.now());
    }

    private int kept() {
        return jdbc.sql("select count(*) from worklist.form where hash = decode(?, 'hex')")
                .param(FORM.hash())
                .query(Integer.class)
                .single();
    }
}
