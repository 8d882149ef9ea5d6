package org.huhang.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huhang.document.FilesOnDatabase.NOW;
import static org.huhang.document.Samples.utf8;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import java.time.Duration;
import java.util.List;
import org.huhang.audit.AuditLine;
import org.junit.jupiter.api.Test;

class DocumentsTests {

    private final FilesOnDatabase database = new FilesOnDatabase();
    private final Documents documents = database.documents;

    @Test
    void anOwnerHasOneFolder() {
        var folder = documents.folder("case", "532503-2026-00001");

        assertThat(documents.folder("case", "532503-2026-00001")).isEqualTo(folder);
        assertThat(documents.folder("report", "532503-2026-00001")).isNotEqualTo(folder);
    }

    @Test
    void attachedFilesLieInTheFolderAndInTheTrailOnce() {
        var folder = documents.folder("report", "r1");
        var first = database.upload("一.txt", utf8("一"));
        var second = database.upload("二.txt", utf8("二"));

        attach(List.of(first.id(), second.id()), folder, "reporter");
        attach(List.of(first.id(), second.id()), folder, "reporter");

        assertThat(documents.list(folder)).extracting(StoredFile::name).containsExactlyInAnyOrder("一.txt", "二.txt");
        verify(database.trail, times(1))
                .record(new AuditLine("reporter", "file.attached", "file", first.id(), null, null));
        verify(database.trail, times(1))
                .record(new AuditLine("reporter", "file.attached", "file", second.id(), null, null));
        verifyNoMoreInteractions(database.trail);
    }

    @Test
    void nobodyAttachesAnothersFile() {
        var folder = documents.folder("report", "r1");
        var own = database.upload("own.txt", utf8("own"), "school.532503");
        var foreign = database.upload("foreign.txt", utf8("foreign"), "police.532503");

        assertThatThrownBy(() -> attach(List.of(own.id(), foreign.id()), folder, "school.532503"))
                .isInstanceOf(NoSuchFile.class);

        assertThat(documents.list(folder)).isEmpty();
        verifyNoMoreInteractions(database.trail);
    }

    @Test
    void aFileLiesInOneFolderOnly() {
        var file = database.upload("a.txt", utf8("a"));
        attach(List.of(file.id()), documents.folder("report", "r1"), "reporter");

        assertThatThrownBy(() -> attach(List.of(file.id()), documents.folder("report", "r2"), "reporter"))
                .isInstanceOf(NoSuchFile.class);
    }

    @Test
    void nonsenseIdsAreNoFiles() {
        var folder = documents.folder("report", "r1");

        for (var id : List.of("", "x", "00000000-0000-0000-0000-000000000000", "' or 1=1 --")) {
            assertThatThrownBy(() -> attach(List.of(id), folder, "reporter")).isInstanceOf(NoSuchFile.class);
        }
        assertThat(documents.uploaded(List.of("x", ""), "reporter")).isEmpty();
    }

    @Test
    void aPersonFindsTheFilesOfADraftAgain() {
        var own = database.upload("own.txt", utf8("own"), "school.532503");
        var foreign = database.upload("foreign.txt", utf8("foreign"), "police.532503");

        assertThat(documents.uploaded(List.of(own.id(), foreign.id(), "x"), "school.532503"))
                .containsExactly(own);
    }

    @Test
    void whatNobodyAttachedGoesAfterADayWithoutAccountAndLaterWithOne() {
        var forgotten = database.upload("a.txt", utf8("a"));
        var drafted = database.upload("b.txt", utf8("b"), "police.532503");
        var attached = database.upload("c.txt", utf8("c"));
        attach(List.of(attached.id()), documents.folder("report", "r1"), "reporter");

        database.sweepAt(NOW.plus(Duration.ofHours(24))).removeForgotten();
        assertThat(database.count("file")).isEqualTo(3);

        database.sweepAt(NOW.plus(Duration.ofHours(24)).plusMillis(1)).removeForgotten();
        assertThat(documents.uploaded(List.of(forgotten.id()), "reporter")).isEmpty();
        assertThat(documents.uploaded(List.of(drafted.id()), "police.532503")).hasSize(1);

        database.sweepAt(NOW.plus(Duration.ofDays(31))).removeForgotten();
        assertThat(database.count("file")).isEqualTo(1);
        assertThat(database.count("piece")).isEqualTo(1);
    }

    @Test
    void aSavedDraftKeepsItsOwnFilesAlive() {
        var own = database.upload("a.txt", utf8("a"));
        var foreign = database.upload("b.txt", utf8("b"), "police.532503");

        database.at(NOW.plus(Duration.ofHours(20))).keep(List.of(own.id(), foreign.id(), "x"), "reporter");
        database.sweepAt(NOW.plus(Duration.ofHours(43))).removeForgotten();

        assertThat(database.count("file")).isEqualTo(2);

        database.sweepAt(NOW.plus(Duration.ofHours(45))).removeForgotten();
        assertThat(documents.uploaded(List.of(own.id()), "reporter")).isEmpty();
    }

    private void attach(List<String> files, FolderId folder, String by) {
        database.transactions.executeWithoutResult(status -> documents.attach(files, folder, by));
    }
}
