package org.huhang.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.huhang.audit.Secrets;
import org.junit.jupiter.api.Test;

class PlainStopTests {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PlainStop stop = new PlainStop(new PrintStream(said, true, StandardCharsets.UTF_8));

    @Test
    void missingDatabaseIsOneSentenceInEachLanguage() {
        assertThat(stop.reportException(new DatabaseMissing())).isTrue();

        assertThat(lines())
                .hasSize(2)
                .allMatch(line -> line.contains("SPRING_DATASOURCE_URL") && !line.contains("\tat "));
        assertThat(lines()[0]).startsWith("没有指定数据库");
        assertThat(lines()[1]).startsWith("No database is named");
    }

    @Test
    void folderInUseNamesTheFolderHoweverDeepTheFailureLies() {
        var failure = new IllegalStateException("bean", new RuntimeException(new FolderInUse(Path.of("/srv/data"))));

        assertThat(stop.reportException(failure)).isTrue();

        assertThat(lines()).hasSize(2).allMatch(line -> line.contains("/srv/data") && line.contains("HUHANG_DATA"));
    }

    @Test
    void missingSecretIsToldLikewise() {
        try {
            Secrets.of("short");
        } catch (RuntimeException missing) {
            assertThat(stop.reportException(missing)).isTrue();
        }

        assertThat(lines()).hasSize(2).allMatch(line -> line.contains("HUHANG_SECRET"));
    }

    @Test
    void everythingElseIsToldAsUsual() {
        assertThat(stop.reportException(new IllegalStateException("a fault"))).isFalse();
        assertThat(said.size()).isZero();
    }

    private String[] lines() {
        return said.toString(StandardCharsets.UTF_8).strip().split("\\R");
    }
}
