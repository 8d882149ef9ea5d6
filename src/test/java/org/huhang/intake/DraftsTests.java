package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NarrowIntakeTest
class DraftsTests {

    @Autowired
    private Drafts drafts;

    @Autowired
    private Intake intake;

    @Autowired
    private ReportTable reports;

    @Autowired
    private JdbcClient jdbc;

    private static Typed typed(String description) {
        return new Typed(Map.of("description", List.of(description), "reportCategory", List.of("4", "9")));
    }

    @Test
    void whatWasTypedIsFoundAgainUnderItsTokenOnly() {
        var nasty = "NUL \0, 😀, \u200Frtl, <b>html</b>, '; drop table --";
        var token = drafts.save(null, "10.1.0.1", typed(nasty));
        assertThat(drafts.find(token)).get().extracting(Draft::typed).isEqualTo(typed(nasty));
        assertThat(drafts.find("another")).isEmpty();
        assertThat(drafts.find(null)).isEmpty();
    }

    @Test
    void theTokenCannotBeReadInTheDatabase() {
        var token = Objects.requireNonNull(drafts.save(null, "10.1.0.2", typed("x")));
        assertThat(jdbc.sql("select count(*) from intake.report_draft where encode(token, 'hex') = :token")
                        .param("token", token)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void savingAgainKeepsTheSameDraft() {
        var token = drafts.save(null, "10.1.0.3", typed("erst"));
        assertThat(drafts.save(token, "10.1.0.3", typed("dann"))).isEqualTo(token);
        assertThat(drafts.find(token)).get().extracting(Draft::typed).isEqualTo(typed("dann"));
    }

    @Test
    void aTokenThatSomebodyMadeUpIsNotTaken() {
        assertThat(drafts.save("chosen-by-the-client", "10.1.0.4", typed("x"))).isNotEqualTo("chosen-by-the-client");
    }

    @Test
    void oneAddressKeepsOnlySoMany() {
        for (int i = 0; i < 3; i++) {
            assertThat(drafts.save(null, "10.1.0.5", typed("x" + i))).isNotNull();
        }
        assertThat(drafts.save(null, "10.1.0.5", typed("one too many"))).isNull();
        assertThat(drafts.save(null, "10.1.0.6", typed("another address"))).isNotNull();
    }

    @Test
    void whatIsEnormousIsNotKept() {
        assertThat(drafts.save(null, "10.1.0.7", typed("x".repeat(300_000)))).isNull();
    }

    @Test
    void aFiledDraftIsEmptyAndOpensItsReceiptForAnHour() {
        var token = Objects.requireNonNull(drafts.save(null, "10.1.0.8", typed("x")));
        var report = filed();
        assertThat(drafts.file(token, "10.1.0.8", report)).isEqualTo(token);
        assertThat(drafts.justFiled(token)).contains(report);
        assertThat(drafts.find(token)).get().extracting(Draft::typed).isEqualTo(Typed.NOTHING);
        age("61 minutes");
        assertThat(drafts.justFiled(token)).isEmpty();
    }

    @Test
    void aSaveThatArrivesAfterTheFilingStartsNoNewDraft() {
        var token = drafts.save(null, "10.1.0.9", typed("x"));
        drafts.file(token, "10.1.0.9", filed());
        assertThat(drafts.autosave(token, "10.1.0.9", typed("late"))).isEqualTo(token);
        assertThat(drafts.find(token)).get().extracting(Draft::typed).isEqualTo(Typed.NOTHING);
        assertThat(drafts.save(token, "10.1.0.9", typed("the next report"))).isNotEqualTo(token);
    }

    @Test
    void afterADayItIsGone() {
        var token = drafts.save(null, "10.1.0.10", typed("x"));
        age("25 hours");
        assertThat(drafts.find(token)).isEmpty();
        assertThat(drafts.sweep()).isPositive();
        assertThat(jdbc.sql("select count(*) from intake.report_draft")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void itIsForgottenWhenItsWriterWantsSo() {
        var token = drafts.save(null, "10.1.0.11", typed("x"));
        drafts.forget(token);
        assertThat(drafts.find(token)).isEmpty();
        drafts.forget(null);
    }

    private java.util.UUID filed() {
        return reports.byReceipt(intake.file(Filings.anonymous(null)).receiptNo())
                .orElseThrow()
                .id();
    }

    private void age(String by) {
        jdbc.sql("update intake.report_draft set changed_at = changed_at - cast(:by as interval)")
                .param("by", by)
                .update();
    }
}
