package org.huhang.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.huhang.agency.Person;
import org.junit.jupiter.api.Test;

class ShellTests {

    private static final Person OFFICER = new Person(
            "police.532503", "赵", "POLICE-532503", Set.of("caseOfficer"), false, Locale.SIMPLIFIED_CHINESE, true, 1);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void countsAreExactTo99() {
        assertThat(new Destination("tasks", "/tasks", 1, 99, false).shown()).isEqualTo("99");
        assertThat(new Destination("tasks", "/tasks", 1, 100, false).shown()).isEqualTo("99+");
    }

    @Test
    void aPageBelowADestinationBelongsToIt() {
        var tasks = Destination.plain("tasks", "/tasks", 1);
        assertThat(shell("/tasks").at(tasks)).isTrue();
        assertThat(shell("/tasks/42").at(tasks)).isTrue();
        assertThat(shell("/tasksters").at(tasks)).isFalse();
    }

    @Test
    void theNavigationIsAskedForOnceAndOnlyWhenDrawn() {
        var shell = shell("/tasks");
        assertThat(asked).hasValue(0);
        assertThat(shell.getDestinations()).hasSize(6);
        assertThat(shell.getPhoneDestinations()).hasSize(4);
        assertThat(asked).hasValue(1);
    }

    private Shell shell(String path) {
        return new Shell(
                OFFICER, "蒙自市公安局", Locale.SIMPLIFIED_CHINESE, path, path, null, java.time.Instant.EPOCH, 900, () -> {
                    asked.incrementAndGet();
                    return IntStream.range(0, 6)
                            .mapToObj(at -> Destination.plain("d" + at, "/d" + at, at))
                            .toList();
                });
    }
}
