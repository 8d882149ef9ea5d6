package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.huhang.testing.HuhangTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction that has the turn of a case reads it once, and nobody else does so for it. */
@HuhangTest
class InTurnTests {

    private static final String CASE = "case";

    /** Where a case went by a merge is no part of what is kept. */
    private static final Pattern WRITES = Pattern.compile(
            "(update|insert into|delete from) (casework\\.case_file(?! set (merged_into|parted_as))|worklist\\.answer|worklist\\.correction)\\b");

    @Autowired
    private InTurn inTurn;

    @Autowired
    private PlatformTransactionManager transactions;

    private int asked;

    @Test
    void whatIsReadInTurnIsReadOnceUntilTheTransactionChangesIt() {
        within(() -> {
            assertThat(read()).isEqualTo(1);
            assertThat(read()).isEqualTo(2);
            inTurn.begins(CASE);
            assertThat(read()).isEqualTo(3);
            assertThat(read()).isEqualTo(3);
            inTurn.changed(String.class);
            assertThat(read()).isEqualTo(3);
            inTurn.changed(Integer.class);
            assertThat(read()).isEqualTo(4);
        });
        assertThat(read()).isEqualTo(5);
    }

    @Test
    void whoHasTheTurnOfOneCaseReadsAnotherEachTime() {
        within(() -> {
            inTurn.begins("another");
            assertThat(inTurn.has(CASE)).isFalse();
            assertThat(read()).isEqualTo(1);
            assertThat(read()).isEqualTo(2);
        });
    }

    @Test
    void aTransactionThatBeginsMeanwhileReadsForItself() {
        within(() -> {
            inTurn.begins(CASE);
            assertThat(read()).isEqualTo(1);
            within(() -> {
                assertThat(inTurn.has(CASE)).isFalse();
                assertThat(read()).isEqualTo(2);
            });
            assertThat(read()).isEqualTo(1);
        });
    }

    @Test
    void whoeverIsToldOfTheEndReadsWhatIsTrueThen() {
        within(() -> {
            inTurn.begins(CASE);
            assertThat(read()).isEqualTo(1);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    within(() -> assertThat(read()).isEqualTo(2));
                    assertThat(read()).isEqualTo(3);
                }
            });
        });
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void whoHasNoTransactionKeepsNothing() {
        inTurn.begins(CASE);

        assertThat(inTurn.has(CASE)).isFalse();
        assertThat(read()).isEqualTo(1);
        assertThat(read()).isEqualTo(2);
    }

    /** Who wrote elsewhere what is kept in turn would be read by nobody until the transaction ends. */
    @Test
    void whatIsKeptInTurnIsWrittenOnlyWhereThatIsSaid() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> WRITES.matcher(text(file)).find())
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("CaseTable.java", "AnswerTable.java", "CorrectionTable.java");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int read() {
        return inTurn.read(Integer.class, CASE, () -> ++asked);
    }

    private void within(Runnable act) {
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        own.executeWithoutResult(status -> act.run());
    }
}
