package org.huhang.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class FaultKindTests {

    @Test
    void aDatabaseThatIsAwayIsFoundUnderWhateverWrapsIt() {
        assertThat(FaultKind.of(new ServletException(new CannotGetJdbcConnectionException("away"))))
                .isEqualTo(FaultKind.DATABASE_AWAY);
        assertThat(FaultKind.of(new CannotCreateTransactionException("away"))).isEqualTo(FaultKind.DATABASE_AWAY);
        assertThat(FaultKind.of(new IllegalStateException(new SQLTransientConnectionException("pool empty"))))
                .isEqualTo(FaultKind.DATABASE_AWAY);
        assertThat(FaultKind.of(new RuntimeException(new SQLException("shutting down", "57P01"))))
                .isEqualTo(FaultKind.DATABASE_AWAY);
        assertThat(FaultKind.of(new RuntimeException(new SQLException("gone", "08006"))))
                .isEqualTo(FaultKind.DATABASE_AWAY);
    }

    @Test
    void aFaultOfOursIsNotBlamedOnTheDatabase() {
        assertThat(FaultKind.of(new DuplicateKeyException("twice", new SQLException("twice", "23505"))))
                .isEqualTo(FaultKind.BROKEN);
        assertThat(FaultKind.of(new QueryTimeoutException("slow", new SQLException("slow", "57014"))))
                .isEqualTo(FaultKind.BROKEN);
        assertThat(FaultKind.of(new NullPointerException())).isEqualTo(FaultKind.BROKEN);
    }

    @Test
    void aNulThatNoColumnTakesIsTheSendersMistake() {
        assertThat(FaultKind.of(new DataIntegrityViolationException("nul", new SQLException("nul", "22021"))))
                .isEqualTo(FaultKind.UNREADABLE);
    }

    @Test
    void aReaderWhoClosedThePageIsNoFault() {
        assertThat(FaultKind.of(new RuntimeException(new ClientAbortException(new IOException("pipe")))))
                .isEqualTo(FaultKind.READER_GONE);
    }

    @Test
    void causesThatNameEachOtherEnd() {
        var first = new RuntimeException("first");
        first.initCause(new RuntimeException("second", first));
        assertThat(FaultKind.of(first)).isEqualTo(FaultKind.BROKEN);
    }
}
