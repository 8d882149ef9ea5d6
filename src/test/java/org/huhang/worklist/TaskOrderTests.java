package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huhang.model.Work;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of a list of tasks is done first. */
class TaskOrderTests {

    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");
    private static final Instant TOMORROW = Instant.parse("2026-03-02T16:00:00Z");

    private static WorkItem task(String name, String tier, @Nullable Instant dueAt) {
        return new WorkItem(
                UUID.randomUUID(),
                name,
                "d",
                "i",
                "mandatoryReport",
                name,
                Work.OTHER,
                null,
                null,
                "532503-2026-00001",
                "CIVIL-532503:welfareOfficer",
                null,
                "532503",
                tier,
                NOW,
                dueAt,
                WorkItem.State.OPEN,
                null,
                0);
    }

    @Test
    void whatCannotWaitComesFirstByHowLittleTimeIsLeft() {
        var found = List.of(
                task("late", "YELLOW", NOW.minusSeconds(900_000)),
                task("redTonight", "RED", NOW.plusSeconds(20_000)),
                task("soon", "ORANGE", NOW.plusSeconds(60)),
                task("danger", "RED", NOW.plusSeconds(480)),
                task("tonight", "YELLOW", NOW.plusSeconds(20_000)),
                task("redTomorrow", "RED", TOMORROW),
                task("redLate", "RED", NOW.minusSeconds(80_000)),
                task("never", "RED", null));

        assertThat(found.stream().sorted(MostUrgent.by(NOW)))
                .extracting(WorkItem::elementId)
                .containsExactly("soon", "danger", "redLate", "late", "redTonight", "redTomorrow", "never", "tonight");
    }
}
