package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huhang.engine.StartOfProcess;
import org.huhang.engine.Starts;
import org.huhang.model.Work;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.Test;

/** Help by a process of its own is help when a person closes the case. */
class OwnProcessesTests {

    private final Starts starts = mock(Starts.class);
    private final Worklist worklist = mock(Worklist.class);
    private final OwnProcesses own = new OwnProcesses(starts, worklist);

    private boolean workedFor(String element, WorkItem.State state) {
        when(starts.carriesCases("boardingCheck:1")).thenReturn(true);
        when(starts.of("boardingCheck:1", "begun")).thenReturn(Optional.of(mock(StartOfProcess.class)));
        when(worklist.ofCase("1")).thenReturn(List.of(item("boardingCheck:1", element, state)));
        return own.workedFor("1");
    }

    private static WorkItem item(String definition, String element, WorkItem.State state) {
        return new WorkItem(
                UUID.randomUUID(),
                "e",
                definition,
                "i",
                "boardingCheck",
                element,
                Work.OTHER,
                null,
                null,
                "1",
                "EDU-1:clerk",
                "somebody",
                "532503",
                "YELLOW",
                Instant.EPOCH,
                null,
                state,
                Instant.EPOCH,
                1);
    }

    @Test
    void aTaskThatWasDoneCounts() {
        assertThat(workedFor("visit", WorkItem.State.DONE)).isTrue();
    }

    @Test
    void theFormThatBeganItAndATaskThatNobodyDidDoNot() {
        assertThat(workedFor("begun", WorkItem.State.DONE)).isFalse();
        assertThat(workedFor("visit", WorkItem.State.WITHDRAWN)).isFalse();
        assertThat(workedFor("visit", WorkItem.State.OPEN)).isFalse();
    }

    @Test
    void whatOnlyThePlatformBeginsDoesNot() {
        when(worklist.ofCase("1")).thenReturn(List.of(item("emergency:1", "visit", WorkItem.State.DONE)));
        assertThat(own.workedFor("1")).isFalse();
    }
}
