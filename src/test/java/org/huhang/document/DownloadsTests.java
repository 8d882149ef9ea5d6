package org.huhang.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huhang.document.Samples.utf8;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.Access;
import org.huhang.agency.CaseParties;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Scope;
import org.huhang.audit.AuditLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;

class DownloadsTests {

    private static final String CASE = "532503-2026-00001";

    private final FilesOnDatabase database = new FilesOnDatabase();
    private final Access access = mock();
    private final Documents documents = database.at(FilesOnDatabase.NOW, List.of(new CaseFolders()));
    private final Downloads downloads = new Downloads(
            documents,
            database.files,
            access,
            database.trail,
            new StaticListableBeanFactory().getBeanProvider(FileGuard.class));
    private final Person reader = person("police.532503");

    @Test
    void aFileIsHandedOutAfterAccessWasAskedAndTheLineWritten() throws Exception {
        var file = attached("case", CASE);
        var response = new MockHttpServletResponse();

        downloads.send(file.id(), reader, "核对", response);

        assertThat(response.getContentAsByteArray()).isEqualTo(utf8("笔录"));
        var order = inOrder(access, database.trail);
        order.verify(access).require(reader, Permission.READ, new CaseFolders().scope(CASE));
        order.verify(database.trail)
                .recordApart(new AuditLine(reader.id(), "file.opened", "file", file.id(), CASE, "核对"));
    }

    @Test
    void aBrowserMayOnlyKeepIt() throws Exception {
        var response = new MockHttpServletResponse();
        downloads.send(attached("case", CASE).id(), reader, null, response);

        assertThat(response.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E7%AC%94%E5%BD%95.txt");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getContentType()).startsWith("text/plain");
        assertThat(response.getContentLength()).isEqualTo(6);
    }

    @Test
    void aRefusalSendsNothing() {
        doThrow(IllegalStateException.class).when(access).require(any(), any(), any());
        var response = new MockHttpServletResponse();
        var file = attached("case", CASE);

        assertThatThrownBy(() -> downloads.send(file.id(), reader, null, response))
                .isInstanceOf(IllegalStateException.class);
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(response.getHeaderNames()).isEmpty();
    }

    @Test
    void aFolderThatNobodyOwnsStaysShut() {
        var file = attached("unknown", "x");

        assertThatThrownBy(() -> downloads.send(file.id(), reader, null, new MockHttpServletResponse()))
                .isInstanceOf(NoSuchFile.class);
        verifyNoInteractions(access);
    }

    @Test
    void aFileInNoFolderIsItsUploadersAlone() throws Exception {
        var own = database.upload("own.txt", utf8("own"), reader.id());
        var reported = database.upload("reported.txt", utf8("reported"));
        var response = new MockHttpServletResponse();

        downloads.send(own.id(), reader, null, response);
        assertThat(response.getContentAsByteArray()).isEqualTo(utf8("own"));
        for (var other : List.of(person("police.532524"), person("reporter.532503"))) {
            assertThatThrownBy(() -> downloads.send(own.id(), other, null, new MockHttpServletResponse()))
                    .isInstanceOf(NoSuchFile.class);
            assertThatThrownBy(() -> downloads.send(reported.id(), other, null, new MockHttpServletResponse()))
                    .isInstanceOf(NoSuchFile.class);
        }
    }

    @Test
    void anUnknownFileReadsTheSameAsAForeignOne() {
        var foreign = database.upload("own.txt", utf8("own"), "someone.else");

        for (var id : List.of(foreign.id(), UUID.randomUUID().toString(), "x", "")) {
            assertThatThrownBy(() -> downloads.send(id, reader, null, new MockHttpServletResponse()))
                    .isInstanceOf(NoSuchFile.class);
        }
        verify(access, org.mockito.Mockito.never()).require(any(), any(), any());
    }

    private StoredFile attached(String kind, String owner) {
        var file = database.upload("笔录.txt", utf8("笔录"), "school.532503");
        database.transactions.executeWithoutResult(
                status -> documents.attach(List.of(file.id()), documents.folder(kind, owner), "school.532503"));
        return file;
    }

    private static Person person(String id) {
        return new Person(id, "李", "POLICE-532503", Set.of("deskOfficer"), false, Locale.SIMPLIFIED_CHINESE, true, 1);
    }

    private static final class CaseFolders implements FolderOwner {
        @Override
        public String kind() {
            return "case";
        }

        @Override
        public Scope scope(String ownerId) {
            return Scope.ofCase(CaseParties.of(ownerId, "532503"));
        }

        @Override
        public @Nullable String caseNo(String ownerId) {
            return ownerId;
        }
    }
}
