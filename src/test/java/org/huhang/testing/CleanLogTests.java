package org.huhang.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.slf4j.LoggerFactory;

/** Runs careless tests the way Maven runs all of them, and sees them fail. */
class CleanLogTests {

    private static final String NAME = "欧阳守夜";

    @BeforeAll
    static void somebody() {
        CleanLog.keepSecret(Stream.of(NAME));
    }

    @Test
    void aTestFailsThatPrintsWhoAReporterIs() {
        assertThat(failures(Careless.class))
                .hasSize(3)
                .allMatch(message -> message.contains("the log tells who"))
                .noneMatch(message -> message.contains(NAME) || message.contains("13912345678"));
    }

    @Test
    void aClassFailsThatPrintsItBeforeItsFirstTest() {
        assertThat(failures(CarelessAtStart.class)).hasSize(1);
    }

    @Test
    void idsAndTimesAreNoNumbersOfPersons() {
        assertThat(
                        CleanLog.telling(
                                "2026-11-21T22:25:39.555Z report 2364da3e-0486-4ec8-b070-13912345678a case 532503-2026-00417 line"
                                        + " 1795300000000 seal 13912345678901 ada2e936b69b854aab0a5962803748586056aef25bb2ae8f6db3b297f2601a63"))
                .isEmpty();
    }

    @Test
    void foldersOfTestsAreNoNumbersOfPersons(@TempDir Path folder) {
        assertThat(folder.getFileName().toString()).matches("junit-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    /** Their names would be printed by whoever lists the tests. */
    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"phone=13912345678", "(532503201505010024)", "id 53250320150501002X,", "told by 欧阳守夜."})
    void numbersAndNamesAreFoundInWhateverSurroundsThem(String text) {
        assertThat(CleanLog.telling(text)).hasSize(1);
    }

    private static List<String> failures(Class<?> careless) {
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(careless))
                                .build(),
                        listener);
        return listener.getSummary().getFailures().stream()
                .map(failure -> String.valueOf(failure.getException().getMessage()))
                .toList();
    }

    static class Careless {

        @Test
        void printsATelephone() {
            System.out.println("asked by 13912345678");
        }

        @Test
        void logsAName() {
            LoggerFactory.getLogger(Careless.class).error("asked by {}", NAME);
        }

        @Test
        void logsItInWhatWentWrong() {
            LoggerFactory.getLogger(Careless.class)
                    .error("fault", new IllegalStateException(new IllegalArgumentException(NAME)));
        }
    }

    static class CarelessAtStart {

        @BeforeAll
        static void prints() {
            System.err.println("child 53250320150501002X");
        }

        @Test
        void doesNothing() {
            assertThat(NAME).isNotEmpty();
        }
    }
}
