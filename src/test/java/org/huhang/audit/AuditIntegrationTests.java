package org.huhang.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huhang.testing.HuhangTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@HuhangTest
class AuditIntegrationTests {

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionTemplate transactions;

    /** An event of some module. */
    record LampLit(String lamp) implements Audited {
        @Override
        public AuditLine auditLine() {
            return new AuditLine(AuditLine.SYSTEM, "lamp.lit", "lamp", lamp, null, null);
        }
    }

    @Test
    void aPublishedFactIsWrittenInItsOwnTransaction() {
        transactions.executeWithoutResult(status -> events.publishEvent(new LampLit("first")));
        transactions.executeWithoutResult(status -> {
            events.publishEvent(new LampLit("second"));
            status.setRollbackOnly();
        });

        assertThat(lampsLit()).containsExactly("first");
        assertThat(trail.verify().sound()).isTrue();
    }

    private List<String> lampsLit() {
        var query = new TrailQuery(null, AuditLine.SYSTEM, "lamp.lit", null, null, null, 10);
        return trail.read(query).lines().stream()
                .map(entry -> entry.line().subjectId())
                .toList();
    }
}
